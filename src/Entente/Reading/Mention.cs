namespace Entente.Reading;

/// <summary>
/// A word that stands for an actor, by name or by what the engine takes it for. <see cref="Code"/> as in <see cref="ActorCode"/>. <see cref="Kind"/>
/// tells how it was found (see <see cref="MentionReader"/>).
/// Firm: it names the actor; otherwise a guess, which the reader weighs with others.
/// </summary>
internal sealed record Mention(int Sentence, int Word, int First, int Last, string Code, int Kind, bool Firm)
{
    /// <summary>Several who are named together: their codes in order, parted by +.</summary>
    public bool IsGroup => Kind == MentionReader.Group;
}
