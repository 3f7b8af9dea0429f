using Entente.Actors;
using Entente.Documents;

namespace Entente.Coding;

/// <summary>
/// A stretch of text that names someone, and whom it names. <see cref="Actor"/> is absent where nobody could be resolved: shown as unresolved, never guessed.
/// <see cref="Sector"/> is a PLOVER sector code (GOV, MIL, REB, OPP, PTY, COP, JUD, SPY, MED, EDU, BUS, CRM, CVL, NGO, IGO, ...) or absent where the
/// state as such is meant.
/// <see cref="Person"/> is the name in full of the person meant, where one is ("Vladimir Putin").
/// </summary>
public sealed record ActorMention(TextSpan Span, string Text, ActorId? Actor, string? Sector, string? Person, Resolution Resolution);
