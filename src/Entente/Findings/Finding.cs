using System.Collections.Immutable;
using Entente.Time;

namespace Entente.Findings;

/// <summary>A sentence with the evidence behind it. <see cref="Number"/> counts from 1 through the brief.</summary>
public sealed record Finding
{
    public int Number { get; init; }
    public FindingKind Kind { get; }
    public string Text { get; }
    public ImmutableArray<Evidence> Evidence { get; }
    /// <summary>Recorded data behind it; a finding has these or quotes, or both.</summary>
    public ImmutableArray<RecordEvidence> Records { get; }
    public ImpreciseDate? Date { get; init; }
    /// <summary>The brief rests on several documents, so that each quote is to be shown with its document's hash.</summary>
    public bool NamesDocuments { get; init; }
    /// <summary>What it is coded as, in a word or two: "visit"; absent where the text says it.</summary>
    public string? Label { get; init; }
    /// <summary>The clause that names who says it, without their name before it again; absent where the text is no such clause.</summary>
    public string? Clause { get; init; }
    /// <summary>Coding in one line (RUS CONSULT visit PRK), for those who use the field's terms.</summary>
    public string? Coding { get; init; }
    /// <summary>In [0, 1], as the reader gave it; absent where it is not an estimate.</summary>
    public double? Confidence { get; init; }
    /// <summary>What a reader must know to weigh it: "date assumed", "recipient unresolved".</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];
    /// <summary>What reviewers hold of the claims behind it: "held to be wrong by A. Analyst, 2026-11-26: ...".</summary>
    public ImmutableArray<string> Reviews { get; init; } = [];

    /// <summary>What persons wrote of the claims behind it, on pages: who and when, and the words. Briefs have none.</summary>
    public ImmutableArray<(string Who, string Text)> Notes { get; init; } = [];

    /// <exception cref="ArgumentException">No evidence: what cannot be traced is not printed.</exception>
    public Finding(FindingKind kind, string text, ImmutableArray<Evidence> evidence, ImmutableArray<RecordEvidence> records = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (evidence.IsDefaultOrEmpty && records.IsDefaultOrEmpty) throw new ArgumentException($"No evidence for: {text}", nameof(evidence));
        (Kind, Text) = (kind, text);
        Evidence = evidence.IsDefault ? [] : evidence;
        Records = records.IsDefault ? [] : records;
    }
}
