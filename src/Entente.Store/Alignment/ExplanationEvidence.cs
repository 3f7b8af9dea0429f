using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Explanation;
using Entente.Alignment.Latent;
using Entente.Panels;

namespace Entente.Store.Alignment;

/// <summary>Why a pair stands where it does, by a ledger.</summary>
public sealed record ExplanationEvidence
{
    public required Dyad Pair { get; init; }
    public required ImmutableArray<int> Years { get; init; }
    /// <summary>What the contributions rest on: the pair's evidence with every indicator.</summary>
    public required AlignmentEvidence Alignment { get; init; }
    /// <summary>First and last month that the contributions compare; null where the two didn't exist together.</summary>
    public required (int Month, MonthAlignment Alignment)? Before { get; init; }
    public required (int Month, MonthAlignment Alignment)? After { get; init; }
    /// <summary>The main form first; empty where too few dyads have what it needs.</summary>
    public required ImmutableArray<SecondStage> Stages { get; init; }
    /// <summary>Shapley shares of R squared in the main form, by predictor and by group, with their bounds.</summary>
    public required ImmutableArray<ShareInterval> PredictorShares { get; init; }
    public required ImmutableSortedDictionary<PredictorGroup, ShareInterval> GroupShares { get; init; }
    public required PredictorTable Table { get; init; }
    public required ImmutableSortedDictionary<string, ImmutableArray<SourceFile>> Sources { get; init; }
    /// <summary>Indicators of predictors that this ledger doesn't hold.</summary>
    public required ImmutableArray<Indicator> Missing { get; init; }
}
