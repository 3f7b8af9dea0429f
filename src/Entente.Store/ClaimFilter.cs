using Entente.Actors;
using Entente.Coding;
using Entente.Ledger;
using NodaTime;

namespace Entente.Store;

/// <summary>Which claims are asked for; what is absent doesn't restrict. Dates are those of what happened; AsOf is the other clock.</summary>
public sealed record ClaimFilter
{
    public ActorId? Actor { get; init; }
    public ActorId? Recipient { get; init; }
    public EventType? Type { get; init; }
    public ActorId? Speaker { get; init; }
    public Stance? Stance { get; init; }
    /// <summary>Claims whose dates end on this day or later; undated claims are left out. An act that the words don't date stands at its document's
    /// day of publication ("~"), never at the day of reading.</summary>
    public LocalDate? From { get; init; }
    public LocalDate? To { get; init; }
    /// <summary>A document's key, its beginning, or its location.</summary>
    public string? Document { get; init; }
    public MatterId? Matter { get; init; }
    /// <summary>Only what was public by the end of this day. Documents without a date of publication count from the day they were fetched or
    /// recorded.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>A condition on the columns of `claim` with location, and its parameters.</summary>
    internal (string Sql, object?[] Values) Where()
    {
        var parts = new List<string> { "true" };
        var values = new List<object?>();
        void Add(string part, params object?[] given)
        {
            parts.Add(part);
            values.AddRange(given);
        }
        // "A met B" has no direction: it is found from either side.
        if (Actor is { } actor)
            Add("(actor = ? OR NOT key_directed AND recipient = ? OR claim_id IN (SELECT claim_id FROM claim_mention WHERE role = 'subject' AND "
                + "actor = ?))", actor.Value, actor.Value, actor.Value);
        if (Recipient is { } recipient)
            Add("(recipient = ? OR NOT key_directed AND actor = ? OR claim_id IN (SELECT claim_id FROM claim_mention WHERE role = 'against' AND "
                + "actor = ?))", recipient.Value, recipient.Value, recipient.Value);
        if (Type is { } type) Add("type = ?", type.ToString().ToUpperInvariant());
        if (Speaker is { } speaker) Add("speaker = ?", speaker.Value);
        if (Stance is { } stance) Add("stance = ?", stance.ToString().ToLowerInvariant());
        if (From is { } from) Add("date_last >= ?", from);
        if (To is { } to) Add("date_first <= ?", to);
        if (Matter is { } matter) Add("matter_id = ?", matter.Value);
        if (Document is { } document) Add("(starts_with(document_id, ?) OR location = ?)", document, document);
        return (string.Join(" AND ", parts), [.. values]);
    }
}
