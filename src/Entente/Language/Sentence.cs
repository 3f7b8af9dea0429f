using System.Collections.Immutable;
using Entente.Documents;

namespace Entente.Language;

/// <summary>A sentence with its dependency tree (Universal Dependencies). <see cref="StartsParagraph"/> where a blank line or a heading came before.</summary>
public sealed record Sentence(TextSpan Span, ImmutableArray<Token> Tokens, bool StartsParagraph);
