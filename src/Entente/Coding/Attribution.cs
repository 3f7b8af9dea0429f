using Entente.Documents;

namespace Entente.Coding;

/// <summary>
/// One link of a chain of attribution: who says so, and how. <see cref="Speaker"/> is absent where the text leaves it open
/// ("reportedly", "is believed to have"); <see cref="Cue"/> is the word of saying in the document.
/// </summary>
public sealed record Attribution(ActorMention? Speaker, Stance Stance, TextSpan Cue, string CueLemma);
