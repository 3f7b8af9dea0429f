namespace Entente.Coding;

/// <summary>
/// PLOVER's event types (Open Event Data Alliance, PLOVER codebook). Older data write YIELD for <see cref="Concede"/> and <see cref="Retreat"/> together.
/// </summary>
public enum EventType
{
    Agree, Consult, Support, Concede, Cooperate, Aid, Retreat,
    Request, Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault,
}
