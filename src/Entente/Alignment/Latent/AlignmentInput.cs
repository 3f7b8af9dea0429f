using System.Collections.Immutable;

namespace Entente.Alignment.Latent;

/// <summary>Indicators and what they show of each dyad.</summary>
public sealed record AlignmentInput(ImmutableArray<AlignmentIndicator> Indicators, ImmutableArray<DyadEvidence> Dyads)
{
    /// <exception cref="ArgumentException">An observation lies outside its dyad's months, is out of order, or has a value its likelihood doesn't know.</exception>
    public void Check()
    {
        if (Indicators.IsEmpty) throw new ArgumentException("At least one indicator is needed.");
        foreach (var indicator in Indicators)
            if (indicator.Direction is not (1 or -1)) throw new ArgumentException($"{indicator.Name}: direction {indicator.Direction}; 1 or -1 is expected.");
        foreach (var dyad in Dyads)
        {
            if (dyad.LastMonth < dyad.FirstMonth) throw new ArgumentException($"{dyad.Dyad}: ends in month {dyad.LastMonth}, before it begins in {dyad.FirstMonth}.");
            var previous = dyad.FirstMonth;
            foreach (var o in dyad.Observations)
            {
                if (o.Month < previous || o.Month > dyad.LastMonth)
                    throw new ArgumentException($"{dyad.Dyad}: an observation in month {o.Month}, where {previous} to {dyad.LastMonth} was expected. Sort by month, and leave out what lies outside the dyad's life.");
                previous = o.Month;
                if (o.Indicator < 0 || o.Indicator >= Indicators.Length) throw new ArgumentException($"{dyad.Dyad}: no indicator {o.Indicator}; there are {Indicators.Length}.");
                var fits = Indicators[o.Indicator].Kind switch
                {
                    LikelihoodKind.Gaussian => double.IsFinite(o.Value) && o.Scale >= 0,
                    LikelihoodKind.Bernoulli => o.Value is 0 or 1,
                    LikelihoodKind.NegativeBinomial => o.Value >= 0 && o.Value == Math.Floor(o.Value) && o.Scale > 0 && double.IsFinite(o.Scale),
                    _ => false,
                };
                if (!fits) throw new ArgumentException($"{dyad.Dyad}, month {o.Month}: {Indicators[o.Indicator].Name} can't be {o.Value} (scale {o.Scale}) under {Indicators[o.Indicator].Kind}.");
            }
        }
    }
}
