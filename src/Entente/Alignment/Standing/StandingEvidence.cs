using System.Collections.Immutable;
using Entente.Alignment.Standing;
using Entente.Record;

namespace Entente.Alignment.Standing;

/// <summary>A state's standing with the files behind each indicator, and the indicators that the ledger can't tell.</summary>
public sealed record StandingEvidence(StateStanding Standing, ImmutableSortedDictionary<string, ImmutableArray<SourceFile>> Sources,
    ImmutableArray<Indicator> Missing);
