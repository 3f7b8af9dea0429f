namespace Entente.Actors;

/// <summary>
/// An entry of the register. <see cref="PloverCode"/> is the code that event data in PLOVER's convention give it: a state's alpha-3,
/// IGO for intergovernmental bodies, IMG for international militarised groups, ISM for international social movements.
/// <see cref="Sector"/> is the PLOVER sector of an organisation (REB, PTY, CRM, ...), absent for states, bodies and groupings.
/// <see cref="Home"/> is the state a territory belongs to or an organisation is based in, absent where there is none or it is disputed.
/// </summary>
public sealed record Actor(ActorId Id, ActorKind Kind, string Name, string? Official, string PloverCode, string? Sector, string? Iso2, ActorId? Home);
