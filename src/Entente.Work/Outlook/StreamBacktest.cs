using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.Outlook;

namespace Entente.Work.Outlook;

/// <summary>Forecasts every event of a stream's last part from what came before its day, and scores them: `entente outlook backtest`.</summary>
internal static class StreamBacktest
{
    private const int MostDumped = 2000;

    public static EventFolder OfLedger(string? ledger)
    {
        var folder = EventTable.OfLedger(ledger, before: null).InParts();
        Console.Error.WriteLine(
            $"entente: learned from {folder.Train.Length} events, checked on {folder.Valid.Length}, scored on the last {folder.Test.Length}.");
        return folder;
    }

    public static void Run(EventFolder folder, bool test, string? dump, int explain, ForecasterOptions options, CancellationToken cancellation)
    {
        EventForecaster forecaster;
        using (var progress = new ProgressLine("learning", 1000, things: true))
            forecaster = EventForecaster.Learn(folder.Names, folder.Train, options, new Thousandths(progress), cancellation);
        if (test)
            foreach (var day in folder.Valid.GroupBy(f => f.Day).OrderBy(g => g.Key)) forecaster.Add([.. day]);
        Score(folder, test, dump, (question, day) => forecaster.AsOf(day).Rank(question), forecaster.Add, Explained, cancellation);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Temperature {forecaster.Temperature:F2}."));

        void Explained(EventQuestion question, ExpectedEvent first, int day, int count)
        {
            if (explain <= 0 || count % 97 != 0) return;
            explain--;
            Explain(forecaster, forecaster.AsOf(day), question, first);
        }
    }

    public static void RunRecurrency(EventFolder folder, bool test, string? dump, CancellationToken cancellation)
    {
        var forecaster = new RecurrencyForecaster(folder.Names.Relations.Length);
        foreach (var day in folder.Train.GroupBy(f => f.Day).OrderBy(g => g.Key)) forecaster.Add([.. day.Distinct()]);
        if (test)
            foreach (var day in folder.Valid.GroupBy(f => f.Day).OrderBy(g => g.Key))
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var (question, answers) in EventForecaster.Questions(day, folder.Names.Relations.Length))
                    forecaster.Learn(question, answers, day.Key, folder.Names.Entities.Length);
                forecaster.Add([.. day.Distinct()]);
            }
        else Console.Error.WriteLine("entente: fading and alpha are chosen on the valid part; for the valid part itself they stay at .1 and .999.");
        Score(folder, test, dump, forecaster.Rank, facts => forecaster.Add(facts), (_, _, _, _) => { }, cancellation);
    }

    /// <summary>Forecasts the part day by day, adding a day's facts after its questions, and prints how good the forecasts were.</summary>
    public static void Score(EventFolder folder, bool test, string? dump, Func<EventQuestion, int, ImmutableArray<ExpectedEvent>> rank,
        Action<IReadOnlyCollection<StreamFact>> add, Action<EventQuestion, ExpectedEvent, int, int> foreseen, CancellationToken cancellation)
    {
        var scores = new RankScores();
        var reliability = new ReliabilityBins(10);
        var asked = test ? folder.Test : folder.Valid;
        if (dump is null) Forecast(null);
        else Output.Write(dump, Forecast);
        Report(scores, reliability);

        void Forecast(TextWriter? into)
        {
            using var progress = new ProgressLine("forecasting", asked.Length, things: true);
            var rowOf = asked.Select((f, i) => (f, i)).ToLookup(x => x.f, x => x.i);
            foreach (var day in asked.GroupBy(f => f.Day).OrderBy(g => g.Key))
            {
                foreach (var (question, answers) in EventForecaster.Questions(day, folder.Names.Relations.Length))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var ranking = rank(question, day.Key);
                    scores.Add(ranking, answers, folder.Names.Entities.Length);
                    if (ranking.Length > 0)
                        foreach (var answer in answers) reliability.Add(ranking[0].Chance, answer == ranking[0].Entity);
                    if (into is not null) Dump(into, question, answers, ranking, day.Key, rowOf, folder.Names.Relations.Length);
                    if (ranking.Length > 0 && answers.Contains(ranking[0].Entity)) foreseen(question, ranking[0], day.Key, scores.Count);
                }
                add([.. day]);
                progress.Report(scores.Count / 2);
            }
        }
    }

    private static void Dump(TextWriter into, EventQuestion question, HashSet<int> answers, ImmutableArray<ExpectedEvent> ranking, int day,
        ILookup<StreamFact, int> rowOf, int relations)
    {
        var least = ranking.Length == 0 ? 0 : ranking.Min(e => e.Score);
        var line = new StringBuilder();
        foreach (var expected in ranking.Take(MostDumped))
            line.Append(CultureInfo.InvariantCulture, $"{(line.Length > 0 ? " " : "")}{expected.Entity}:{expected.Score - least + 1:R}");
        foreach (var answer in answers.Order())
        {
            var forward = question.Relation < relations;
            var fact = forward
                ? new StreamFact(question.Subject, question.Relation, answer, day)
                : new StreamFact(answer, question.Relation - relations, question.Subject, day);
            foreach (var row in rowOf[fact]) into.Write($"{row}\t{(forward ? 'o' : 's')}\t{line}\n");
        }
    }

    private static void Report(RankScores scores, ReliabilityBins reliability)
    {
        var hits = scores.Hits;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"MRR {scores.MeanReciprocalRank:F4}, hits at 1 {hits[0]:F4}, at 3 {hits[1]:F4}, at 10 {hits[2]:F4}; {scores.Count} questions, "
                + $"{(double)scores.Ranked / scores.Count:P1} of the answers among the candidates."));
        Console.Out.WriteLine("Chance of the first answer:");
        foreach (var bin in reliability.Bins)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  said {bin.Said:F3}, happened {bin.Happened:F3} ({bin.Count})"));
    }

    private static void Explain(EventForecaster forecaster, EventOutlook outlook, EventQuestion question, ExpectedEvent first)
    {
        var names = forecaster.Names;
        string Relation(int r) => PlainText.OfLine(r < names.Relations.Length ? names.Relations[r]
            : $"is the object of: {names.Relations[r - names.Relations.Length]}");
        var why = outlook.Explain(question, first.Entity)!;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Day {outlook.Day}: {PlainText.OfLine(names.Entities[question.Subject])}, {Relation(question.Relation)}: ")
            + string.Create(CultureInfo.InvariantCulture, $"{PlainText.OfLine(names.Entities[first.Entity])}, {first.Chance:P0}"));
        Console.Out.WriteLine("  " + string.Join(", ", why.Reasons.Where(r => r.Group != FeatureGroup.Question).Take(4)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Group} {r.Weight:+0.0;-0.0}"))));
        foreach (var past in why.Past.Take(3))
            Console.Out.WriteLine($"  {Relation(past.Relation)}: {past.Times} times, last {outlook.Day - past.LastDay} days before"
                + (past.Cases >= PastAct.LeastCases ? $"; followed by this in {past.Hits} of {past.Cases} such cases" : ""));
    }

    private sealed class Thousandths(ProgressLine line) : IProgress<double>
    {
        public void Report(double share) => line.Report((long)(share * 1000));
    }
}
