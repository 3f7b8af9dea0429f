using System.Collections.Immutable;

namespace Entente.Actors;

/// <summary>
/// A name found in text. <see cref="Length"/> counts the words it covers, titles before a person's name included.
/// <see cref="Actor"/> is absent where the words name several actors equally well; then <see cref="Ambiguous"/> is set and <see cref="Alternatives"/>
/// lists them.
/// Ambiguous with an actor means: this one is the likelier by far, the alternatives are not excluded.
/// <see cref="Sector"/> is a PLOVER sector: GOV for people in office at the date, ELI for those who were or will be, an organisation's own; absent
/// for states as such.
/// <see cref="Person"/> is the full name of the person meant.
/// </summary>
public sealed record NameMatch(
    int Length, ActorId? Actor, string? PloverCode, NameKind Kind, string? Sector, string? Person, bool Ambiguous, ImmutableArray<ActorId> Alternatives);
