using System.Collections.Immutable;
using Entente.Actors;
using Entente.Outlook;
using Entente.Store;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>What the outlook says of a pair that an article expects more of: it decides nothing, for what is to come is not on record.</summary>
internal static class CheckOutlook
{
    /// <summary>By what the ledger keeps of earlier learning; else by which command it is learned. As of the article's date where that was learned.</summary>
    public static ImmutableArray<string> Of(LedgerFile ledger, Dyad dyad, LocalDate date)
    {
        var (then, on) = (DyadOutlooks.Kept(ledger, dyad, 3, date), $" --on {OutlookIssue.Iso(date)}");
        if ((then ?? DyadOutlooks.Kept(ledger, dyad, 3, null)) is not { } report)
            return [$"Not yet decided. What the outlook says of the pair was not learned from this ledger: 'entente outlook {dyad.A} {dyad.B} --horizon "
                + $"3y{on}' does."];
        return
        [
            "Not yet decided. The outlook within three years, "
                + (then is null ? "by all that is on record now, not as of the article's date:" : "as of the article's date:"),
            .. report.Answers.Where(a => a.Outlook is not null).Select(a => $"{Prose.Percent(a.Outlook!.Chance)} ({EstimateWords.Of(a.Outlook.Chance)}) "
                + $"{DyadKinds.InWords(a.Kind)} in {report.Period(a.Outlook)}, base rate {Prose.Percent(a.Outlook.BaseRate)}; "
                + $"Brier skill of such forecasts on the base rate {DyadWords.Skill(a.Backtest!.SkillOnBaseRate)} (95%); {a.Source!.Dataset} "
                    + $"{a.Source.Version}."),
            .. report.Answers.Where(a => a.Outlook is null).Select(a => $"Not said of {DyadKinds.InWords(a.Kind)}: {a.Refused}."),
        ];
    }
}
