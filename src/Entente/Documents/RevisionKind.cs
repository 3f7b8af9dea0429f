namespace Entente.Documents;

/// <summary>How a document was changed after it was first published.</summary>
public enum RevisionKind { Republished, Updated, Corrected }
