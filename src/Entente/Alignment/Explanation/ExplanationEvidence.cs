using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Explanation;
using Entente.Alignment.Faces;
using Entente.Record;

namespace Entente.Alignment.Explanation;

/// <summary>Why a pair stands where it does, by a ledger.</summary>
public sealed record ExplanationEvidence
{
    public required Dyad Pair { get; init; }
    /// <summary>Years that were over.</summary>
    public required ImmutableArray<int> Years { get; init; }
    /// <summary>The pair's faces; null where the two didn't exist together.</summary>
    public required PairFaces? Faces { get; init; }
    /// <summary>What the faces were read from.</summary>
    public required FaceRecords Records { get; init; }
    /// <summary>An entry a face; its stages are empty where too few dyads have what the comparison needs.</summary>
    public required ImmutableArray<FaceExplanation> Explained { get; init; }
    public required PredictorTable Table { get; init; }
    public required ImmutableSortedDictionary<string, ImmutableArray<SourceFile>> Sources { get; init; }
    /// <summary>Indicators of predictors that this ledger doesn't hold.</summary>
    public required ImmutableArray<Indicator> Missing { get; init; }
}
