using System.Collections.Immutable;

namespace Entente.Blocs;

/// <summary>
/// Who stands with whom, with probability: many sampled graphs, each divided, and what their divisions share. Where a sample has several
/// optimal partitions listed, each counts in equal part. A pair that never stands in one sample together has no probability.
/// </summary>
public sealed class Membership
{
    private readonly double[,] together;

    private Membership(ImmutableArray<string> names, double[,] together) => (Names, this.together) = (names, together);

    /// <summary>All nodes of all samples, in ordinal order.</summary>
    public ImmutableArray<string> Names { get; }
    public required int Samples { get; init; }

    /// <summary>Samples whose division was proved optimal.</summary>
    public required int ProvedSamples { get; init; }

    /// <summary>
    /// The partition closest to all samples: least sum over pairs of |1 if together, else 0, minus probability|, which is correlation clustering
    /// with weights probability - 1/2; or the blocs that were given.
    /// </summary>
    public required Partition Consensus { get; init; }
    public required bool ConsensusIsOptimal { get; init; }

    /// <summary>One for each state, in name order.</summary>
    public required ImmutableArray<StateMembership> States { get; init; }

    /// <summary>One for each bloc of the consensus.</summary>
    public required ImmutableArray<ConsensusBloc> Blocs { get; init; }

    /// <summary>Probability of standing in one bloc; 1 with itself; null when no sample holds both.</summary>
    public double? Together(int a, int b) => double.IsNaN(together[a, b]) ? null : together[a, b];

    /// <param name="samples">Drawn graphs, for instance from an alignment's posterior; they may differ in nodes.</param>
    /// <param name="options">For every sample; MostBlocs also bounds the consensus.</param>
    /// <exception cref="ArgumentException">No samples.</exception>
    public static Membership Of(IEnumerable<SignedGraph> samples, DivisionOptions options, CancellationToken stop = default)
    {
        var divisions = new List<Division>();
        foreach (var sample in samples)
        {
            if (stop.IsCancellationRequested && divisions.Count > 0) break;
            divisions.Add(Divider.Divide(sample, options, stop));
        }
        if (divisions.Count == 0) throw new ArgumentException("Membership needs at least one sampled graph.", nameof(samples));
        return Of(divisions, options, stop);
    }

    /// <param name="given">Blocs that the memberships are told of, over all nodes of all divisions in ordinal order; absent: those of the consensus.</param>
    public static Membership Of(IReadOnlyList<Division> divisions, DivisionOptions options, CancellationToken stop = default, Partition? given = null)
    {
        var names = divisions.SelectMany(d => d.Graph.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var place = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++) place[names[i]] = i;
        var n = names.Length;
        var (both, same) = (new double[n, n], new double[n, n]);
        foreach (var d in divisions)
        {
            var at = d.Graph.Names.Select(x => place[x]).ToArray();
            for (var i = 0; i < at.Length; i++)
                for (var j = 0; j <= i; j++)
                {
                    var share = d.Partitions.Count(p => p.BlocOf[i] == p.BlocOf[j]) / (double)d.Partitions.Length;
                    both[at[i], at[j]] += 1;
                    same[at[i], at[j]] += share;
                    if (i != j)
                    {
                        both[at[j], at[i]] += 1;
                        same[at[j], at[i]] += share;
                    }
                }
        }
        var together = new double[n, n];
        var edges = new List<SignedEdge>();
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
            {
                together[i, j] = both[i, j] == 0 ? double.NaN : same[i, j] / both[i, j];
                // A millionth's grid keeps the consensus exact and the same on every machine.
                var weight = Math.Round(together[i, j] - 0.5, 6);
                if (i < j && !double.IsNaN(weight) && weight != 0) edges.Add(new SignedEdge(i, j, weight));
            }
        if (given is not null && given.BlocOf.Length != n) throw new ArgumentException(
            $"The given blocs are of {given.BlocOf.Length} nodes; the samples hold {n}.", nameof(given));
        var consensus = given is null ? Divider.Divide(SignedGraph.Of(names, edges), options with { ListOptima = 1 }, stop) : null;
        var partition = given ?? consensus!.Best;
        var members = new List<int>[partition.BlocCount];
        for (var b = 0; b < members.Length; b++) members[b] = [];
        for (var i = 0; i < n; i++) members[partition.BlocOf[i]].Add(i);
        var inBloc = Memberships(divisions, place, partition, members, n);
        return new Membership(names, together)
        {
            Samples = divisions.Count,
            ProvedSamples = divisions.Count(d => d.IsOptimal),
            Consensus = partition,
            ConsensusIsOptimal = consensus?.IsOptimal ?? false,
            States = [.. Enumerable.Range(0, n)
                .Select(i => new StateMembership(names[i], partition.BlocOf[i], [.. Enumerable.Range(0, members.Length).Select(b => inBloc[i, b])]))],
            Blocs = [.. members.Select((m, b) => new ConsensusBloc(b, [.. m.Select(i => names[i])], Stability(m)))],
        };

        double? Stability(List<int> m)
        {
            var pairs = m.SelectMany(i => m.Where(j => j < i).Select(j => together[i, j])).Where(t => !double.IsNaN(t)).ToList();
            return pairs.Count == 0 ? null : pairs.Average();
        }
    }

    /// <summary>Each sample's blocs are matched to the consensus blocs by greatest overlap; the probability is the share of samples in which the
    /// state's bloc is matched to that one.</summary>
    private static double[,] Memberships(IReadOnlyList<Division> divisions, Dictionary<string, int> place, Partition consensus, List<int>[] members, int n)
    {
        var sum = new double[n, members.Length];
        var seen = new double[n];
        foreach (var d in divisions)
        {
            var at = d.Graph.Names.Select(x => place[x]).ToArray();
            foreach (var i in at) seen[i] += 1;
            foreach (var p in d.Partitions)
            {
                var overlap = new double[p.BlocCount, members.Length];
                for (var i = 0; i < at.Length; i++) overlap[p.BlocOf[i], consensus.BlocOf[at[i]]] += 1;
                var match = Assignment.Of(overlap);
                for (var i = 0; i < at.Length; i++)
                    if (match[p.BlocOf[i]] >= 0) sum[at[i], match[p.BlocOf[i]]] += 1.0 / d.Partitions.Length;
            }
        }
        for (var i = 0; i < n; i++)
            for (var b = 0; b < members.Length; b++) sum[i, b] /= Math.Max(1, seen[i]);
        return sum;
    }
}
