using System.Collections.Immutable;
using Entente.Ledger;
using Entente.Store;

namespace Entente.Work.Citing;

/// <summary>What is cited, with all it rests on.</summary>
/// <param name="Key">A data set's is its name.</param>
/// <param name="Statement">What it says, or its title.</param>
internal sealed record Cited(LedgerKey Key, string Statement)
{
    /// <summary>One a work.</summary>
    public required ImmutableArray<Reference> References { get; init; }
    public ImmutableArray<Proposition> Propositions { get; init; } = [];
    /// <summary>By document, then place in it.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];
    public ImmutableSortedDictionary<string, StoredDocument> Documents { get; init; } = ImmutableSortedDictionary<string, StoredDocument>.Empty;
}
