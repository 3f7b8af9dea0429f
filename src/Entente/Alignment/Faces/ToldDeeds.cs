using System.Collections.Immutable;
using Entente.Ledger;

namespace Entente.Alignment.Faces;

/// <summary>What documents tell of deeds between states.</summary>
/// <param name="Events">Told as having happened.</param>
/// <param name="Matters">What is charged and denied.</param>
public sealed record ToldDeeds(ImmutableArray<LedgerEvent> Events, ImmutableArray<ContestedMatter> Matters)
{
    public static ToldDeeds None { get; } = new([], []);
}
