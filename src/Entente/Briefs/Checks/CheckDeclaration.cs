using System.Collections.Immutable;

namespace Entente.Briefs.Checks;

/// <summary>A test declared beforehand for one kind of judgement (a file of data/checks). It names no state.</summary>
public sealed record CheckDeclaration
{
    public required string Kind { get; init; }
    /// <summary>What the words are taken to claim.</summary>
    public required string Claim { get; init; }
    public required CheckScope Scope { get; init; }
    public required string Source { get; init; }
    /// <summary>Why no test can answer it; absent where one can.</summary>
    public string? Cannot { get; init; }
    public int WindowYears { get; init; } = 3;
    /// <summary>Years after the article's that the check as of now may use.</summary>
    public int AheadYears { get; init; } = 1;
    public int StaleYears { get; init; } = 2;
    /// <summary>Measures that must say the same, and none the contrary.</summary>
    public int Need { get; init; } = 1;
    /// <summary>True: one measure beyond its threshold supports, whatever the others say; contradicted only where every measure is known and says so.</summary>
    public bool Any { get; init; }
    /// <summary>Measures without which nothing is supported or contradicted.</summary>
    public ImmutableArray<string> Must { get; init; } = [];
    /// <summary>States that must be named.</summary>
    public int Least { get; init; } = 1;
    public int Others { get; init; } = 20;
    public int Samples { get; init; } = 100;
    public ImmutableArray<DeclaredMeasure> Measures { get; init; } = [];
    public ImmutableArray<string> Variants { get; init; } = [];
}
