namespace Entente.Documents;

/// <summary>A reading text, its paragraphs (reading offsets) with what the markup says they are, and the metadata.</summary>
internal sealed record DocumentLayout(ReadingText Reading, IReadOnlyList<(TextSpan Span, DocumentPartKind? Kind)> Paragraphs, DocumentMetadata Metadata);
