using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>What may come to a pair within so many years after an origin.</summary>
/// <param name="Origin">The year at whose end it is said; nothing later is used.</param>
/// <param name="Chance">Calibrated, in (0, 1).</param>
/// <param name="BaseRate">Share of all pairs to which it came, in the years learned from.</param>
/// <param name="Recurrency">Chance by the kind's own past alone.</param>
/// <param name="Reasons">The most telling first, in calibrated log odds.</param>
public sealed record DyadOutlook(int Origin, double Chance, double BaseRate, double Recurrency, ImmutableArray<DyadReason> Reasons)
{
    /// <summary>The outlook on one pair from the end of a year.</summary>
    /// <exception cref="ArgumentException">The question can't be put to the pair (<see cref="DyadCases.Open"/>), or nothing can be learned.</exception>
    public static DyadOutlook Of(IReadOnlyList<DyadHistory> histories, DyadFeatures features, int pair, int origin, DyadBacktest backtest,
        DyadOptions? options = null,
        CancellationToken cancellation = default)
    {
        if (!DyadCases.Open(histories[pair], backtest.Kind, origin))
            throw new ArgumentException($"{histories[pair].Dyad}: no {backtest.Kind} can begin after {origin}.", nameof(pair));
        return Of(DyadForecaster.Learn(histories, features, backtest.Kind, backtest.Horizon, origin, options ?? new(), cancellation), backtest,
            features.Row(pair, origin), origin);
    }

    /// <summary>By a forecaster that was learned up to the origin.</summary>
    /// <param name="row">The pair's features of the year of the origin.</param>
    public static DyadOutlook Of(DyadForecaster forecaster, DyadBacktest backtest, ReadOnlySpan<float> row, int origin) =>
        new(origin, backtest.Calibration.Of(forecaster.LogOdds(row)), forecaster.BaseRate, forecaster.Recurrency(row),
            [.. forecaster.Reasons(row).Select(r => r with { LogOdds = r.LogOdds * backtest.Calibration.Slope })]);
}
