using System.Globalization;
using Entente.Findings;
using Entente.Outlook;

namespace Entente.Work.Outlook;

/// <summary>`entente outlook backtest --kind K`: how good outlooks on two states have been.</summary>
internal static class DyadBacktestTable
{
    public static void Run(string? ledgerPath, DyadRecord kind, IReadOnlyList<int> horizons, string format, TextWriter output, CancellationToken cancellation)
    {
        var found = new List<(DyadBacktest Test, DyadSource Source)>();
        foreach (var horizon in horizons)
        {
            var (model, source) = DyadOutlooks.Model(ledgerPath, kind, horizon, cancellation);
            if (model.Backtest is not { } test) throw new UserException($"{source.Dataset} {source.Version}: {model.Lack}");
            found.Add((test, source));
        }
        if (format == "text")
            foreach (var (test, source) in found) WriteText(test, source, output);
        else Rows(found.Select(f => f.Test)).Write(format, output);
    }

    private static Rows Rows(IEnumerable<DyadBacktest> found)
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
            var (brier, loss) = (1000 * score.Brier, 1000 * score.LogLoss);
            Line($"  {name,-10}  {brier,11:0.0000}  {loss,14:0.000}  {score.PrecisionRecall,6:0.0000}  {skill,11:+0.0000;-0.0000}");
        }
        var (onRate, onRecurrency) = (DyadWords.Skill(test.SkillOnBaseRate), DyadWords.Skill(test.SkillOnRecurrency));
        Line($"  Brier skill against the base rate {onRate}, against recurrency {onRecurrency} (95%, years resampled)");
        Line($"");
        Line($"  chance said      mean said  came     of cases");
        foreach (var level in test.Levels)
        {
            var to = Math.Min(100, 100 * level.To);
            Line($"  {100 * level.From,5:0.#}% to {to,5:0.#}%  {100 * level.Said,8:0.00}%  {100 * level.Rate,6:0.00}%  {level.Came} of {level.Cases}");
        }
        var verdict = test.Verdict == DyadVerdict.Offered
            ? "Offered: the interval against the base rate lies above 0, and it is no worse than recurrency." : $"Not offered: {DyadWords.Verdict(test)}.";
        Line($"  {verdict}");
        Line($"");
    }
}
