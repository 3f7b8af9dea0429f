using NodaTime;

namespace Entente.Actors;

/// <summary>One spell of membership in a body, both days included; <see cref="Last"/> is absent while it lasts.</summary>
public sealed record BodyMembership(ActorId Body, ActorId Member, LocalDate First, LocalDate? Last);
