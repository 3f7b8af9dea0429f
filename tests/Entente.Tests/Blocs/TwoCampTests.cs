using Entente.Blocs;
using FsCheck.Xunit;
using Xunit;

namespace Entente.Tests.Blocs;

public sealed class TwoCampTests
{
    private static readonly DivisionOptions All = new() { ListOptima = 5000 };

    [Property(MaxTest = 150)]
    public void Two_camps_equal_the_best_of_all_partitions(int seed)
    {
        var graph = SmallGraphs.Random(seed, 2 + Math.Abs(seed % 9), 0.2 + Math.Abs(seed % 7) / 9.0, 1 + Math.Abs(seed % 4));
        var (value, optima) = SmallGraphs.Try(graph, 2);
        var division = Divider.Divide(graph, All);
        Assert.True(division.IsOptimal);
        Assert.Equal(value, division.Frustration);
        Assert.Equal(value, division.Bound);
        Assert.True(division.AllListed);
        Assert.Equal(optima.Count, division.Partitions.Length);
        Assert.True(optima.SetEquals(division.Partitions));
    }

    [Theory]
    [InlineData(14, 0.9, 1)]
    [InlineData(15, 0.5, 1)]
    [InlineData(14, 0.7, 9)]
    public void Two_camps_of_denser_graphs_equal_the_best_of_all_partitions(int nodes, double density, int weight)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var graph = SmallGraphs.Random(seed, nodes, density, weight);
            Assert.Equal(SmallGraphs.Try(graph, 2).Value, Divider.Divide(graph).Frustration);
        }
    }

    /// <summary>Axelrod and Bennett 1993, Table 2 and p. 231: two configurations, equal in energy.</summary>
    [Fact]
    public void Unix_standards_case_has_its_two_published_minima()
    {
        (string Name, double Size, char Type)[] firms =
            [("Sun", 28.9, 'S'), ("Prime", 1, 'S'), ("DEC", 20, 'G'), ("HP", 11.5, 'G'), ("Apollo", 21.2, 'S'), ("Intergraph", 4.4, 'S'),
                ("SGI", 4.4, 'S'), ("AT&T", 28.5, 'G'), ("IBM", 3.8, 'G')];
        var ties = new List<(string, string, double)>();
        for (var i = 0; i < firms.Length; i++)
            for (var j = 0; j < i; j++)
                if (firms[i].Type == firms[j].Type) ties.Add((firms[i].Name, firms[j].Name, -firms[i].Size * firms[j].Size));
        var division = Divider.Divide(SignedGraph.Of(ties), All);
        Assert.True(division is { IsOptimal: true, AllListed: true });
        string[] sides = [.. division.Partitions.Select(p => string.Join(" ", p.NamesOf(division.Graph).Single(b => b.Contains("Sun"))
            .Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
        Assert.Equal(["AT&T IBM Prime Sun", "DEC HP Prime Sun"], sides);
    }

    [Fact]
    public void Balanced_graph_has_no_frustration_and_one_partition()
    {
        var division = Divider.Divide(SignedGraph.Of([("a", "b", 1), ("b", "c", -1), ("a", "c", -1)]), All);
        Assert.Equal(0, division.Frustration);
        Assert.Single(division.Partitions);
        Assert.Equal(1, division.Balance);
    }

    [Fact]
    public void Graph_of_one_node_or_none_is_balanced()
    {
        Assert.Equal(0, Divider.Divide(SignedGraph.Of([], ["a"]), All).Frustration);
        var none = Divider.Divide(SignedGraph.Of([]), All);
        Assert.True(none is { IsOptimal: true, AllListed: true, Frustration: 0 });
    }

    [Fact]
    public void More_optima_than_asked_for_are_not_said_to_be_all()
    {
        var division = Divider.Divide(SignedGraph.Of([("a", "b", -1), ("b", "c", -1), ("a", "c", -1)]), new DivisionOptions { ListOptima = 2 });
        Assert.Equal(2, division.Partitions.Length);
        Assert.False(division.AllListed);
        Assert.True(Divider.Divide(division.Graph, new DivisionOptions { ListOptima = 3 }).AllListed);
    }

    [Fact]
    public void Weights_off_the_decimal_grid_are_solved_within_rounding()
    {
        var random = new Random(5);
        var plain = SmallGraphs.Random(5, 11, 0.6);
        var graph = plain.WithWeights([.. plain.Edges.Select(e => e.Weight * random.NextDouble())]);
        Assert.Equal(SmallGraphs.Try(graph, 2).Value, Divider.Divide(graph).Frustration, 9);
    }

    [Fact]
    public void Stopped_search_gives_a_bound_below_its_value()
    {
        var graph = SmallGraphs.Random(3, 60, 0.3);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var division = Divider.Divide(graph, stop: stopped.Token);
        Assert.False(division.IsOptimal);
        Assert.InRange(division.Bound, 0, division.Frustration - 1);
    }
}
