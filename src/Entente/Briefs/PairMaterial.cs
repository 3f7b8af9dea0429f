using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Findings;
using Entente.Ledger;
using NodaTime;

namespace Entente.Briefs;

/// <summary>All that a brief on two states is made from.</summary>
public sealed record PairMaterial
{
    public required ActorId A { get; init; }
    public required ActorId B { get; init; }
    public required int FirstYear { get; init; }
    public required int LastYear { get; init; }
    public LocalDate? AsOf { get; init; }
    public required string RunId { get; init; }
    public required string Version { get; init; }
    public ImmutableArray<PairSeries> Series { get; init; } = [];
    /// <summary>For the last year of shared votes: how many states vote like A more often than B does, of how many, and the same for B; absent where
    /// not computed.</summary>
    public (int More, int Of)? AmongA { get; init; }
    public (int More, int Of)? AmongB { get; init; }
    /// <summary>Votes, security, hostility and sanctions of the two by year; absent where they weren't read or the two never existed together.</summary>
    public PairFaces? Faces { get; init; }
    /// <summary>What each face was read from, by record; votes have none.</summary>
    public ImmutableArray<(Face Face, StandingRecord? Record, RecordEvidence From)> FaceRecords { get; init; } = [];
    /// <summary>What interests and values of the two are on record, by predictor.</summary>
    public ImmutableArray<PairReason> Reasons { get; init; } = [];
    /// <summary>Claims that name both states, and what follows from them.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];
    public ImmutableArray<LedgerEvent> Events { get; init; } = [];
    public ImmutableArray<ContestedMatter> Contested { get; init; } = [];
    /// <summary>SHA-256 of each document as it came, by the ledger's key.</summary>
    public ImmutableSortedDictionary<string, string> DocumentHashes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    /// <summary>Indicators whose data set is not loaded.</summary>
    public ImmutableArray<string> NotLoaded { get; init; } = [];
    public ImmutableArray<BriefSource> Sources { get; init; } = [];
}
