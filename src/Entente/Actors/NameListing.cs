using NodaTime;

namespace Entente.Actors;

/// <summary>A name as the register lists it, with the days between which it named the actor; absent where there is no such limit.</summary>
public sealed record NameListing(string Name, NameKind Kind, LocalDate? First, LocalDate? Last);
