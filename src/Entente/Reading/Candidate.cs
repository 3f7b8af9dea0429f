namespace Entente.Reading;

/// <summary>
/// Whoever may be meant in a sentence, one or several together (codes parted by +): the firm mentions nearby (those of this sentence first, then of
/// those before), and a number for how it has been spoken of so far.
/// </summary>
internal sealed record Candidate(string Code, IReadOnlyList<Mention> Mentions, int Traits)
{
    /// <summary>How often so far (4) x how long ago (4) x state, part of a state, other, or several (4) x in the first sentence (2).</summary>
    public const int TraitCount = 128;
    /// <summary>Mentions of each that count.</summary>
    public const int MentionsEach = 5;

    public string[] Members { get; } = Code.Split('+');
}
