using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Alignment.Faces;

/// <summary>What a ledger shows of the faces of pairs.</summary>
public sealed record FaceRecords
{
    /// <summary>One entry a pair that exists within the years, by pair.</summary>
    public required ImmutableArray<FaceEvidence> Pairs { get; init; }

    /// <summary>The data sets read, with what of them.</summary>
    public required ImmutableArray<FaceSource> Sources { get; init; }

    /// <summary>Contested matters between the two states of a pair, by pair and matter.</summary>
    public required ImmutableArray<ContestedEvidence> Contested { get; init; }

    public required int FirstYear { get; init; }
    public required int LastYear { get; init; }

    /// <summary>False where the list of borders isn't loaded: then neighbours are held to be as far from each other as all.</summary>
    public required bool KnowsNeighbours { get; init; }

    /// <summary>The pair's evidence; absent where the two never exist together in the years.</summary>
    public FaceEvidence? Of(Dyad dyad) => Pairs.FirstOrDefault(p => p.Dyad == dyad);
}
