using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Entente.Store.Datasets;

/// <summary>A published data set as this program knows it: Datasets/NAME/dataset.json.</summary>
public sealed record Dataset
{
    /// <summary>The key users type: "un-votes".</summary>
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string Publisher { get; init; }
    /// <summary>The version that the layouts and bounds were written for.</summary>
    public required string Version { get; init; }
    /// <summary>Where its publisher offers it.</summary>
    public required string Source { get; init; }
    public required string Licence { get; init; }
    public required Redistribution Redistribution { get; init; }
    public required string Citation { get; init; }
    /// <summary>BibTeX, without the entry's key, which is the data set's name.</summary>
    public required string Bibtex { get; init; }
    /// <summary>First and last year, both included; the last is open (9999) for data that go on.</summary>
    public required DatasetCoverage Coverage { get; init; }
    /// <summary>What it counts and what a careful user minds.</summary>
    public required string Note { get; init; }
    public required ImmutableArray<DatasetLayout> Layouts { get; init; }
    public ImmutableArray<DatasetAddress> Fetch { get; init; } = [];

    [JsonIgnore]
    public string BibtexEntry => Bibtex.Replace("{KEY}", "{" + Name, StringComparison.Ordinal);
}
