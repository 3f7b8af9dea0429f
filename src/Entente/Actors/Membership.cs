using NodaTime;

namespace Entente.Actors;

/// <summary>
/// One spell of a state's membership in a system of states, both days included. <see cref="Last"/> is absent while the membership lasts.
/// A state may have several spells (France, 1940s) and several numbers (Germany 255 and 260); several keys may share a number (345: Serbia, Yugoslavia).
/// </summary>
public sealed record Membership(ActorId State, StateSystem System, int Number, string Abbreviation, LocalDate First, LocalDate? Last)
{
    public bool Contains(LocalDate day) => First <= day && (Last is not { } last || day <= last);
}
