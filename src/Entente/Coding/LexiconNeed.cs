using System.Collections.Frozen;

namespace Entente.Coding;

/// <summary>A condition that an entry of the lexicon sets on the words around its own word.</summary>
internal sealed record LexiconNeed(LexiconNeedKind Kind, string Word, FrozenSet<string>? Lemmas)
{
    /// <summary>Whether the condition is a class rather than words: weaker when entries compete.</summary>
    public bool IsClass { get; init; }
}
