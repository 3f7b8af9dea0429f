using System.Collections.Immutable;

namespace Entente.Alignment.Faces;

/// <summary>How kappa of a year's votes follows the face: normal about Intercept + Loading x, with variance Own^2 + Sampling times its sampling
/// variance, by era.</summary>
public sealed record VoteParameters(double Intercept, double Loading, ImmutableArray<VoteEra> Eras)
{
    /// <summary>What a year's agenda adds is never taken for less than this, in kappa.</summary>
    public const double LeastOwn = 0.04;

    public VoteEra EraOf(int year)
    {
        for (var i = Eras.Length - 1; i > 0; i--)
            if (year >= Eras[i].From) return Eras[i];
        return Eras[0];
    }
}
