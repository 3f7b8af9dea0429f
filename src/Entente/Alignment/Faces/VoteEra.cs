namespace Entente.Alignment.Faces;

/// <summary>Noise of kappa from a year on.</summary>
/// <param name="Own">Standard deviation that the year's agenda adds.</param>
/// <param name="Sampling">What the sampling variance is multiplied by.</param>
public sealed record VoteEra(int From, double Own, double Sampling);
