using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Outlook;

/// <summary>
/// The recurrency baseline (Gastinger, Meilicke, Errica, Sztyler, Schuelke and Stuckenschmidt, IJCAI 2024, equations 4 to 6): alpha times the
/// share of the stream's faded days on which the very act happened, plus 1 - alpha times the object's share of all events of the relation.
/// Fading 2^(-lambda x age) and alpha are chosen for each relation and direction by the reciprocal ranks of past questions.
/// </summary>
public sealed class RecurrencyForecaster
{
    /// <summary>Answers of a relation that the choice looks at, the first.</summary>
    public const int MostLearned = 400;

    private static readonly float[] Lambdas = [0, 0.01f, 0.02f, 0.05f, 0.1f, 0.2f, 0.5f, 1, 2];
    private static readonly double[] Alphas = [0, 0.2, 0.5, 0.8, 0.9, 0.97, 0.99, 0.999, 1];

    private readonly int relations;
    private readonly Dictionary<(int Subject, int Relation), List<Act>> acts = [];
    private readonly Dictionary<int, int>[] objects;
    private readonly int[] events, learned;
    private readonly double[][] reciprocal;
    private readonly int[] chosen;
    private readonly double[] allDays = new double[Lambdas.Length];
    private int lastDay = int.MinValue;

    public RecurrencyForecaster(int relations)
    {
        this.relations = relations;
        objects = [.. Enumerable.Range(0, 2 * relations).Select(_ => new Dictionary<int, int>())];
        (events, learned) = (new int[2 * relations], new int[2 * relations]);
        reciprocal = [.. Enumerable.Range(0, 2 * relations).Select(_ => new double[Lambdas.Length * Alphas.Length])];
        chosen = [.. Enumerable.Repeat(Place(4, 7), 2 * relations)];
    }

    private struct Act
    {
        public int Object, LastDay;
        public Sums Faded;
    }

    [InlineArray(9)]
    private struct Sums
    {
        private float first;
    }

    private static int Place(int lambda, int alpha) => lambda * Alphas.Length + alpha;

    /// <summary>Adds the facts of one day after all that is known.</summary>
    /// <exception cref="ArgumentException">A day that is known.</exception>
    public void Add(IReadOnlyCollection<StreamFact> facts)
    {
        if (facts.Count == 0) return;
        var day = facts.First().Day;
        if (day <= lastDay || facts.Any(f => f.Day != day)) throw new ArgumentException($"The facts of one day after {lastDay} are expected.", nameof(facts));
        for (var k = 0; k < Lambdas.Length; k++) allDays[k] = (lastDay == int.MinValue ? 0 : allDays[k] * Fade(k, day - lastDay)) + 1;
        lastDay = day;
        foreach (var (question, answers) in EventForecaster.Questions(facts, relations))
            foreach (var answer in answers) Add(question, answer, day);
    }

    private void Add(EventQuestion question, int answer, int day)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(acts, (question.Subject, question.Relation), out _);
        list ??= [];
        var place = list.FindIndex(a => a.Object == answer);
        if (place < 0)
        {
            place = list.Count;
            list.Add(new Act { Object = answer, LastDay = day });
        }
        ref var act = ref CollectionsMarshal.AsSpan(list)[place];
        for (var k = 0; k < Lambdas.Length; k++) act.Faded[k] = act.Faded[k] * Fade(k, day - act.LastDay) + 1;
        act.LastDay = day;
        CollectionsMarshal.GetValueRefOrAddDefault(objects[question.Relation], answer, out _)++;
        events[question.Relation]++;
    }

    private static float Fade(int lambda, int age) => MathF.Pow(2, -Lambdas[lambda] * age);

    /// <summary>Counts how each choice of fading and alpha would have ranked the answers of a day's question; facts of the day are added after it.</summary>
    /// <param name="entities">How many there are to be ranked.</param>
    public void Learn(EventQuestion question, IReadOnlySet<int> answers, int day, int entities)
    {
        var relation = question.Relation;
        if (learned[relation] >= MostLearned) return;
        learned[relation] += answers.Count;
        var counts = objects[relation];
        var own = acts.GetValueOrDefault((question.Subject, relation), []);
        var mine = own.Select(a => a.Object).ToHashSet();
        var rest = counts.Where(c => !mine.Contains(c.Key)).Select(c => c.Value).Order().ToArray();
        var unseen = entities - counts.Count;
        var all = Math.Max(1, events[relation]);
        for (var lambda = 0; lambda < Lambdas.Length; lambda++)
        {
            var shares = own.Select(a => a.Faded[lambda] * Fade(lambda, day - a.LastDay) / (allDays[lambda] * Fade(lambda, day - lastDay))).ToArray();
            for (var alpha = 0; alpha < Alphas.Length; alpha++)
            {
                double Usual(int count) => (1 - Alphas[alpha]) * count / all;
                var scores = own.Select((a, i) => Usual(counts[a.Object]) + Alphas[alpha] * shares[i]).ToArray();
                foreach (var answer in answers)
                {
                    var place = own.FindIndex(a => a.Object == answer);
                    var score = place >= 0 ? scores[place] : Usual(counts.GetValueOrDefault(answer));
                    int above = rest.Length - Below(rest, c => Usual(c) <= score), level = rest.Length - above - Below(rest, c => Usual(c) < score);
                    if (score == 0) level += unseen;
                    for (var i = 0; i < scores.Length; i++)
                    {
                        if (answers.Contains(own[i].Object) && i != place) continue;
                        if (scores[i] > score) above++;
                        else if (scores[i] == score) level++;
                    }
                    foreach (var other in answers)
                    {
                        if (other == answer || mine.Contains(other)) continue;
                        var theirs = Usual(counts.GetValueOrDefault(other));
                        if (theirs > score) above--;
                        else if (theirs == score) level--;
                    }
                    reciprocal[relation][Place(lambda, alpha)] += 1 / (above + (Math.Max(1, level) + 1) / 2.0);
                }
            }
        }
        var best = reciprocal[relation].AsSpan();
        chosen[relation] = best.IndexOf(reciprocal[relation].Max());
    }

    // How many of the rising counts hold to a condition that holds up to some count.
    private static int Below(int[] rising, Func<int, bool> holds)
    {
        int low = 0, high = rising.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(rising[middle])) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Who may be the answer, by falling score; whoever isn't named has none. The chance is the score's share of all.</summary>
    /// <exception cref="ArgumentException">The day is not after all that is known.</exception>
    public ImmutableArray<ExpectedEvent> Rank(EventQuestion question, int day)
    {
        if (day <= lastDay) throw new ArgumentException(
            $"Facts up to day {lastDay} are known; a forecast for day {day} would have seen its own answers.", nameof(day));
        var place = chosen[question.Relation];
        var scores = Scores(question, day, place / Alphas.Length, Alphas[place % Alphas.Length]);
        var total = scores.Values.Sum();
        return [.. scores.Where(s => s.Value > 0).OrderByDescending(s => s.Value)
            .Select(s => new ExpectedEvent(s.Key, (float)Math.Log(s.Value), s.Value / total))];
    }

    private Dictionary<int, double> Scores(EventQuestion question, int day, int lambda, double alpha)
    {
        var scores = new Dictionary<int, double>();
        var all = Math.Max(1, events[question.Relation]);
        if (alpha < 1)
            foreach (var (entity, count) in objects[question.Relation]) scores[entity] = (1 - alpha) * count / all;
        if (alpha > 0 && acts.TryGetValue((question.Subject, question.Relation), out var own))
        {
            var days = allDays[lambda] * Fade(lambda, day - lastDay);
            foreach (var act in own)
                scores[act.Object] = scores.GetValueOrDefault(act.Object) + alpha * act.Faded[lambda] * Fade(lambda, day - act.LastDay) / days;
        }
        return scores;
    }
}
