namespace Entente.Blocs;

/// <summary>
/// Is a graph more balanced than its shape and its number of negative ties alone would make it? The signed weights are shuffled over
/// the fixed ties, so every node keeps its degree; the observed balanced share of triangles and the observed frustration are set against
/// what the shuffles give. Balance is a hypothesis here, never an assumption.
/// </summary>
public sealed record BalanceTest
{
    public required int Draws { get; init; }
    public required Triads Triads { get; init; }

    /// <summary>Balanced share of triangles over the shuffles: mean and 90% interval; not a number where there are no triangles.</summary>
    public required Interval ExpectedBalanced { get; init; }

    /// <summary>Share of shuffles (the observed one counted among them) at least as balanced in triangles; null where there are none.</summary>
    public required double? TriadP { get; init; }
    public required double Frustration { get; init; }
    public required bool FrustrationIsOptimal { get; init; }

    /// <summary>The shuffles' proved lower bounds on frustration, which equal it where <see cref="ProvedDraws"/> says that all were solved.</summary>
    public required Interval ExpectedFrustration { get; init; }

    /// <summary>Share of shuffles (the observed one counted among them) with as little frustration or less, judged by their lower bounds: never too
    /// small.</summary>
    public required double FrustrationP { get; init; }
    public required int ProvedDraws { get; init; }

    /// <param name="options">For each solve; the time limit is each shuffle's own.</param>
    public static BalanceTest Of(SignedGraph graph, int draws, DivisionOptions options, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var random = new Random(options.Seed);
        var triangles = Triangles.Of(graph);
        var weights = graph.Edges.Select(e => e.Weight).ToArray();
        var observed = Divider.Divide(graph, options with { ListOptima = 1 }, stop);
        var share = Share(weights);
        var (shares, frustrations) = (new List<double>(), new List<double>());
        var (balancedAsMuch, frustratedAsLittle, proved, done) = (0, 0, 0, 0);
        for (; done < draws && !stop.IsCancellationRequested; done++)
        {
            random.Shuffle(weights);
            var one = Share(weights);
            shares.Add(one);
            if (one >= share) balancedAsMuch++;
            var division = Divider.Divide(graph.WithWeights(weights), options with { ListOptima = 1 }, stop);
            frustrations.Add(division.Bound);
            if (division.IsOptimal) proved++;
            if (division.Bound <= observed.Frustration) frustratedAsLittle++;
        }
        return new BalanceTest
        {
            Draws = done,
            Triads = Triads.Of(graph),
            ExpectedBalanced = triangles.Length == 0 ? Interval.Of([]) : Interval.Of(shares),
            TriadP = triangles.Length == 0 ? null : (1.0 + balancedAsMuch) / (1 + done),
            Frustration = observed.Frustration,
            FrustrationIsOptimal = observed.IsOptimal,
            ExpectedFrustration = Interval.Of(frustrations),
            FrustrationP = (1.0 + frustratedAsLittle) / (1 + done),
            ProvedDraws = proved,
        };

        double Share(double[] w)
        {
            var balanced = 0;
            foreach (var (e, f, g) in triangles)
                if (w[e] < 0 ^ w[f] < 0 ^ w[g] < 0 is false) balanced++;
            return triangles.Length == 0 ? 0 : (double)balanced / triangles.Length;
        }
    }
}
