using System.Collections.Immutable;
using Entente.Alignment.Faces;

namespace Entente.Alignment.Explanation;

/// <summary>What goes with one face across all pairs, and what of the pair's own.</summary>
/// <param name="Stages">The main form first; empty where too few dyads have what it needs.</param>
/// <param name="PredictorShares">Shapley shares of R squared in the main form, by predictor, with their bounds.</param>
/// <param name="GroupShares">The same by group.</param>
public sealed record FaceExplanation(Face Face, ImmutableArray<SecondStage> Stages, ImmutableArray<ShareInterval> PredictorShares,
    ImmutableSortedDictionary<PredictorGroup, ShareInterval> GroupShares)
{
    /// <summary>The answer of all forms together.</summary>
    public Verdict Verdict => InterestTest.Overall([.. Stages.Select(s => s.Verdict)]);
}
