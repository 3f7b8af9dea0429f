using NodaTime;

namespace Entente.Actors;

/// <summary>
/// Someone's term in an office, both days included; <see cref="Last"/> is absent while it lasts. On the day of a handover the successor holds the office.
/// Days unknown to the register are given as the first of the month or year.
/// </summary>
public sealed record OfficeHolder(ActorId Actor, string Office, OfficeRole Role, string Person, LocalDate First, LocalDate? Last)
{
    public bool Contains(LocalDate day) => First <= day && (Last is not { } last || day <= last);
}
