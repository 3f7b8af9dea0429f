using Entente.Blocs;
using FsCheck.Xunit;
using Xunit;

namespace Entente.Tests.Blocs;

/// <summary>What is said of a division: steadiness, balance tests, membership, blocs through time.</summary>
public sealed class BlocEvidenceTests
{
    private static readonly DivisionOptions Options = new();

    [Property(MaxTest = 25)]
    public void Steadiness_margin_is_what_the_best_partition_on_the_other_side_costs(int seed)
    {
        var graph = SmallGraphs.Random(seed, 7, 0.6, 1 + Math.Abs(seed % 2));
        var division = Divider.Divide(graph, Options);
        foreach (var s in SteadinessOf.All(division, "n00", Options))
        {
            Assert.True(s.IsExact);
            var v = graph.Names.IndexOf(s.State);
            var least = Every(graph).Where(p => p.BlocOf[v] == p.BlocOf[0] != s.WithReference).Min(p => p.Frustration(graph));
            Assert.Equal(least - division.Frustration, s.Margin);
            Assert.True(s.FlipsEnough is null || s.FlipsEnough >= s.FlipsAtLeast);
            if (graph.Edges.Length <= 7 && s.FlipsEnough is not null) Assert.True(FewestFlips(graph, v, s.WithReference) >= s.FlipsAtLeast);
        }
    }

    [Fact]
    public void Shuffled_signs_keep_ties_and_negative_share()
    {
        var graph = SignedGraph.Of([("a", "b", 1), ("b", "c", 1), ("a", "c", 1), ("c", "d", -1), ("d", "e", 1), ("d", "f", 1), ("e", "f", 1), ("a", "d", -1)]);
        var test = BalanceTest.Of(graph, 50, Options);
        Assert.Equal(1, test.Triads.Balanced);
        Assert.Equal(0, test.Frustration);
        Assert.Equal(50, test.ProvedDraws);
        Assert.InRange(test.ExpectedBalanced.Low, 0, test.ExpectedBalanced.Mean);
        Assert.InRange(test.FrustrationP, 1.0 / 51, 1);
        var again = BalanceTest.Of(graph, 50, Options);
        Assert.Equal(test, again);
    }

    [Fact]
    public void Triads_are_counted_by_their_negative_ties()
    {
        var triads = Triads.Of(SignedGraph.Of([("a", "b", 1), ("b", "c", -1), ("a", "c", -1), ("c", "d", -1), ("b", "d", -1)]));
        Assert.Equal(new Triads(0, 0, 1, 1), triads);
        Assert.Null(Triads.Of(SignedGraph.Of([("a", "b", 1)])).Balanced);
    }

    [Fact]
    public void Membership_of_equal_samples_is_certain_and_of_split_ones_is_torn()
    {
        var left = SignedGraph.Of([("a", "b", 1), ("c", "d", 1), ("a", "c", -1), ("b", "d", -1), ("a", "e", 1)]);
        var right = SignedGraph.Of([("a", "b", 1), ("c", "d", 1), ("a", "c", -1), ("b", "d", -1), ("a", "e", -1)]);
        var certain = Membership.Of([left, left], Options);
        Assert.All(certain.States, s => Assert.True(s is { InItsBloc: 1, IsCore: true, Torn: 0 }));
        Assert.All(certain.Blocs, b => Assert.Equal(1, b.Stability));
        var torn = Membership.Of([left, right, left, right], Options);
        var e = torn.States.Single(s => s.State == "e");
        Assert.Equal(0.5, e.InItsBloc);
        Assert.Equal(1, e.Torn, 9);
        Assert.Equal(0.5, torn.Together(0, 4));
        Assert.Equal(1, torn.Together(0, 1));
    }

    [Fact]
    public void States_never_sampled_together_have_no_probability()
    {
        var m = Membership.Of([SignedGraph.Of([("a", "b", 1)]), SignedGraph.Of([("b", "c", 1)])], Options);
        Assert.Null(m.Together(0, 2));
    }

    [Fact]
    public void Blocs_keep_their_numbers_through_joins_splits_and_mergers()
    {
        var timeline = BlocTimeline.Of([Period("1", "abcd efgh"), Period("2", "abcd efg h"), Period("3", "abcdefg h"), Period("4", "abcdfg eh"),
            Period("5", "abcdfg eh xyz")]);
        Assert.Equal(0, timeline.BlocOf(0, "a"));
        Assert.Equal(1, timeline.BlocOf(1, "e"));
        Assert.Equal(2, timeline.BlocOf(1, "h"));
        Assert.Equal(0, timeline.BlocOf(2, "e"));
        Assert.Equal(2, timeline.BlocOf(3, "e"));
        Assert.Null(timeline.BlocOf(0, "x"));
        Assert.Contains(timeline.Events, e => e is { Period: "2", Kind: BlocEventKind.Split, Bloc: 1, Other: 2 });
        Assert.Contains(timeline.Events, e => e is { Period: "3", Kind: BlocEventKind.Merger, Bloc: 0, Other: 1 });
        Assert.Contains(timeline.Events, e => e is { Period: "4", Kind: BlocEventKind.Join, Bloc: 2, Other: 0 } && e.States.SequenceEqual(["e"]));
        Assert.Contains(timeline.Events, e => e is { Period: "5", Kind: BlocEventKind.Birth, Bloc: 3 });
    }

    private static BlocPeriod Period(string period, string blocs)
    {
        var groups = blocs.Split(' ');
        var names = string.Concat(groups).Select(c => c.ToString()).Order(StringComparer.Ordinal).ToArray();
        return new BlocPeriod(period, SignedGraph.Of([], names), Partition.Of([.. names.Select(n => Array.FindIndex(groups, g => g.Contains(n)))]));
    }

    private static IEnumerable<Partition> Every(SignedGraph graph) =>
        Enumerable.Range(0, 1 << graph.NodeCount - 1)
            .Select(code => Partition.Of([.. Enumerable.Range(0, graph.NodeCount).Select(v => v == 0 ? 0 : code >> v - 1 & 1)]));

    private static int FewestFlips(SignedGraph graph, int v, bool withReference)
    {
        for (var size = 0; ; size++)
            for (var mask = 0; mask < 1 << graph.Edges.Length; mask++)
            {
                if (System.Numerics.BitOperations.PopCount((uint)mask) != size) continue;
                var flipped = graph.WithWeights([.. graph.Edges.Select((e, i) => (mask >> i & 1) == 1 ? -e.Weight : e.Weight)]);
                var all = Every(flipped).ToLookup(p => p.BlocOf[v] == p.BlocOf[0], p => p.Frustration(flipped));
                if (all[!withReference].Min() <= all[withReference].Min()) return size;
            }
    }
}
