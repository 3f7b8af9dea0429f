using System.Collections.Immutable;

namespace Entente.Coding;

/// <summary>One entry of data/coding/lexicon: a word or phrase, the conditions on it, and what it codes. docs/methods/coding.md has the form.</summary>
internal sealed record LexiconEntry
{
    public required string Phrase { get; init; }
    public required string Lemma { get; init; }
    /// <summary>v, n or a.</summary>
    public required char Pos { get; init; }
    public EventType? Type { get; init; }
    public LexiconOperator Operator { get; init; }
    public ImmutableArray<LexiconNeed> Needs { get; init; } = [];
    public string? Mode { get; init; }
    public ImmutableArray<string> Contexts { get; init; } = [];
    /// <summary>Where the recipient stands, in the order in which to look: obj, iobj, comp, or a preposition.</summary>
    public ImmutableArray<string> To { get; init; } = [];
    public bool Reciprocal { get; init; }
    public bool Swap { get; init; }
    public bool Weak { get; init; }
    public bool NoRecipient { get; init; }
    /// <summary>Words alone: an appeal, a comment, a denial of a charge. Event data leave these out.</summary>
    public bool Statement { get; init; }
    public bool Hedged { get; init; }
    public bool PassiveOnly { get; init; }
    public Stance? Stance { get; init; }
    /// <summary>What a noun's of-phrase is: subj, obj or none; empty: obj where To has "of", otherwise subj.</summary>
    public string OfRole { get; init; } = "";
    public string? SubjectClass { get; init; }
    public string? ObjectClass { get; init; }
    public string? Flag { get; init; }
    /// <summary>Where what is said stands: "clause", or prepositions.</summary>
    public ImmutableArray<string> About { get; init; } = [];
    /// <summary>file:line, for --explain.</summary>
    public required string Where { get; init; }

    /// <summary>More and narrower conditions first.</summary>
    public int Specificity { get; init; }
}
