using Entente.Blocs;
using FsCheck.Xunit;
using Xunit;

namespace Entente.Tests.Blocs;

public sealed class ManyBlocTests
{
    [Property(MaxTest = 120)]
    public void Any_number_of_blocs_equals_the_best_of_all_partitions(int seed) => Check(seed, null);

    [Property(MaxTest = 120)]
    public void At_most_three_blocs_equal_the_best_of_all_partitions(int seed) => Check(seed, 3);

    [Property(MaxTest = 60)]
    public void At_most_four_blocs_equal_the_best_of_all_partitions(int seed) => Check(seed, 4);

    [Fact]
    public void One_bloc_frustrates_every_negative_tie()
    {
        var graph = SmallGraphs.Random(1, 12, 0.5);
        var division = Divider.Divide(graph, new DivisionOptions { MostBlocs = 1 });
        Assert.True(division.IsOptimal);
        Assert.Equal(graph.Edges.Count(e => e.Weight < 0), division.Frustration);
    }

    /// <summary>Davis 1967: a graph with no cycle of exactly one negative tie divides into blocs without frustration.</summary>
    [Fact]
    public void All_negative_triangle_is_balanced_in_three_blocs_and_not_in_two()
    {
        var graph = SignedGraph.Of([("a", "b", -1), ("b", "c", -1), ("a", "c", -1)]);
        Assert.Equal(0, Divider.Divide(graph, new DivisionOptions { MostBlocs = null }).Frustration);
        Assert.Equal(0, Divider.Divide(graph, new DivisionOptions { MostBlocs = 3 }).Frustration);
        Assert.Equal(1, Divider.Divide(graph).Frustration);
    }

    private static void Check(int seed, int? most)
    {
        var graph = SmallGraphs.Random(seed, 2 + Math.Abs(seed % 7), 0.3 + Math.Abs(seed % 7) / 10.0, 1 + Math.Abs(seed % 3), 0.3 + Math.Abs(seed % 5) / 10.0);
        var (value, optima) = SmallGraphs.Try(graph, most ?? int.MaxValue);
        var division = Divider.Divide(graph, new DivisionOptions { MostBlocs = most, ListOptima = 100_000 });
        Assert.True(division.IsOptimal);
        Assert.Equal(value, division.Frustration);
        Assert.True(division.AllListed);
        Assert.Equal(optima.Count, division.Partitions.Length);
        Assert.True(optima.SetEquals(division.Partitions));
    }
}
