using System.Collections.Immutable;

namespace Entente.Alignment.Explanation;

/// <summary>A regressor of the second stage.</summary>
/// <param name="Name">"common-rivals".</param>
/// <param name="What">For a reader, unit included: "strategic rivals in common, log(1 + number)".</param>
/// <param name="Indicators">What it is computed from.</param>
public sealed record Predictor(string Name, PredictorGroup Group, string What, ImmutableArray<string> Indicators);
