using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Alignment.Latent;

/// <summary>The states of dyads in a month, for what draws from them (blocs).</summary>
public static class AlignmentSamples
{
    /// <summary>
    /// Posterior mean and standard deviation (of the population's standard deviations) of each dyad that exists in the month and has enough evidence, by dyad.
    /// Given the parameters the errors are independent over dyads, so drawing each from its own normal is right within the model. In truth errors of pairs that
    /// share a state are somewhat alike (one vote of that state enters all its pairs), so that a bloc's membership is a little less certain than such draws say.
    /// </summary>
    public static ImmutableArray<(Dyad Dyad, double Mean, double Deviation)> At(AlignmentParameters parameters, AlignmentInput input, int month, AlignmentOptions? options = null)
    {
        options ??= new AlignmentOptions();
        var found = ImmutableArray.CreateBuilder<(Dyad, double, double)>();
        foreach (var dyad in input.Dyads)
        {
            if (month < dyad.FirstMonth || month > dyad.LastMonth || dyad.Observations.IsEmpty) continue;
            var (means, deviations) = LatentAlignment.States(parameters, input.Indicators, dyad, options);
            var at = month - dyad.FirstMonth;
            if (1 - deviations[at] * deviations[at] >= options.LeastEvidence) found.Add((dyad.Dyad, means[at], deviations[at]));
        }
        return found.ToImmutable();
    }
}
