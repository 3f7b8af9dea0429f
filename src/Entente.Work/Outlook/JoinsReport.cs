using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Findings;
using Entente.Outlook;
using Entente.Store.Alignment;
using Entente.Store.Outlook;
using NodaTime;

namespace Entente.Work.Outlook;

/// <summary>With whom a state may make a defence pact next, the likeliest first, or why nothing is said.</summary>
/// <param name="On">Only years that were over by this day were used; null: all.</param>
/// <param name="Test">Of such forecasts: on pairs with a major power where the state is one, else on all.</param>
/// <param name="Open">How many states have no defence pact with it.</param>
internal sealed record JoinsReport(ActorId State, int Horizon, LocalDate? On, DyadSource? Source, string? Refused, DyadBacktest? Test, bool IsMajor, int Open,
    ImmutableArray<JoinsReport.Partner> Partners)
{
    private const int Most = 10;

    internal sealed record Partner(ActorId State, DyadOutlook Outlook, string Reason, double LogOdds);

    /// <param name="facts">Of all pairs of the state.</param>
    public static JoinsReport Of(ActorId state, int horizon, LocalDate? on, KeptModel kept, IEnumerable<(Dyad Dyad, DyadFacts Facts)> facts)
    {
        JoinsReport Refuse(string why, DyadSource? source = null, DyadBacktest? test = null, bool major = false) =>
            new(state, horizon, on, source, why, test, major, 0, []);
        if (kept.Model is not { } model || !kept.Sources.TryGetValue(DyadRecord.Defence, out var source))
            return Refuse("no data set of the ledger records pacts up to the day. "
                + $"Load one: {string.Join(" or ", DyadRecords.DatasetsOf(DyadRecord.Defence).Select(d => $"entente load {d} PATH"))}");
        var all = facts.ToList();
        if (all.Count == 0) return Refuse($"it was no state in {Prose.Text(model.Origin)}, the last year of {source.Dataset}", source);
        if (model.Backtest is not { } whole) return Refuse(model.Lack!.TrimEnd('.'), source);
        var major = all.TrueForAll(f => f.Facts.Value("major") > 0);
        if ((major ? whole.WithMajor : whole) is not { } test)
            return Refuse("such forecasts could not be scored: it came to no pair with a major power", source);
        if (test.Verdict != DyadVerdict.Offered) return Refuse(DyadWords.Verdict(test), source, test, major);
        var open = all.Where(f => f.Facts.IsOpen).ToList();
        return new(state, horizon, on, source, null, test, major, open.Count,
            [.. open.Select(f => (Other: f.Dyad.A == state ? f.Dyad.B : f.Dyad.A, f.Facts, Said: model.Of(f.Facts)!))
                .OrderByDescending(p => p.Said.Chance).ThenBy(p => p.Other).Take(Most)
                .Select(p => new Partner(p.Other, p.Said,
                    DyadWords.Of(p.Said.Reasons[0].Group, p.Facts, kept.Sources, kept.KnowsNeighbours), p.Said.Reasons[0].LogOdds))]);
    }

    public void Write(string format, TextWriter output)
    {
        if (format == "text") WriteText(output);
        else Rows().Write(format, output);
    }

    private void WriteText(TextWriter output)
    {
        output.Write($"With whom {ActorNames.Of(State)} may make a new defence pact within {(Horizon == 1 ? "one year" : "three years")}"
            + $"{(On is { } day ? $", with the years that were over by {day:R}" : "")}\n\n");
        if (Refused is { } why || Test is not { } test || Source is not { } source)
        {
            output.Write(Paragraph.Wrap($"Not said: {Refused}.{Scored()}", ""));
            return;
        }
        foreach (var p in Partners)
            output.Write($"{Prose.Percent(p.Outlook.Chance),6}  {ActorNames.Of(p.State)}: {EstimateWords.Of(p.Outlook.Chance)}; {p.Reason} "
                + $"({DyadWords.Factor(p.LogOdds)})\n");
        if (Partners.IsEmpty) output.Write("All states have one with it.\n");
        output.Write("\n" + Paragraph.Wrap(Basis(test, source), ""));
        output.Write($"data: {DataOf(source)}\n");
    }

    /// <summary>The same for a page.</summary>
    public JoinsAnswer.Horizon ToPage()
    {
        var within = Horizon == 1 ? "Within a year" : "Within three years";
        if (Refused is not null || Test is not { } test || Source is not { } source) return new(within, [], $"Not said: {Refused}.{Scored()}");
        return new(within, [.. Partners.Select(p => new JoinsAnswer.Partner(p.State, Prose.Percent(p.Outlook.Chance), EstimateWords.Of(p.Outlook.Chance),
            $"{p.Reason} ({DyadWords.Factor(p.LogOdds)})"))],
            $"{(Partners.IsEmpty ? "All states have one with it. " : "")}{Basis(test, source)} Data: {DataOf(source)}.");
    }

    private string Basis(DyadBacktest test, DyadSource source) =>
        $"The likeliest of {Prose.Text(Open)} states without one in {Prose.Text(source.Last)}. Base rate "
        + $"{Prose.Percent((double)test.Events / test.Cases)} of such pairs.{Scored()} Brier skill {DyadWords.Skill(test.SkillOnBaseRate)} against their "
        + $"base rate, {DyadWords.Skill(test.SkillOnRecurrency)} against the past of pacts alone (95%, years resampled). Ten of one state hang together: "
        + "one treaty of many may bring several, or none.";

    private static string DataOf(DyadSource source) => $"{source.Dataset} {source.Version}, last year {Prose.Text(source.Last)}; nothing later is used";

    // What was scored, with how the order was: precision is what a ranking is for.
    private string Scored()
    {
        if (Test is not { } test) return "";
        var among = IsMajor ? "pairs with a major power and without a pact" : "pairs without a pact";
        var figures = string.Create(CultureInfo.InvariantCulture, $"average precision {test.Model.PrecisionRecall:0.000}, by the past of pacts alone "
            + $"{test.Recurrency.PrecisionRecall:0.000}, in no order {(double)test.Events / test.Cases:0.000}");
        return $" Scored on {among}, {Prose.Text(test.Events)} of {Prose.Text(test.Cases)} came, said at the end of "
            + $"{Prose.Text(test.FirstOrigin)} to {Prose.Text(test.LastOrigin)}; {figures}.";
    }

    private Rows Rows()
    {
        var rows = new Rows("a", "b", "rank", "from", "to", "chance", "estimate", "base_rate", "recurrency", "reason", "odds", "brier_skill", "brier_skill_low",
            "brier_skill_high", "brier_skill_on_recurrency", "pr_auc", "pr_auc_recurrency", "dataset", "version", "last_year", "refused");
        object?[] tail = [Test?.SkillOnBaseRate.Value, Test?.SkillOnBaseRate.Low, Test?.SkillOnBaseRate.High, Test?.SkillOnRecurrency.Value,
            Test?.Model.PrecisionRecall, Test?.Recurrency.PrecisionRecall, Source?.Dataset, Source?.Version, Source?.Last, Refused];
        if (Refused is not null) rows.Add([State.Value, .. new object?[10], .. tail]);
        for (var i = 0; i < Partners.Length; i++)
        {
            var (p, said) = (Partners[i], Partners[i].Outlook);
            rows.Add([State.Value, p.State.Value, i + 1, said.Origin + 1, said.Origin + Horizon, said.Chance, EstimateWords.Of(said.Chance),
                (double)Test!.Events / Test.Cases, said.Recurrency, p.Reason, Math.Exp(p.LogOdds), .. tail]);
        }
        return rows;
    }
}
