using System.Collections.Immutable;
using Entente.Documents;
using Entente.Findings;

namespace Entente.Briefs;

/// <summary>
/// A paragraph of the article as written, and which findings rest on which of its words. Spans are offsets into
/// <see cref="Text"/>, sorted; they may overlap.
/// </summary>
public sealed record MarkedParagraph(string Text, ImmutableArray<(TextSpan Span, int Finding, FindingKind Kind)> Marks);
