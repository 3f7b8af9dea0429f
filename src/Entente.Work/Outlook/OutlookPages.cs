using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Findings;
using Entente.Outlook;
using Entente.Store;
using Entente.Store.Outlook;
using NodaTime;

namespace Entente.Work.Outlook;

/// <summary>Outlooks and the board for the pages of the workbench, in the words of the commands.</summary>
internal static class OutlookPages
{
    private const string TooEarly = "Records of pairs begin in 1946, so that nothing can be said as of that day.";
    private static readonly int[] Horizons = [1, 3];

    public static OutlookAnswer Pair(LedgerFile ledger, Dyad dyad, LocalDate? asOf)
    {
        if (asOf is { Year: < 1947 }) return new(TooEarly, []);
        var kept = Horizons.Select(h => (Horizon: h, Report: DyadOutlooks.Kept(ledger, dyad, h, asOf))).ToList();
        return new(Lack($"{dyad.A} {dyad.B}", [.. kept.Where(k => k.Report is null).Select(k => k.Horizon)], asOf),
            [.. kept.Where(k => k.Report is not null).Select(k => (k.Horizon == 1 ? "Within a year" : "Within three years",
                k.Report!.Answers.Select(a => Question(k.Report, a)).ToImmutableArray()))]);
    }

    public static JoinsAnswer Joins(LedgerFile ledger, ActorId state, LocalDate? asOf)
    {
        if (asOf is { Year: < 1947 }) return new(TooEarly, []);
        var kept = Horizons.Select(h => (Horizon: h, Report: DyadOutlooks.KeptJoins(ledger, state, h, asOf))).ToList();
        return new(Lack($"{state} --joins", [.. kept.Where(k => k.Report is null).Select(k => k.Horizon)], asOf),
            [.. kept.Where(k => k.Report is not null).Select(k => k.Report!.ToPage())]);
    }

    // Which commands learn what is missing; null where nothing is.
    private static string? Lack(string asked, IReadOnlyList<int> horizons, LocalDate? asOf)
    {
        if (horizons.Count == 0) return null;
        var commands = horizons.Select(h => $"'entente outlook {asked}{(h == 1 ? "" : " --horizon 3y")}"
            + $"{(asOf is { } day ? $" --on {OutlookIssue.Iso(day)}" : "")}'").ToList();
        return $"Not learned from this ledger's data yet, and a page does not wait for it. {Prose.List(commands)} {(commands.Count == 1 ? "does" : "do")}, in "
            + "about a minute each, once for all pairs; then load this page again.";
    }

    public static BoardAnswer Board(LedgerFile ledger)
    {
        var all = ForecastBook.All(ledger);
        ImmutableArray<string[]> scores =
        [
            ["forecaster", "issued", "kind", "n", "came", "years", "Brier", "log", "skill, 95%", "PR-AUC, 95%", "said: came of n"],
            .. BoardScores.Lines(all).Select(l => new[]
            {
                l.Forecaster, BoardScores.When(l), BoardScores.KindOf(l), Prose.Text(l.Count), Prose.Text(l.Came), Prose.Text(l.Years),
                Number(l.Brier, "0.0000"), Number(l.LogScore, "0.000"), Whole(BoardScores.Skill(l)), Whole(BoardScores.Area(l)), BoardScores.Levels(l),
            }),
        ];
        var inputs = OutlookInputs.Of(ledger, null);
        ImmutableArray<string[]> kinds =
        [
            ["kind", "within", "verdict", "skill on base rate, 95%", "on recurrency", "came", "cases", "years", "data set"],
            .. from kind in DyadKinds.All
               from horizon in Horizons
               let kept = KeptModel.Find(ledger, inputs, kind.Kind, horizon)
               where kept is not null
               select Kind(kind.Kind, horizon, kept),
        ];
        return new([.. all.Where(x => x.Outcome is null).Select(x => Words(x.Forecast, null))],
            [.. all.Where(x => x.Outcome is not null).OrderByDescending(x => x.Outcome!.Decided).Select(x => Words(x.Forecast, x.Outcome))], scores, kinds);
    }

    private static string[] Kind(DyadRecord kind, int horizon, KeptModel kept)
    {
        string[] head = [DyadKinds.NameOf(kind), horizon == 1 ? "1\u00a0year" : "3\u00a0years"];
        if (kept.Model is not { } model) return [.. head, "refused: no data set loaded", "", "", "", "", "", ""];
        var source = $"{kept.Sources[kind].Dataset} {kept.Sources[kind].Version}";
        return model.Backtest is not { } test ? [.. head, $"refused: {model.Lack}", "", "", "", "", "", source]
            : [.. head, test.Verdict switch { DyadVerdict.Offered => "offered", DyadVerdict.Undecided => "undecided, not offered", _ => "refused: no better" },
                Whole(DyadWords.Skill(test.SkillOnBaseRate)), Whole(DyadWords.Skill(test.SkillOnRecurrency)), Prose.Text(test.Events), Prose.Text(test.Cases),
                Whole($"{Prose.Text(test.FirstOrigin)} to {Prose.Text(test.LastOrigin)}"), source];
    }

    private static OutlookQuestion Question(DyadReport report, DyadAnswer answer)
    {
        var what = DyadKinds.InWords(answer.Kind);
        if (answer.Outlook is not { } said) return new(Capital(what), null, null, [], Capital(answer.Refused!) + ".");
        return new($"{what} in {DyadWords.Period(said, report.Horizon)}", Prose.Percent(said.Chance), EstimateWords.Of(said.Chance),
        [
            $"Base rate {Prose.Percent(said.BaseRate)}, by the past of its own kind alone {Prose.Percent(said.Recurrency)}.",
            .. answer.Reasons.Select(r => $"{Capital(r.Text)} ({DyadWords.Factor(r.LogOdds)})."),
            Capital(DyadWords.Scored(answer.Backtest!, said.Chance)) + ".",
            .. Changes(report, answer, said),
            $"Data: {answer.Source!.Dataset} {answer.Source.Version}, last year {Prose.Text(answer.Source.Last)}; nothing later is used.",
        ], null);
    }

    private static IEnumerable<string> Changes(DyadReport report, DyadAnswer answer, DyadOutlook said) => answer.Changes.Length == 0
        ? [$"{DyadChangeWords.Nothing(answer.Backtest!, said)}."]
        : [$"{DyadChangeWords.Head}: {string.Join("; ", answer.Changes.Select(c => DyadChangeWords.Told(c, said, answer.Kappa, report.Horizon)))}."];

    private static BoardForecast Words(Forecast f, ForecastOutcome? outcome) => new(f.Id, $"/pair/{f.Dyad.A}/{f.Dyad.B}", ForecastWords.Question(f),
        ForecastWords.Chance(f.Chance),
        $"Base rate {(f.BaseRate is { } rate ? Prose.Percent(rate) : "unknown")}"
            + $"{(f.Recurrency is { } own ? $", by the past of its own kind alone {Prose.Percent(own)}" : "")}.",
        string.Create(CultureInfo.InvariantCulture, $"{f.Forecaster}, {f.Issued:yyyy-MM-dd}, with what was known by {OutlookIssue.Iso(f.AsOf)}; decided by "
            + $"{f.Dataset}")
            + $"{(f.CoveredTo is { } last ? $", which covered {Prose.Text(last)} then" : ", not loaded then")}"
            + $"{(f.InAdvance ? "" : ", so that it is scored apart")}; run {f.RunId}",
        f.Note is { } note ? [note] : [.. f.Reasons.Select(r => $"{Capital(r.Text)} ({DyadWords.Factor(r.LogOdds)})")], outcome is null ? null
            : $"{Capital(ForecastWords.Outcome(outcome))} ({outcome.Dataset} {outcome.Version})");

    // The figures of a cell stay on one line.
    private static string Whole(string text) => text.Replace(' ', '\u00a0');

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
