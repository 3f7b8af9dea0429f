using System.Collections.Immutable;

namespace Entente.Blocs.Ties;

/// <summary>The blocs of a year: ties by a declared rule, their least frustrated division, and how far it can be relied on.</summary>
public sealed record BlocStudy
{
    public required BlocStudyOptions Options { get; init; }

    /// <summary>By pair.</summary>
    public required ImmutableArray<FaceTie> Ties { get; init; }

    /// <summary>Of the states with a tie.</summary>
    public required Division Division { get; init; }

    /// <summary>States without a tie, by key: nothing stands out between them and the others, or too little is known.</summary>
    public required ImmutableArray<string> Untied { get; init; }

    /// <summary>The threshold halved and doubled.</summary>
    public required ImmutableArray<RuleVariant> Variants { get; init; }

    /// <summary>Of each state in the blocs of the division, over draws; absent where none were asked for.</summary>
    public required Membership? Membership { get; init; }

    /// <summary>Most moved first; empty where the division isn't proved.</summary>
    public required ImmutableArray<PivotalState> Pivotal { get; init; }

    /// <summary>Ties that the division goes against, by pair.</summary>
    public IEnumerable<FaceTie> Against
    {
        get
        {
            var frustrated = Division.Best.FrustratedEdges(Division.Graph).Select(e => (Division.Graph.Names[e.A], Division.Graph.Names[e.B])).ToHashSet();
            return Ties.Where(t => frustrated.Contains((t.Pair.A.Value, t.Pair.B.Value)));
        }
    }

    /// <summary>The division alone, with nothing on how far it can be relied on.</summary>
    /// <param name="options">Its draws are not made.</param>
    public static BlocStudy Divided(ImmutableArray<FaceTie> ties, IEnumerable<string> states, BlocStudyOptions options, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var division = Divider.Divide(GraphOf(ties), options.Division, stop);
        return new BlocStudy
        {
            Options = options with { Draws = 0 },
            Ties = ties,
            Division = division,
            Untied = [.. states.Except(division.Graph.Names).Order(StringComparer.Ordinal)],
            Variants = [],
            Membership = null,
            Pivotal = [],
        };
    }

    /// <summary>The signed graph of a year's ties; states without one are left out.</summary>
    public static SignedGraph GraphOf(IEnumerable<FaceTie> ties) => SignedGraph.Of(ties.Select(t => (t.Pair.A.Value, t.Pair.B.Value, (double)t.Sign)));

    /// <param name="pairs">Of the states that are divided, in one year.</param>
    /// <param name="states">All of them.</param>
    public static BlocStudy Of(IReadOnlyList<PairYear> pairs, IEnumerable<string> states, BlocStudyOptions options, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var ties = TiesOf(pairs, options.Rule);
        var division = Divider.Divide(GraphOf(ties), options.Division, stop);
        return new BlocStudy
        {
            Options = options,
            Ties = ties,
            Division = division,
            Untied = [.. states.Except(division.Graph.Names).Order(StringComparer.Ordinal)],
            Variants = [.. new[] { 0.5, 2 }.Select(f => Variant(pairs, division, options, f * options.Rule.Threshold, stop))],
            Membership = options.Draws > 0 && division.Graph.NodeCount > 0 ? Memberships(pairs, division, options, stop) : null,
            Pivotal = division.IsOptimal ? PivotalStates(division, options, stop) : [],
        };
    }

    /// <summary>The ties of pairs by the rule, by pair.</summary>
    public static ImmutableArray<FaceTie> TiesOf(IEnumerable<PairYear> pairs, TieRule rule) =>
        [.. pairs.Select(rule.Tie).OfType<FaceTie>().OrderBy(t => t.Pair)];

    private static RuleVariant Variant(IReadOnlyList<PairYear> pairs, Division division, BlocStudyOptions options, double threshold, CancellationToken stop)
    {
        var ties = TiesOf(pairs, options.Rule with { Threshold = threshold });
        var other = Divider.Divide(GraphOf(ties), options.Division with { ListOptima = 1 }, stop);
        return new(threshold, ties.Count(t => t.Sign > 0), ties.Count(t => t.Sign < 0), other, Moved(division, other));
    }

    // Each draw has a seed of its own, so that the result doesn't depend on which worker comes first.
    private static Membership Memberships(IReadOnlyList<PairYear> pairs, Division division, BlocStudyOptions options, CancellationToken stop)
    {
        var isNode = division.Graph.Names.ToHashSet(StringComparer.Ordinal);
        var drawn = Enumerable.Range(0, options.Draws).AsParallel().AsOrdered().WithDegreeOfParallelism(options.Workers).Select(k =>
        {
            var random = new Random(unchecked(options.Seed * 7919 + k));
            var ties = TiesOf(pairs.Select(p => p.Drawn(random)), options.Rule).Where(t => isNode.Contains(t.Pair.A.Value) && isNode.Contains(t.Pair.B.Value));
            var graph = SignedGraph.Of(ties.Select(t => (t.Pair.A.Value, t.Pair.B.Value, (double)t.Sign)), division.Graph.Names);
            return Divider.Divide(graph, options.Division with { ListOptima = 1 }, stop);
        }).ToList();
        return Membership.Of(drawn, options.Division, stop, division.Best);
    }

    private static ImmutableArray<PivotalState> PivotalStates(Division division, BlocStudyOptions options, CancellationToken stop)
    {
        var graph = division.Graph;
        var found = Enumerable.Range(0, graph.NodeCount).AsParallel().AsOrdered().WithDegreeOfParallelism(options.Workers).Select(v =>
        {
            var edges = graph.Edges.Where(e => e.A != v && e.B != v).ToList();
            var without = SignedGraph.Of(edges.Select(e => (graph.Names[e.A], graph.Names[e.B], e.Weight)));
            var left = edges.Where(division.Best.Frustrates).Sum(e => Math.Abs(e.Weight));
            var other = Divider.Divide(without, options.Division with { ListOptima = 1 }, stop);
            return !other.IsOptimal || other.Frustration >= left ? null
                : new PivotalState(graph.Names[v], [.. Moved(division, other).Where(s => s != graph.Names[v] && without.Names.Contains(s))]);
        }).ToList();
        return [.. found.OfType<PivotalState>().Where(p => p.Moved.Count > 0)
            .OrderByDescending(p => p.Moved.Count).ThenBy(p => p.State, StringComparer.Ordinal)];
    }

    // States of the one whose bloc isn't matched to theirs in the other.
    private static List<string> Moved(Division one, Division other)
    {
        var (old, now) = (one.Best, other.Best);
        var at = one.Graph.Names.Select(n => other.Graph.Names.BinarySearch(n, StringComparer.Ordinal)).ToArray();
        var overlap = new double[now.BlocCount, old.BlocCount];
        for (var v = 0; v < at.Length; v++)
            if (at[v] >= 0) overlap[now.BlocOf[at[v]], old.BlocOf[v]]++;
        var match = Assignment.Of(overlap);
        return [.. Enumerable.Range(0, at.Length).Where(v => at[v] < 0 || match[now.BlocOf[at[v]]] != old.BlocOf[v]).Select(v => one.Graph.Names[v])];
    }
}
