using Entente.Blocs;
using FsCheck.Xunit;
using Xunit;

namespace Entente.Tests.Blocs;

public sealed class LandscapeTests
{
    /// <summary>Axelrod and Bennett 1993, Table 2: two minima of equal energy share the 256 configurations.</summary>
    [Fact]
    public void Unix_standards_case_has_two_minima_of_equal_energy()
    {
        (string Name, double Size, char Type)[] firms =
            [("Sun", 28.9, 'S'), ("Prime", 1, 'S'), ("DEC", 20, 'G'), ("HP", 11.5, 'G'), ("Apollo", 21.2, 'S'), ("Intergraph", 4.4, 'S'),
                ("SGI", 4.4, 'S'), ("AT&T", 28.5, 'G'), ("IBM", 3.8, 'G')];
        var ties = firms.SelectMany((f, i) => firms.Take(i).Where(g => g.Type == f.Type).Select(g => (f.Name, g.Name, -1.0)));
        var landscape = Landscape.Of(SignedGraph.Of(ties), firms.ToDictionary(f => f.Name, f => f.Size));
        Assert.Equal(2, landscape.Minima.Length);
        Assert.Equal(landscape.Minima[0].Energy, landscape.Minima[1].Energy, 9);
        Assert.Equal(256, landscape.Minima.Sum(m => m.Basin));
    }

    [Property(MaxTest = 60)]
    public void Minima_are_those_that_trying_every_move_finds(int seed)
    {
        var graph = SmallGraphs.Random(seed, 2 + Math.Abs(seed % 7), 0.6, 5);
        var n = graph.NodeCount;
        var random = new Random(seed);
        var sizes = graph.Names.ToDictionary(name => name, _ => 1.0 + random.Next(4));
        var landscape = Landscape.Of(graph, sizes);
        var (expected, basins) = (new HashSet<Partition>(), new Dictionary<Partition, int>());
        for (var code = 0; code < 1 << n - 1; code++)
        {
            var sides = Sides(code);
            var energy = landscape.Energy(sides);
            if (Enumerable.Range(0, n).All(v => landscape.Energy(Flip(code, v)) >= energy - 1e-9)) expected.Add(sides);
            var path = landscape.PathFrom(sides);
            var end = path.IsEmpty ? sides : path[^1].Sides;
            basins[end] = basins.GetValueOrDefault(end) + 1;
        }
        Assert.True(expected.SetEquals(landscape.Minima.Select(m => m.Sides)));
        foreach (var m in landscape.Minima) Assert.Equal(basins[m.Sides], m.Basin);

        Partition Sides(int code) => Partition.Of([.. Enumerable.Range(0, n).Select(v => v == 0 ? 0 : code >> v - 1 & 1)]);
        Partition Flip(int code, int v) => Sides(v == 0 ? code ^ (1 << n - 1) - 1 : code ^ 1 << v - 1);
    }

    [Fact]
    public void Energy_along_a_path_only_falls()
    {
        var landscape = Landscape.Of(SmallGraphs.Random(4, 12, 0.7, 3));
        var start = Partition.Of([.. Enumerable.Range(0, 12).Select(v => v % 2)]);
        var energy = landscape.Energy(start);
        foreach (var step in landscape.PathFrom(start))
        {
            Assert.True(step.Energy < energy);
            Assert.Equal(landscape.Energy(step.Sides), step.Energy, 9);
            energy = step.Energy;
        }
    }

    [Fact]
    public void More_actors_than_can_be_enumerated_are_refused() =>
        Assert.Contains("at most 25", Assert.Throws<ArgumentException>(() => Landscape.Of(SmallGraphs.Random(1, 26, 0.2))).Message);
}
