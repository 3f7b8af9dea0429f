namespace Entente.Documents;

/// <summary>What a document's date rests on, from the strongest to none.</summary>
public enum DateBasis
{
    /// <summary>The user said so.</summary>
    Option,
    /// <summary>The editors' note or a "first published" line in the text.</summary>
    Note,
    /// <summary>The page's own metadata: JSON-LD, OpenGraph, meta, time, a Markdown header.</summary>
    Metadata,
    /// <summary>"SEOUL, June 19, 2024 (Agency) —".</summary>
    Dateline,
    /// <summary>The record that stands beside the file (<see cref="DocumentRecord"/>).</summary>
    Record,
    /// <summary>The feed that listed it.</summary>
    Feed,
    /// <summary>A date in the file's name or the address: /2024/06/19/.</summary>
    Location,
    /// <summary>The date under a picture that opens an undated document: near the day it was written, and no statement of it.</summary>
    Caption,
    /// <summary>Nothing says when it was written.</summary>
    Unknown,
}
