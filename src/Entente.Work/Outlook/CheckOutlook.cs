using System.Collections.Immutable;
using Entente.Actors;
using Entente.Findings;
using Entente.Store;
using NodaTime;

namespace Entente.Work.Outlook;

/// <summary>What the outlook says of a pair that an article expects more of: it decides nothing, for what is to come is not on record.</summary>
internal static class CheckOutlook
{
    /// <summary>By what the ledger keeps of earlier learning; else by which command it is learned. As of the article's date where that was learned.</summary>
    public static ImmutableArray<string> Of(LedgerFile ledger, Dyad dyad, LocalDate date)
    {
        // Three years where they were learned, else one; what was known by the article's date before what is known now.
        (DyadReport? Report, int Horizon, bool IsThen) found = default;
        foreach (var (horizon, on) in new[] { (3, (LocalDate?)date), (1, date), (3, null), (1, null) })
            if (found.Report is null && on is not { Year: < 1947 }) found = (DyadOutlooks.Kept(ledger, dyad, horizon, on), horizon, on is not null);
        if (found.Report is not { } report)
            return [$"Not yet decided. What the outlook says of the pair was not learned from this ledger: 'entente outlook {dyad.A} {dyad.B} --horizon "
                + $"3y{(date.Year < 1947 ? "" : $" --on {OutlookIssue.Iso(date)}")}' does."];
        var said = report.Answers.Where(a => a.Outlook is not null).ToList();
        // The data may end years before the article was written: then nothing is said of what it speaks of.
        bool IsAhead(DyadAnswer answer) => answer.Outlook!.Origin + report.Horizon >= date.Year;
        return
        [
            said.Exists(IsAhead)
                ? $"Not yet decided. The outlook within {(found.Horizon == 1 ? "a year" : "three years")}, "
                    + (found.IsThen ? "as of the article's date:" : "by all that is on record now, not as of the article's date:")
                : "Not yet decided, and no outlook reaches the article's years.",
            .. said.Where(IsAhead).Select(a => $"{Prose.Percent(a.Outlook!.Chance)} ({EstimateWords.Of(a.Outlook.Chance)}) "
                + $"{DyadKinds.InWords(a.Kind)} in {DyadWords.Period(a.Outlook, report.Horizon)}, base rate {Prose.Percent(a.Outlook.BaseRate)}; "
                + $"Brier skill of such forecasts on the base rate {DyadWords.Skill(a.Backtest!.SkillOnBaseRate)} (95%); {a.Source!.Dataset} "
                    + $"{a.Source.Version}."),
            .. said.Where(a => !IsAhead(a)).Select(a => $"Not said of {DyadKinds.InWords(a.Kind)}: the data ({a.Source!.Dataset} {a.Source.Version}) end in "
                + $"{Prose.Text(a.Outlook!.Origin)}, so that the outlook is of {DyadWords.Period(a.Outlook, report.Horizon)}, before the article."),
            .. report.Answers.Where(a => a.Outlook is null).Select(a => $"Not said of {DyadKinds.InWords(a.Kind)}: {a.Refused!.TrimEnd('.')}."),
        ];
    }
}
