using System.Collections.Immutable;
using Entente.Actors;
using Entente.Ledger;
using Entente.Store;

namespace Entente.Web;

/// <summary>What a few words find: states by name, documents and claims that have all of the words.</summary>
internal sealed record Search
{
    /// <summary>Documents, and claims, at most.</summary>
    public const int Most = 50;
    private const int MostWords = 12;

    public required LedgerFile Ledger { get; init; }
    public required string Words { get; init; }
    /// <summary>One, or two in the order of the words.</summary>
    public ImmutableArray<ActorId> States { get; init; } = [];
    /// <summary>Names that may have been meant, where nothing at all was found.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];
    public IReadOnlyList<DocumentListing> Documents { get; init; } = [];
    public ImmutableArray<Claim> Claims { get; init; } = [];

    public static Search Of(LedgerFile ledger, Question question)
    {
        var text = (question.Value("q") ?? "").Trim();
        var found = new Search { Ledger = ledger, Words = text };
        if (text.Length == 0) return found;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords).ToList();
        var having = WordSearch.Of(ledger, words, question.AsOf, Most);
        found = found with { States = StatesOf(text), Documents = having.Documents, Claims = having.Claims };
        return found.States.IsEmpty && found.Documents.Count == 0 && found.Claims.IsEmpty ? found with { Nearest = ActorRegister.Embedded.Nearest(text, 3) }
            : found;
    }

    public static ImmutableArray<ActorId> StatesOf(string text) =>
        StateNames.TryFind(text) is { } one ? [one] : StateNames.TryFindPair(text) is { } pair ? [pair.A, pair.B] : [];
}
