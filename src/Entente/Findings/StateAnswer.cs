using System.Collections.Immutable;

namespace Entente.Findings;

/// <summary>One state's standing: sentences under headings, a row a year, the files behind them; and the same for programs.</summary>
public sealed record StateAnswer
{
    public required string Title { get; init; }
    public required ImmutableArray<(string Heading, ImmutableArray<string> Paragraphs)> Parts { get; init; }
    /// <summary>How to read the table.</summary>
    public required string TableNote { get; init; }
    /// <summary>The heads first; empty where nothing is told by year.</summary>
    public required ImmutableArray<string[]> Table { get; init; }
    public required ImmutableArray<string> Sources { get; init; }
    public required string Json { get; init; }
}
