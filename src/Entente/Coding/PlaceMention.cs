using Entente.Actors;
using Entente.Documents;

namespace Entente.Coding;

/// <summary>Where something happened, and the state that the place lies in where the register knows it.</summary>
public sealed record PlaceMention(TextSpan Span, string Text, ActorId? Country);
