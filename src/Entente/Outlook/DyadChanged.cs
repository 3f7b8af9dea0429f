namespace Entente.Outlook;

/// <summary>What would be said a year after the origin if one thing changed in that year. It tells what went with what before, not what causes what.</summary>
/// <param name="Chance">With the change, calibrated, in (0, 1).</param>
/// <param name="Otherwise">Said a year after the origin if all went on as it was.</param>
public sealed record DyadChanged(DyadChange Change, double Chance, double Otherwise)
{
    private const double LeastFactor = 1.1;
    private static readonly DyadRecord[] Changing =
        [DyadRecord.Dispute, DyadRecord.Sanction, DyadRecord.Defence, DyadRecord.Visit, DyadRecord.OtherPact, DyadRecord.Arms];

    /// <summary>In log odds, against nothing changed.</summary>
    public double LogOdds => Math.Log(Chance / (1 - Chance)) - Math.Log(Otherwise / (1 - Otherwise));

    /// <summary>The single change that raises the chance most and the one that lowers it most, the stronger first; none that moves the odds by less than a
    /// tenth.</summary>
    /// <param name="facts">Of the model's origin.</param>
    /// <param name="lastYears">By record that is loaded at all, the last year that its data set covers.</param>
    public static IReadOnlyList<DyadChanged> Most(DyadModel model, DyadFacts facts, IReadOnlyDictionary<DyadRecord, int> lastYears)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(facts);
        if (model.Forecaster is not { } forecaster || model.Backtest is not { } test || !facts.IsOpen) return [];
        var covered = lastYears.Where(l => l.Value >= model.Origin).Select(l => l.Key).ToHashSet();
        double Said(DyadChange? change) => test.Calibration.Of(forecaster.LogOdds(DyadNextYear.Row(facts.Row.AsSpan(), covered, change)));
        var otherwise = Said(null);
        var all = Possible(model.Kind, facts, lastYears).Select(c => new DyadChanged(c, Said(c), otherwise))
            .Where(c => Math.Abs(c.LogOdds) >= Math.Log(LeastFactor)).OrderByDescending(c => Math.Abs(c.LogOdds)).ToList();
        return [.. all.DistinctBy(c => c.LogOdds > 0)];
    }

    // One of the kind asked about would close the question, but for visits.
    private static IEnumerable<DyadChange> Possible(DyadRecord kind, DyadFacts facts, IReadOnlyDictionary<DyadRecord, int> lastYears)
    {
        foreach (var record in Changing)
            if (lastYears.ContainsKey(record) && (record == DyadRecord.Visit ? kind == record : kind != record))
                yield return new(record, facts.Value($"{record}.now") == 0);
        if (facts.Value("kappa.lacking") > 0) yield break;
        if (facts.Value("kappa") + DyadNextYear.VotesStep <= 1) yield return new(null, true);
        if (facts.Value("kappa") - DyadNextYear.VotesStep >= -1) yield return new(null, false);
    }
}
