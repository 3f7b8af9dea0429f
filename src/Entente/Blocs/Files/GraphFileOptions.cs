using System.Collections.Immutable;

namespace Entente.Blocs.Files;

/// <summary>Which columns of a table make a graph, and which of its rows.</summary>
public sealed record GraphFileOptions
{
    /// <summary>The columns of the two ends and of the sign or weight; null = found by their names.</summary>
    public (string A, string B, string Weight)? Columns { get; init; }

    /// <summary>Only rows where each of these columns holds that value.</summary>
    public ImmutableArray<(string Column, string Value)> Where { get; init; } = [];

    /// <summary>One graph for every value of this column, in ordinal order (as numbers where all are numbers).</summary>
    public string? Each { get; init; }
    public DuplicateTies Duplicates { get; init; }

    /// <summary>Only the sign of a weight counts: 1 or -1.</summary>
    public bool SignsOnly { get; init; }
}
