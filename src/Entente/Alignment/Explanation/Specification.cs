using System.Collections.Immutable;

namespace Entente.Alignment.Explanation;

/// <summary>A form of the second stage.</summary>
/// <param name="Name">"main", or what is done otherwise: "without border".</param>
/// <param name="Caution">What a reader must mind; null where nothing.</param>
public sealed record Specification(string Name, ImmutableArray<Predictor> Predictors, ImmutableArray<int> Years, string? Caution);
