using System.Collections.Immutable;

namespace Entente.Blocs;

/// <summary>A bloc of the consensus. Stability: the mean probability of its pairs to stand together; null for a bloc of one.</summary>
public sealed record ConsensusBloc(int Number, ImmutableArray<string> Members, double? Stability);
