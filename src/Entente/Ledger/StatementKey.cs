using Entente.Coding;

namespace Entente.Ledger;

/// <summary>
/// What is stated, without its date: the family of the act, its theme and the parties. Claims with equal keys may share a proposition or an event.
/// A party is the actor's key, with "/SECTOR" where it isn't part of the state ("SYR/REB"); "-" where the words name none on the receiving side;
/// and, where nobody could be resolved, the words themselves bound to the document, so that unresolved parties never meet over documents.
/// </summary>
public readonly record struct StatementKey(string Family, string Theme, string First, string Second, bool Directed) : IComparable<StatementKey>
{
    private static readonly HashSet<string> OfTheState = ["GOV", "MIL", "LEG", "EXE", "JUD", "SPY", "COP"];

    public static StatementKey OfEvent(EventType type, string? mode, string? theme, ActorMention? actor, ActorMention? recipient, bool reciprocal,
        string documentId)
    {
        var family = TypeFamily.Of(type, mode, theme);
        var first = actor is null ? "?@" + documentId : PartyOf(actor, documentId);
        var second = recipient is null ? "-" : PartyOf(recipient, documentId);
        var directed = !(reciprocal || TypeFamily.IsSymmetric(family));
        if (!directed && string.CompareOrdinal(first, second) > 0) (first, second) = (second, first);
        return new(family, theme ?? "", first, second, directed);
    }

    public static StatementKey OfAssessment(string kind, IEnumerable<ActorMention> subjects, IEnumerable<ActorMention> against, string documentId)
    {
        static string Join(IEnumerable<ActorMention> mentions, string documentId) =>
            string.Join('+', mentions.Select(m => PartyOf(m, documentId)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var second = Join(against, documentId);
        return new("assessment", kind, Join(subjects, documentId), second.Length == 0 ? "-" : second, true);
    }

    public static string PartyOf(ActorMention mention, string documentId)
    {
        if (mention.Actor is not { } actor)
            return "?" + string.Join(' ', mention.Text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + "@" + documentId;
        return mention.Sector is null || OfTheState.Contains(mention.Sector) ? actor.Value : actor.Value + "/" + mention.Sector;
    }

    /// <summary>True where both parties are named and resolved.</summary>
    public bool HasBothParties => First.Length > 0 && First[0] != '?' && Second != "-" && Second.Length > 0 && Second[0] != '?';

    /// <summary>
    /// What propositions are together about: parties without direction and theme, whatever the act, so that "supplies arms" and "has an arms deal" meet.
    /// A statement without a theme, or without two parties, is a matter of its own, and so is an act of speech: that an accusation was made is not
    /// what it is about.
    /// </summary>
    public MatterId Matter
    {
        get
        {
            if (Theme.Length == 0 || !HasBothParties || Family is "assessment" or "accuse" or "reject" or "request" or "threaten"
                or "protest") return new(MatterId.Prefix + ContentHash.Of("matter", ToString()));
            var (a, b) = string.CompareOrdinal(First, Second) <= 0 ? (First, Second) : (Second, First);
            return new(MatterId.Prefix + ContentHash.Of("matter", a, b, Theme));
        }
    }

    public int CompareTo(StatementKey other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => $"{Family}|{Theme}|{First}{(Directed ? ">" : "-")}{Second}";
}
