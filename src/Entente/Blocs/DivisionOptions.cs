namespace Entente.Blocs;

/// <summary>How to divide a graph. Same graph, same options, same division, as long as the time limit isn't reached.</summary>
public sealed record DivisionOptions
{
    /// <summary>The most blocs allowed: 2 = two camps (the frustration index); null = as many as serve best.</summary>
    public int? MostBlocs { get; init; } = 2;

    /// <summary>How many optimal partitions to list; the search stops once it has found one more than that.</summary>
    public int ListOptima { get; init; } = 1;

    /// <summary>After this the best division found is returned with its bound.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.MaxValue;
    public int Seed { get; init; } = 1;
    public TimeProvider? Clock { get; init; }

    /// <summary>Told, now and then, the best value and the bound so far.</summary>
    public Action<double, double>? Progress { get; init; }
}
