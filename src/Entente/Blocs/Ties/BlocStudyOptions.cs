namespace Entente.Blocs.Ties;

/// <summary>How a year's ties are divided and the division tried.</summary>
public sealed record BlocStudyOptions
{
    public TieRule Rule { get; init; } = new();

    /// <summary>For every graph. Most blocs: any, unless told.</summary>
    public DivisionOptions Division { get; init; } = new() { MostBlocs = null };

    /// <summary>Draws of the faces for the memberships; 0 for none.</summary>
    public int Draws { get; init; } = 200;

    /// <summary>Of the draws.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many graphs are divided at once; the result doesn't depend on it.</summary>
    public int Workers { get; init; } = 2;
}
