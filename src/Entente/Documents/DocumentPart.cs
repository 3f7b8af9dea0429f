namespace Entente.Documents;

/// <summary>A stretch of the original text and what it is.</summary>
public sealed record DocumentPart(DocumentPartKind Kind, TextSpan Span);
