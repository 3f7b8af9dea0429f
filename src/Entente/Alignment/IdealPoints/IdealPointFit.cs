using System.Collections.Immutable;

namespace Entente.Alignment.IdealPoints;

/// <summary>What <see cref="IdealPointModel.Fit"/> found.</summary>
/// <param name="Points">By state, then session.</param>
/// <param name="Rounds">Rounds of EM used.</param>
/// <param name="Converged">False: stopped at the limit of rounds.</param>
/// <param name="StepScale">Scale of the Student-t step between neighbouring sessions.</param>
/// <param name="DividedQuestions">Questions that divided the voters and so took part.</param>
public sealed record IdealPointFit(ImmutableArray<IdealPoint> Points, int Rounds, bool Converged, double StepScale, int DividedQuestions);
