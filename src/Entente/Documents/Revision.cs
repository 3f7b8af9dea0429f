namespace Entente.Documents;

/// <summary>A later version of the document; Date is null where nothing bounds it.</summary>
public sealed record Revision(RevisionKind Kind, DocumentDate? Date, TextSpan? Words);
