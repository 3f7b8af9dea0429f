namespace Entente.Documents;

/// <summary>What a stretch of a document is, which decides how what it says is read.</summary>
public enum DocumentPartKind
{
    Title,
    /// <summary>The lines between title and body that sum it up.</summary>
    Standfirst,
    /// <summary>"By A and B".</summary>
    Byline,
    /// <summary>"SEOUL, June 19 (Agency) —".</summary>
    Dateline,
    /// <summary>What the editors say about the piece: when it was published, changed, corrected.</summary>
    EditorsNote,
    Body,
}
