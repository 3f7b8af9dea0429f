using System.Collections.Immutable;

namespace Entente.Blocs;

/// <summary>
/// A graph divided, with the proof's state. <see cref="Frustration"/> is the weight of the frustrated ties of every listed partition;
/// <see cref="Bound"/> is a value that no partition at all can fall below. Optimal means that the two are equal.
/// </summary>
public sealed record Division
{
    public required SignedGraph Graph { get; init; }
    public required double Frustration { get; init; }
    public required double Bound { get; init; }
    public required bool IsOptimal { get; init; }

    /// <summary>
    /// Optimal is meant within this, in weights: 0 unless weights need more than six decimals or differ by more than nine orders of
    /// magnitude; then a few billionths of the total.
    /// </summary>
    public required double Tolerance { get; init; }

    /// <summary>Partitions of that value, at least one; all of them when <see cref="AllListed"/>.</summary>
    public required ImmutableArray<Partition> Partitions { get; init; }

    /// <summary>True when the list is proved complete; false when there are more, or when nobody looked.</summary>
    public required bool AllListed { get; init; }

    public Partition Best => Partitions[0];

    /// <summary>(Frustration - Bound) / Frustration; 0 when optimal.</summary>
    public double Gap => Frustration <= Bound ? 0 : (Frustration - Bound) / Frustration;

    /// <summary>1 - frustration / (half of the total weight): 1 = balanced, 0 = as frustrated as can be (Aref and Wilson 2018, F(G)).</summary>
    public double Balance => Graph.Edges.IsEmpty ? 1 : 1 - 2 * Frustration / Graph.TotalWeight;
}
