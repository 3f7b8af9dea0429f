using Entente.Outlook;

namespace Entente.Work.Outlook;

/// <summary>What a stream of events has come next, with reasons: `entente outlook --query`.</summary>
internal static class StreamOutlook
{
    /// <summary>The most answers that are given.</summary>
    public const int MostAnswers = 100;

    private const int MostTold = 5;

    private static readonly int[] Horizons = [7, 30, 365];

    public static OutlookReport Ask(EventTable table, string asked, DateOnly? asOf, int top, int seed, CancellationToken cancellation)
    {
        Tell(table);
        var path = table.Path;
        DateOnly first = table.Rows[0].Date, last = table.Rows[^1].Date;
        var day = asOf ?? last.AddDays(1);
        if (day <= first) throw new UserException(
            $"--as-of {day:yyyy-MM-dd}: the first event of {path} is of {first:yyyy-MM-dd}, so nothing is known before that day. Name a later day.");
        var (names, facts) = table.Before(day);
        if (facts[0].Day == facts[^1].Day)
            throw new UserException($"{path}: all {facts.Length} events before {day:yyyy-MM-dd} are of one day, {first:yyyy-MM-dd}; events of at "
                + $"least two days are needed to learn what follows.");
        var query = EventQuery.Parse(asked, names, day);
        EventForecaster forecaster;
        using (var progress = new ProgressLine("learning", 1000, things: true))
            forecaster = EventForecaster.Learn(names, facts, new ForecasterOptions { Seed = seed }, new Thousandths(progress), cancellation);
        var outlook = forecaster.AsOf(day.DayNumber);
        var question = query.Question(names);
        var ranking = outlook.Rank(question);
        var answers = ranking.Where(e => e.Chance > 0).Take(top).ToArray();
        var within = Horizons.Select(h => Within(names, facts, query, answers, day, h, seed, cancellation)).ToArray();
        return new(names, query, day, facts, [.. answers.Select((a, i) => new OutlookReport.Answer(a, outlook.Explain(question, a.Entity),
            [.. within.Select(w => w?[i])]))], [.. Horizons]);
    }

    private static Occurrence[]? Within(StreamNames names, IReadOnlyList<StreamFact> facts, EventQuery query, ExpectedEvent[] answers, DateOnly day,
        int horizon, int seed,
        CancellationToken cancellation)
    {
        if (OccurrenceForecaster.KnownDays(facts) < OccurrenceForecaster.LeastHorizons * horizon) return null;
        var forecaster = OccurrenceForecaster.Learn(names, facts, horizon, seed, cancellation);
        return [.. answers.Select(a => query.AsksObject
            ? forecaster.Of(query.Entity, query.Relation, a.Entity, day.DayNumber)
            : forecaster.Of(a.Entity, query.Relation, query.Entity, day.DayNumber))];
    }

    private static void Tell(EventTable table)
    {
        foreach (var fault in table.Bad.Take(MostTold)) Console.Error.WriteLine($"entente: {fault}");
        if (table.Bad.Length > 0) Console.Error.WriteLine($"entente: {table.Bad.Length} of the rows could not be read and were left out.");
        if (table.Doubled > 0) Console.Error.WriteLine(
            $"entente: {table.Doubled} {(table.Doubled == 1 ? "row is" : "rows are")} given twice; each event of a day counts once.");
        if (table.OutOfOrder > 0) Console.Error.WriteLine(
            $"entente: {table.OutOfOrder} {(table.OutOfOrder == 1 ? "row is" : "rows are")} out of order; sorted by date.");
    }

    private sealed class Thousandths(ProgressLine line) : IProgress<double>
    {
        public void Report(double share) => line.Report((long)(share * 1000));
    }
}
