using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>
/// The chance that a thing happens at all: at least one event of a relation from one entity to another within so many days. A logistic
/// regression on the memory's counts for each of three kinds of past, learned from earlier days whose horizon has passed; cases that nothing
/// speaks for are sampled and weighted by how many they stand for (King and Zeng 2001), so that the chances are absolute.
/// </summary>
public sealed class OccurrenceForecaster
{
    /// <summary>A pair with an event in so many days is active.</summary>
    public const int ActiveDays = 90;

    /// <summary>The past must be so many horizons long.</summary>
    public const int LeastHorizons = 3;

    private const int Origins = 12, MostOfKind = 60000, SampledOfKind = 5000, Width = 22;
    private readonly EventMemory memory;
    private readonly RuleConfidence rules;
    private readonly LogisticRegression?[] fits = new LogisticRegression?[3];
    private readonly LogisticRegression?[] histories = new LogisticRegression?[3];
    private readonly double[] rates = new double[3];
    private int lastDay = int.MinValue;

    private OccurrenceForecaster(StreamNames names, int horizon)
    {
        Horizon = horizon;
        memory = new(names);
        rules = new(memory);
    }

    /// <summary>Days within which the event is to happen, the day asked about being the first.</summary>
    public int Horizon { get; }

    /// <summary>Days from the first fact to the last, both counted, after the last silence of the whole stream of more than <see cref="ActiveDays"/>:
    /// over such a silence nobody kept the record, so nothing can be learned of what did not happen.</summary>
    /// <param name="past">Facts in any order.</param>
    public static int KnownDays(IEnumerable<StreamFact> past)
    {
        int[] days = [.. past.Select(f => f.Day).Distinct().Order()];
        if (days.Length == 0) return 0;
        var first = days.Length - 1;
        while (first > 0 && days[first] - days[first - 1] <= ActiveDays) first--;
        return days[^1] - days[first] + 1;
    }

    /// <param name="past">Facts in any order.</param>
    /// <param name="horizon">Days, at least one.</param>
    /// <exception cref="ArgumentException">The <see cref="KnownDays"/> of the past are too few for three horizons.</exception>
    public static OccurrenceForecaster Learn(StreamNames names, IEnumerable<StreamFact> past, int horizon, int seed = 1,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var facts = past.Distinct().OrderBy(f => f.Day).ThenBy(f => f.Subject).ThenBy(f => f.Relation).ThenBy(f => f.Object).ToArray();
        var known = KnownDays(facts);
        if (known < LeastHorizons * horizon)
            throw new ArgumentException($"{known} days are too few to learn what happens within {horizon}; {LeastHorizons * horizon} "
                + $"are wanted, three horizons.", nameof(past));
        var forecaster = new OccurrenceForecaster(names, horizon);
        var sample = new OccurrenceSample(forecaster.memory, new Random(seed));
        var cases = Enumerable.Range(0, 3).Select(_ => new List<(double[] Row, bool Happened, double Weight)>()).ToArray();
        int last = facts[^1].Day, first = last - known + 1;
        int from = first + Math.Max(horizon, (last - first) / 2), to = last - horizon + 1;
        var origins = Enumerable.Range(0, Origins).Select(i => from + (int)((long)(to - from) * i / (Origins - 1))).Distinct().ToHashSet();
        foreach (var day in facts.GroupBy(f => f.Day))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var origin in origins.Where(o => o <= day.Key).Order().ToArray())
            {
                origins.Remove(origin);
                foreach (var c in sample.At(origin, Within(facts, origin, horizon), MostOfKind / Origins, SampledOfKind))
                    cases[c.Kind].Add((forecaster.Row(c.Subject, c.Relation, c.Object, origin), c.Happened, c.Weight));
            }
            forecaster.AddDay([.. day]);
        }
        for (var kind = 0; kind < 3; kind++) forecaster.Fit(kind, cases[kind]);
        return forecaster;
    }

    /// <summary>The facts of a horizon out of facts by rising day.</summary>
    private static ArraySegment<StreamFact> Within(StreamFact[] facts, int origin, int horizon)
    {
        int from = FirstFrom(facts, origin), to = FirstFrom(facts, origin + horizon);
        return new(facts, from, to - from);
    }

    private static int FirstFrom(StreamFact[] facts, int day)
    {
        int low = 0, high = facts.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (facts[middle].Day < day) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Adds the facts of a day after all that is known.</summary>
    /// <exception cref="ArgumentException">Facts of several days, or of one that is not after all that is known.</exception>
    public void Add(IReadOnlyCollection<StreamFact> facts)
    {
        if (facts.Count == 0 || facts.Any(f => f.Day != facts.First().Day) || facts.First().Day <= lastDay)
            throw new ArgumentException($"The facts of one day after {lastDay} are expected.", nameof(facts));
        AddDay([.. facts.Distinct()]);
    }

    private void AddDay(ImmutableArray<StreamFact> facts)
    {
        foreach (var (question, answers) in EventForecaster.Questions(facts, memory.OneWay)) rules.Learn(question.Subject, question.Relation,
            facts[0].Day, answers);
        foreach (var fact in facts) memory.Add(fact);
        lastDay = facts[0].Day;
    }

    /// <summary>The chance that subject does relation to object on one of the days from <paramref name="day"/> on, as many as the horizon.</summary>
    /// <exception cref="ArgumentException">The day is not after all that is known.</exception>
    public Occurrence Of(int subject, int relation, int @object, int day)
    {
        if (day <= lastDay) throw new ArgumentException(
            $"Facts up to day {lastDay} are known; a forecast from day {day} would have seen its own answer.", nameof(day));
        var kind = memory.KindOfPast(subject, relation, @object, day);
        var row = Row(subject, relation, @object, day);
        return new(fits[(int)kind]?.Predict(row) ?? rates[(int)kind], histories[(int)kind]?.Predict(row.AsSpan(0, OfHistory)) ?? rates[(int)kind],
            rates[(int)kind], kind);
    }

    /// <summary>Cases of a day for a score: those that happened, those with such a past, and others by sample, each with how many it stands for.</summary>
    /// <param name="following">Facts of the days within the horizon.</param>
    public IReadOnlyList<OccurrenceCase> Cases(int day, IEnumerable<StreamFact> following, int seed) =>
        [.. new OccurrenceSample(memory, new Random(seed)).At(day, following.Where(f => f.Day >= day && f.Day < day + Horizon), int.MaxValue, SampledOfKind)];

    private const int OfHistory = 6;

    // The act's own counts come first: alone they are what history says.
    private double[] Row(int subject, int relation, int @object, int day)
    {
        var row = new double[Width];
        var f = 0;
        int pair = memory.Pair(subject, @object), act = -1, reverse = -1;
        float best = 0, none = 1;
        for (var a = memory.FirstAct(pair); a >= 0; a = memory.NextAct(a))
        {
            if (memory.RelationOf(a) == relation) act = a;
            if (memory.RelationOf(a) == memory.Inverse(relation)) reverse = a;
            var confidence = rules.Of(a, relation, day);
            best = Math.Max(best, confidence);
            none *= 1 - confidence;
        }
        for (var kind = 0; kind < DecayingCounts.Kinds; kind++) row[f++] = EventFeatures.Log(memory.Acts.At(act, day, kind));
        row[f++] = act < 0 ? 6 : Math.Log(day - memory.Acts.LastDay(act));
        for (var kind = 1; kind < DecayingCounts.Kinds; kind++) row[f++] = EventFeatures.Log(memory.Pairs.At(pair, day, kind));
        row[f++] = pair < 0 ? 6 : Math.Log(day - memory.Pairs.LastDay(pair));
        row[f++] = EventFeatures.Log(memory.Acts.At(reverse, day, EventMemory.Lately));
        int subjectRelation = memory.SubjectRelation(subject, relation), relationObject = memory.RelationObject(relation, @object);
        foreach (var kind in (ReadOnlySpan<int>)[1, EventMemory.Lately])
        {
            row[f++] = EventFeatures.Log(memory.SubjectRelations.At(subjectRelation, day, kind));
            row[f++] = EventFeatures.Log(memory.RelationObjects.At(relationObject, day, kind));
        }
        row[f++] = EventFeatures.Log(memory.Relations.At(relation, day, EventMemory.Lately));
        row[f++] = EventFeatures.Log(memory.Objects.At(subject, day, EventMemory.Lately));
        row[f++] = EventFeatures.Log(memory.Objects.At(@object, day, EventMemory.Lately));
        row[f++] = Math.Log(best + 1e-4);
        row[f++] = Math.Log(1 - none + 1e-4);
        row[f] = memory.Nearness(subject, @object) == 1 ? 1 : 0;
        return row;
    }

    private void Fit(int kind, List<(double[] Row, bool Happened, double Weight)> cases)
    {
        var weight = cases.Sum(c => c.Weight);
        rates[kind] = weight > 0 ? cases.Where(c => c.Happened).Sum(c => c.Weight) / weight : 0;
        if (cases.Count(c => c.Happened) < 2 * Width || cases.All(c => c.Happened)) return;
        fits[kind] = Fit(cases, Width);
        histories[kind] = Fit(cases, OfHistory);
    }

    /// <summary>
    /// Learned as if each case stood for itself, which keeps a few that stand for very many from ruling; then the intercept is moved until the
    /// mean chance over all they stand for is the share that happened (King and Zeng 2001, equation 7, solved on the sample), and last the log odds
    /// are drawn in, with the weights, where they promise too much of the few cases that look likeliest.
    /// </summary>
    private static LogisticRegression Fit(List<(double[] Row, bool Happened, double Weight)> cases, int width)
    {
        var fit = LogisticRegression.Fit([.. cases.SelectMany(c => c.Row.Take(width))], width, [.. cases.Select(c => c.Happened)], ridge: 1);
        var happened = cases.Where(c => c.Happened).Sum(c => c.Weight);
        double low = -40, high = 40;
        while (high - low > 1e-6)
        {
            var middle = (low + high) / 2;
            var moved = Moved(fit, middle);
            if (cases.Sum(c => c.Weight * moved.Predict(c.Row.AsSpan(0, width))) > happened) high = middle;
            else low = middle;
        }
        return DrawnIn(Moved(fit, low), cases, width);
    }

    private static LogisticRegression DrawnIn(LogisticRegression fit, List<(double[] Row, bool Happened, double Weight)> cases, int width)
    {
        var logits = cases.Select(c => fit.Predict(c.Row.AsSpan(0, width))).Select(p => Math.Log(p / (1 - p))).ToArray();
        var line = LogisticRegression.Fit(logits, 1, [.. cases.Select(c => c.Happened)], new([0, 1]), ridge: 1,
            weights: [.. cases.Select(c => c.Weight)]).Coefficients;
        return line[1] is > 0 and < 1 ? new([line[0] + line[1] * fit.Coefficients[0], .. fit.Coefficients[1..].Select(c => line[1] * c)]) : fit;
    }

    private static LogisticRegression Moved(LogisticRegression fit, double by) => new([fit.Coefficients[0] + by, .. fit.Coefficients[1..]]);
}
