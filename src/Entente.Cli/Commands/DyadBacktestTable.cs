using System.Globalization;
using Entente.Actors;
using Entente.Outlook;
using Entente.Store.Alignment;

namespace Entente.Cli.Commands;

/// <summary>`entente outlook backtest --kind K`: how good outlooks on two states have been.</summary>
internal static class DyadBacktestTable
{
    public static void Run(string? ledgerPath, DyadRecord kind, IReadOnlyList<int> horizons, string format, TextWriter output, CancellationToken cancellation)
    {
        DyadRecords records;
        using (var ledger = LedgerLocation.OpenToRead(ledgerPath)) records = DyadRecords.Read(ledger, ActorRegister.Embedded, null, cancellation);
        if (!records.Sources.TryGetValue(kind, out var source))
            throw new UserException($"--kind {DyadKinds.NameOf(kind)}: no data set of the ledger records it. "
                + $"Load one: {string.Join(" or ", DyadRecords.DatasetsOf(kind).Select(d => $"entente load {d} PATH"))}.");
        var features = DyadFeatures.Of(records.Histories, source.Last, cancellation);
        var found = new List<DyadBacktest>();
        foreach (var horizon in horizons)
        {
            try
            {
                found.Add(DyadBacktest.Run(records.Histories, features, kind, horizon, source.Last, cancellation: cancellation));
            }
            catch (ArgumentException e)
            {
                throw new UserException($"{source.Dataset} {source.Version}: {UserException.Plain(e)}", ExitCode.Failed, e);
            }
        }
        if (format == "text")
            foreach (var one in found) WriteText(one, source, output);
        else Rows(found).Write(format, output);
    }

    private static Rows Rows(List<DyadBacktest> found)
    {
        var rows = new Rows("kind", "horizon_years", "first_origin", "last_origin", "cases", "events", "predictor", "brier", "log_loss", "pr_auc",
            "brier_skill", "from", "to", "said", "level_cases", "level_came");
        foreach (var test in found)
        {
            object?[] head = [DyadKinds.NameOf(test.Kind), test.Horizon, test.FirstOrigin, test.LastOrigin, test.Cases, test.Events];
            foreach (var (name, score) in Named(test))
                rows.Add([.. head, name, score.Brier, score.LogLoss, score.PrecisionRecall, 1 - score.Brier / test.BaseRate.Brier, .. new object?[5]]);
            foreach (var level in test.Levels)
                rows.Add([.. head, .. new object?[5], level.From, Math.Min(1, level.To), level.Said, level.Cases, level.Came]);
        }
        return rows;
    }

    private static IEnumerable<(string Name, DyadScore Score)> Named(DyadBacktest test) =>
        [("base rate", test.BaseRate), ("recurrency", test.Recurrency), ("outlook", test.Model)];

    private static void WriteText(DyadBacktest test, DyadSource source, TextWriter output)
    {
        void Line(FormattableString text) => output.Write(text.ToString(CultureInfo.InvariantCulture) + "\n");
        var years = test.Horizon == 1 ? "1 year" : $"{test.Horizon} years";
        Line($"{DyadKinds.InWords(test.Kind)} within {years}, said at the end of {test.FirstOrigin} to {test.LastOrigin} ({source.Dataset} {source.Version})");
        Line($"{test.Cases} cases, it came in {test.Events} ({100.0 * test.Events / test.Cases:0.000}%)");
        Line($"");
        Line($"              Brier x1000  log loss x1000  PR-AUC  Brier skill");
        foreach (var (name, score) in Named(test))
        {
            var skill = 1 - score.Brier / test.BaseRate.Brier;
            Line($"  {name,-10}  {1000 * score.Brier,11:0.0000}  {1000 * score.LogLoss,14:0.000}  {score.PrecisionRecall,6:0.0000}  {skill,11:+0.0000;-0.0000}");
        }
        static string Skill((double Value, double Low, double High) of) =>
            string.Create(CultureInfo.InvariantCulture, $"{of.Value:+0.000;-0.000} [{of.Low:+0.000;-0.000}, {of.High:+0.000;-0.000}]");
        Line($"  Brier skill against the base rate {Skill(test.SkillOnBaseRate)}, against recurrency {Skill(test.SkillOnRecurrency)} (95%, years resampled)");
        Line($"");
        Line($"  chance said      mean said  came     of cases");
        foreach (var level in test.Levels)
        {
            var to = Math.Min(100, 100 * level.To);
            Line($"  {100 * level.From,5:0.#}% to {to,5:0.#}%  {100 * level.Said,8:0.00}%  {100 * level.Rate,6:0.00}%  {level.Came} of {level.Cases}");
        }
        var verdict = test.IsOffered ? "Offered: better than both by Brier score and by log loss."
            : "Not offered: not better than the base rate and recurrency by both Brier score and log loss.";
        Line($"  {verdict}");
        Line($"");
    }
}
