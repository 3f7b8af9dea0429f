using System.Collections.Immutable;
using Entente.Alignment.Explanation;

namespace Entente.Findings;

/// <summary>A predictor's value for a pair: what may explain how the two stand.</summary>
/// <param name="Year">The last on record.</param>
/// <param name="Value">In the predictor's unit.</param>
/// <param name="Records">What it was computed from; never none.</param>
public sealed record PairReason(Predictor Predictor, int Year, double Value, ImmutableArray<RecordEvidence> Records);
