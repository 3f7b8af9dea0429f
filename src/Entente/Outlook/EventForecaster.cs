using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>
/// Who will do what to whom next: a memory of all that happened, and a scorer learned from the questions of past days. A day's facts are added
/// after its questions are answered; what an answer rests on is always earlier than its day, and it never sees which questions are asked.
/// </summary>
public sealed class EventForecaster
{
    private const int Hard = 30, Sampled = 12, Batch = 128, WarmUp = 50, ForTemperature = 1500, LeastForTemperature = 100;
    private const float Rate = 2e-3f, LeastRate = 1e-4f;

    private readonly EventMemory memory;
    private readonly RuleConfidence rules;
    private readonly CandidateList candidates;
    private readonly EventFeatures features;
    private readonly EventScorer scorer;
    private readonly ForecasterOptions options;
    private readonly Random random;
    private float[] mean = new float[EventFeatures.Stride], inverseDeviation = new float[EventFeatures.Stride];
    private float[] rows = [], scores = [];
    private float temperature = 1;
    private readonly OutsideChance outside = new();
    private int version, lastDay = int.MinValue;

    private EventForecaster(StreamNames names, ForecasterOptions options)
    {
        this.options = options;
        Names = names;
        memory = new(names);
        rules = new(memory);
        candidates = new(memory, rules);
        features = new(memory);
        scorer = new(options.Units, memory.Directions, options.Additive, options.Seed);
        random = new(options.Seed);
    }

    public StreamNames Names { get; }

    /// <summary>What the log odds are divided by so that a chance said is the share that happens, fitted on the last questions learned from.</summary>
    public double Temperature => temperature;

    /// <summary>Learns from the past.</summary>
    /// <param name="past">Facts in any order; a fact given twice on one day is one.</param>
    /// <param name="progress">Told the share done, in 0 to 1.</param>
    /// <exception cref="ArgumentException">No fact, fewer than two days, or a number outside the names.</exception>
    public static EventForecaster Learn(StreamNames names, IEnumerable<StreamFact> past, ForecasterOptions options, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var days = Days(past, names);
        if (days.Length < 2) throw new ArgumentException("A stream of fewer than two days teaches nothing about what follows.", nameof(past));
        var forecaster = new EventForecaster(names, options);
        var from = forecaster.FirstLearned(days);
        int asked = days.Skip(from).Sum(d => Questions(d, names.Relations.Length).Count), seen = 0;
        QuestionRows learned = new(), held = new();
        for (var i = 0; i < days.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (i >= from)
                foreach (var (question, answers) in Questions(days[i], names.Relations.Length))
                    if (seen++ < asked - Math.Min(ForTemperature, asked / 10)) forecaster.Take(question, days[i][0].Day, answers, learned);
                    else forecaster.Hold(question, days[i][0].Day, answers, held);
            forecaster.AddDay(days[i]);
            progress?.Report(0.5 * (i + 1) / days.Length);
        }
        forecaster.Fit(learned, held, progress, cancellation);
        return forecaster;
    }

    /// <summary>The forecaster as it stands before a day.</summary>
    /// <exception cref="ArgumentException">The day is not after all that is known.</exception>
    public EventOutlook AsOf(int day) => day > lastDay
        ? new(this, day, version)
        : throw new ArgumentException($"Facts up to day {lastDay} are known; a forecast for day {day} would have seen its own answers.", nameof(day));

    /// <summary>Adds the facts of a day, after which forecasts for it are no longer given.</summary>
    /// <exception cref="ArgumentException">Facts of several days, or of one that is not after all that is known.</exception>
    public void Add(IReadOnlyCollection<StreamFact> facts)
    {
        var days = Days(facts, Names);
        if (days.Length != 1 || days[0][0].Day <= lastDay) throw new ArgumentException($"The facts of one day after {lastDay} are expected.", nameof(facts));
        AddDay(days[0]);
    }

    private void AddDay(ImmutableArray<StreamFact> facts)
    {
        foreach (var (question, answers) in Questions(facts, memory.OneWay)) rules.Learn(question.Subject, question.Relation, facts[0].Day, answers);
        foreach (var fact in facts) memory.Add(fact);
        lastDay = facts[0].Day;
        version++;
    }

    /// <summary>The facts of each day, each once, in the order given: numbers of entities stand for nothing, so nothing is sorted by them.</summary>
    private static ImmutableArray<StreamFact>[] Days(IEnumerable<StreamFact> facts, StreamNames names)
    {
        var distinct = facts.Distinct().ToArray();
        foreach (var f in distinct)
            if ((uint)f.Subject >= names.Entities.Length || (uint)f.Object >= names.Entities.Length || (uint)f.Relation >= names.Relations.Length)
                throw new ArgumentException($"{f} names a number outside {names.Entities.Length} entities and {names.Relations.Length} relations.",
                    nameof(facts));
        return [.. distinct.GroupBy(f => f.Day).OrderBy(g => g.Key).Select(g => g.ToImmutableArray())];
    }

    /// <summary>The questions that a day's facts answer, in both directions, with their answers, in the order of the facts.</summary>
    /// <param name="relations">How many there are in one direction.</param>
    public static IReadOnlyDictionary<EventQuestion, HashSet<int>> Questions(IEnumerable<StreamFact> facts, int relations)
    {
        var questions = new Dictionary<EventQuestion, HashSet<int>>();
        void Answer(EventQuestion question, int answer)
        {
            if (!questions.TryGetValue(question, out var answers)) questions[question] = answers = [];
            answers.Add(answer);
        }
        foreach (var fact in facts)
        {
            Answer(new(fact.Subject, fact.Relation), fact.Object);
            Answer(new(fact.Object, fact.Relation + relations), fact.Subject);
        }
        return questions;
    }

    private int FirstLearned(ImmutableArray<StreamFact>[] days)
    {
        var questions = 0;
        var first = days.Length;
        while (first > Math.Max(1, days.Length / 4) && (questions += Questions(days[first - 1], memory.OneWay).Count) <= options.MostQuestions) first--;
        return Math.Min(first, days.Length - 1);
    }

    /// <summary>Keeps a past question to learn from: its answers, the hardest others by the rough key and some at random.</summary>
    private void Take(EventQuestion question, int day, HashSet<int> answers, QuestionRows into)
    {
        candidates.Find(question, day);
        var order = AnswersFirst(ByKey(), answers, out var right);
        if (right == 0) return;
        int hard = Math.Min(Hard, order.Length - right), rest = order.Length - right - hard, sampled = Math.Min(Sampled, rest), from = right + hard;
        for (var j = from; j < from + sampled; j++)
        {
            var other = j + random.Next(order.Length - j);
            (order[j], order[other]) = (order[other], order[j]);
        }
        var offsets = new float[from + sampled];
        offsets.AsSpan(from).Fill(sampled == 0 ? 0 : MathF.Log((float)rest / sampled));
        Keep(question, day, order.AsSpan(0, from + sampled), offsets, right, 0, into);
    }

    /// <summary>Keeps a past question with all that would be scored, for how sure to be.</summary>
    private void Hold(EventQuestion question, int day, HashSet<int> answers, QuestionRows into)
    {
        candidates.Find(question, day);
        var scored = ByKey().AsSpan(0, Math.Min(candidates.All.Length, options.Scored)).ToArray();
        var order = AnswersFirst(scored, answers, out var right);
        Keep(question, day, order, [], right, answers.Count - right, into);
    }

    private void Keep(EventQuestion question, int day, ReadOnlySpan<int> order, float[] offsets, int right, int missed, QuestionRows into)
    {
        WriteRows(question, day, order);
        into.Add(rows.AsSpan(0, order.Length * EventFeatures.Stride), LastRelations(order), offsets, question.Relation, right, missed);
    }

    /// <summary>Places of the candidates by rough key, the highest first.</summary>
    private int[] ByKey()
    {
        var all = candidates.All;
        var order = new int[all.Length];
        var keys = new float[all.Length];
        for (var i = 0; i < order.Length; i++) (order[i], keys[i]) = (i, -all[i].Key);
        Array.Sort(keys, order);
        return order;
    }

    private int[] AnswersFirst(int[] order, HashSet<int> answers, out int right)
    {
        var all = candidates.All;
        var result = new int[order.Length];
        right = 0;
        foreach (var place in order)
            if (answers.Contains(all[place].Entity)) result[right++] = place;
        var count = right;
        foreach (var place in order)
            if (!answers.Contains(all[place].Entity)) result[count++] = place;
        return result;
    }

    private void WriteRows(EventQuestion question, int day, ReadOnlySpan<int> order)
    {
        const int stride = EventFeatures.Stride;
        if (rows.Length < order.Length * stride) rows = new float[order.Length * stride];
        var all = candidates.All;
        for (var i = 0; i < order.Length; i++) features.Write(question, day, candidates, all[order[i]], rows.AsSpan(i * stride, stride));
    }

    private int[] LastRelations(ReadOnlySpan<int> order)
    {
        var last = new int[order.Length];
        var all = candidates.All;
        for (var i = 0; i < last.Length; i++) last[i] = all[order[i]].LastRelation;
        return last;
    }

    private void Fit(QuestionRows learned, QuestionRows held, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (learned.Count == 0) return;
        learned.Standardise(out mean, out inverseDeviation);
        held.Use(mean, inverseDeviation);
        var order = Enumerable.Range(0, learned.Count).ToArray();
        var total = (double)options.Passes * order.Length;
        float[] buffer = [];
        int done = 0, inBatch = 0, steps = 0;
        for (var pass = 0; pass < options.Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var place in order)
            {
                var (last, offsets, relation, answers) = learned.Read(place, ref buffer);
                scorer.Accumulate(buffer, relation, last, offsets, answers);
                done++;
                if ((inBatch += answers) < Batch) continue;
                scorer.Step(inBatch, Math.Min(1, (steps++ + 1f) / WarmUp) * Math.Max(LeastRate, Rate * (float)(1 - done / total)));
                inBatch = 0;
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(0.5 + 0.5 * done / total);
            }
        }
        FitTemperature(held);
    }

    /// <summary>The temperature in 0.5 to 3 with the highest likelihood of the answers of the questions held back, and the chance of none of those
    /// scored.</summary>
    private void FitTemperature(QuestionRows held)
    {
        float[] buffer = [];
        var cases = new List<(float[] Scores, int Answers)>();
        for (var place = 0; place < held.Count; place++)
        {
            var (last, _, relation, answers) = held.Read(place, ref buffer);
            var own = new float[last.Length];
            scorer.Score(buffer, relation, last, own);
            outside.Add(buffer, own, answers, held.Missed(place));
            if (answers > 0) cases.Add((own, answers));
        }
        outside.Fit();
        if (cases.Count < LeastForTemperature) return;
        double Loss(double t) => cases.Sum(c =>
        {
            double highest = c.Scores.Max(), sum = c.Scores.Sum(s => Math.Exp((s - highest) / t));
            return c.Scores.Take(c.Answers).Sum(s => Math.Log(sum) - (s - highest) / t);
        });
        temperature = (float)Enumerable.Range(0, 51).Select(i => 0.5 + 0.05 * i).MinBy(Loss);
    }

    /// <summary>All candidates by falling score: the best by the rough key scored in full, the rest below them in the order of their keys.</summary>
    internal ImmutableArray<ExpectedEvent> Rank(EventQuestion question, int day, int asked)
    {
        Check(asked);
        var order = Scored(question, day, out var full);
        var all = candidates.All;
        var within = 1 - outside.Of(rows.AsSpan(0, full * EventFeatures.Stride), scores.AsSpan(0, full));
        var least = full == 0 ? 0 : scores.AsSpan(0, full).ToArray().Min();
        var best = full == 0 ? 0 : scores.AsSpan(0, full).ToArray().Max();
        double total = 0;
        for (var i = 0; i < full; i++) total += Math.Exp((scores[i] - best) / temperature);
        var result = new ExpectedEvent[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var score = i < full ? scores[i] : least - 100 + all[order[i]].Key;
            result[i] = new(all[order[i]].Entity, score, i < full ? within * Math.Exp((score - best) / temperature) / total : 0);
        }
        return [.. result.OrderByDescending(e => e.Score)];
    }

    /// <summary>Candidates by rough key, the first of them scored.</summary>
    private int[] Scored(EventQuestion question, int day, out int full)
    {
        candidates.Find(question, day);
        var order = ByKey();
        full = Math.Min(order.Length, options.Scored);
        WriteRows(question, day, order.AsSpan(0, full));
        for (var i = 0; i < full * EventFeatures.Stride; i++)
            rows[i] = (rows[i] - mean[i % EventFeatures.Stride]) * inverseDeviation[i % EventFeatures.Stride];
        if (scores.Length < full) scores = new float[full];
        scorer.Score(rows, question.Relation, LastRelations(order.AsSpan(0, full)), scores);
        return order;
    }

    /// <summary>Why an entity is expected more or less than the first fifty candidates on the mean, and the past that says so.</summary>
    internal EventExplanation? Explain(EventQuestion question, int day, int entity, int asked)
    {
        Check(asked);
        if (!options.Additive) throw new InvalidOperationException("Only the additive form can be explained.");
        var order = Scored(question, day, out var full);
        var all = candidates.All;
        var parts = new float[full][];
        var at = -1;
        for (var i = 0; i < full; i++)
        {
            parts[i] = scorer.Contributions(rows.AsSpan(i * EventFeatures.Stride, EventFeatures.Stride), question.Relation, all[order[i]].LastRelation);
            if (all[order[i]].Entity == entity) at = i;
        }
        if (at < 0) return null;
        var firsts = Enumerable.Range(0, full).OrderByDescending(i => scores[i]).Take(50).ToArray();
        var reasons = Enum.GetValues<FeatureGroup>()
            .Select(g => new EventReason(g, parts[at][(int)g] - firsts.Average(i => parts[i][(int)g])))
            .OrderByDescending(r => Math.Abs(r.Weight)).ThenBy(r => r.Group);
        return new(entity, scores[at], [.. parts[at].Select(p => (double)p)], [.. reasons], [.. Past(question, all[order[at]].Pair, day)]);
    }

    private IEnumerable<PastAct> Past(EventQuestion question, int pair, int day)
    {
        var acts = new List<PastAct>();
        for (var act = memory.FirstAct(pair); act >= 0; act = memory.NextAct(act))
        {
            var (hits, cases) = rules.Seen(act, question.Relation, day);
            acts.Add(new(memory.RelationOf(act), memory.Acts.Times(act), memory.Acts.LastDay(act), hits, cases, rules.Of(act, question.Relation, day)));
        }
        return acts.OrderByDescending(a => a.Relation == question.Relation).ThenByDescending(a => a.Confidence).ThenBy(a => a.Relation);
    }

    private void Check(int asked)
    {
        if (asked != version) throw new InvalidOperationException("Facts were added since this outlook was taken; take it again for a later day.");
    }
}
