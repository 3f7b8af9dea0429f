namespace Entente.Coding;

/// <summary>Which words around its own an entry looks at.</summary>
internal enum LexiconNeedKind
{
    /// <summary>A particle or adverb within four words after it.</summary>
    Particle,
    /// <summary>The head of its object.</summary>
    Object,
    /// <summary>The head of a prepositional phrase of it, with the preposition in Word; no lemmas means any.</summary>
    Oblique,
    /// <summary>The word right before it (nouns of several words).</summary>
    Before,
    /// <summary>A word within three words after it (nouns of several words).</summary>
    After,
}
