using System.Collections.Immutable;

namespace Entente.Alignment.Latent;

/// <summary>What <see cref="LatentAlignment.Fit"/> estimated; enough to smooth any single dyad at once.</summary>
/// <param name="Persistence">Correlation of a dyad's state from month to month.</param>
/// <param name="Rounds">Rounds of EM used.</param>
/// <param name="Converged">False: stopped at the limit of rounds.</param>
public sealed record AlignmentParameters(double Persistence, ImmutableArray<IndicatorParameters> Indicators, int Rounds, bool Converged);
