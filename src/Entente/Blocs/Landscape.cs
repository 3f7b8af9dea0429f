using System.Collections.Immutable;

namespace Entente.Blocs;

/// <summary>
/// Landscape theory (Axelrod and Bennett 1993, British Journal of Political Science 23: 211-233). Actors of size s with pairwise
/// propensities p stand on one of two sides; the energy of a configuration X is the sum over all ordered pairs of
/// s(i) s(j) p(i,j) d(i,j), where d is 1 on different sides and 0 on the same (their equation for E(X)); lower is better. A
/// configuration is a local minimum when no single actor's change of side lowers the energy; every other flows to one by steepest descent,
/// ties going to the actor first in name order. All 2^(n-1) configurations are visited, in Gray code order.
/// </summary>
public sealed class Landscape
{
    /// <summary>With more actors than this the configurations are not enumerated.</summary>
    public const int MostActors = 25;

    private readonly double[][] pull;
    private readonly double tolerance;

    private Landscape(SignedGraph propensities, double[] sizes)
    {
        (Propensities, Sizes) = (propensities, ImmutableArray.Create(sizes));
        var n = propensities.NodeCount;
        pull = new double[n][];
        for (var i = 0; i < n; i++) pull[i] = new double[n];
        double total = 0;
        foreach (var e in propensities.Edges)
        {
            pull[e.A][e.B] = pull[e.B][e.A] = sizes[e.A] * sizes[e.B] * e.Weight;
            total += Math.Abs(pull[e.A][e.B]);
        }
        tolerance = total * 1e-12;
        Minima = n == 0 ? [] : Enumerate();
    }

    public SignedGraph Propensities { get; }
    public ImmutableArray<double> Sizes { get; }

    /// <summary>All local minima, lowest energy first; their basins add up to 2^(n-1) configurations.</summary>
    public ImmutableArray<LandscapeMinimum> Minima { get; }

    /// <param name="propensities">Weight = how much two actors want to be together (positive) or apart (negative); no edge = 0.</param>
    /// <param name="sizes">By node; a node without an entry has size 1.</param>
    /// <exception cref="ArgumentException">More than <see cref="MostActors"/> actors, a size that is negative or no number, or one for a name that is
    /// no node.</exception>
    public static Landscape Of(SignedGraph propensities, IReadOnlyDictionary<string, double>? sizes = null)
    {
        if (propensities.NodeCount > MostActors)
            throw new ArgumentException($"{propensities.NodeCount} actors; a landscape is enumerated for at most {MostActors}. Choose fewer actors.");
        foreach (var (name, size) in sizes ?? ImmutableDictionary<string, double>.Empty)
        {
            if (!propensities.Names.Contains(name)) throw new ArgumentException($"A size is given for '{name}', which is no actor of this graph.");
            if (!(size >= 0) || double.IsInfinity(size)) throw new ArgumentException($"The size of {name} is {size}; expected a number of 0 or more.");
        }
        return new Landscape(propensities, [.. propensities.Names.Select(n => sizes?.GetValueOrDefault(n, 1) ?? 1)]);
    }

    /// <summary>The energy of a division; the blocs beyond the first count as the other side.</summary>
    public double Energy(Partition sides)
    {
        double sum = 0;
        foreach (var e in Propensities.Edges)
            if (sides.BlocOf[e.A] == 0 != (sides.BlocOf[e.B] == 0)) sum += pull[e.A][e.B];
        return 2 * sum;
    }

    /// <summary>The steps by which a configuration flows to its minimum: who changes side, and the energy then.</summary>
    public ImmutableArray<LandscapeStep> PathFrom(Partition sides)
    {
        var x = Propensities.Names.Select((_, i) => sides.BlocOf[i] == 0 ? 1 : -1).ToArray();
        var steps = ImmutableArray.CreateBuilder<LandscapeStep>();
        var energy = Energy(sides);
        while (true)
        {
            var (best, who) = (-tolerance, -1);
            for (var i = 0; i < x.Length; i++)
            {
                double field = 0;
                for (var j = 0; j < x.Length; j++) field += pull[i][j] * x[i] * x[j];
                if (field < best - tolerance) (best, who) = (field, i);
            }
            if (who < 0) return steps.ToImmutable();
            x[who] = -x[who];
            energy += 2 * best;
            steps.Add(new LandscapeStep(Propensities.Names[who], energy, Partition.Of(x)));
        }
    }

    /// <summary>Actor 0 stays put: the mirror image of a configuration is the same configuration.</summary>
    private ImmutableArray<LandscapeMinimum> Enumerate()
    {
        var n = Propensities.NodeCount;
        var count = 1 << n - 1;
        var next = new int[count];
        var x = new double[n];
        Array.Fill(x, 1);
        // field[i] = what is gained by i's staying: the change in half the energy if i moved.
        var field = new double[n];
        for (var i = 0; i < n; i++) field[i] = pull[i].Sum();
        var code = 0;
        for (var step = 0; ; step++)
        {
            var (best, who) = (-tolerance, -1);
            for (var i = 0; i < n; i++)
                if (field[i] < best - tolerance) (best, who) = (field[i], i);
            // Moving actor 0 is moving all the others.
            next[code] = who < 0 ? code : who == 0 ? code ^ count - 1 : code ^ 1 << who - 1;
            if (step == count - 1) break;
            var bit = System.Numerics.BitOperations.TrailingZeroCount(step + 1);
            var v = bit + 1;
            code ^= 1 << bit;
            x[v] = -x[v];
            field[v] = -field[v];
            var row = pull[v];
            for (var j = 0; j < n; j++) field[j] += 2 * row[j] * x[v] * x[j];
            if ((step & 0xFFF) == 0xFFF)
                for (var i = 0; i < n; i++)
                {
                    field[i] = 0;
                    for (var j = 0; j < n; j++) field[i] += pull[i][j] * x[i] * x[j];
                }
        }
        var basin = new Dictionary<int, int>();
        var path = new List<int>();
        for (var start = 0; start < count; start++)
        {
            var at = start;
            path.Clear();
            while (next[at] != at)
            {
                path.Add(at);
                at = next[at];
            }
            foreach (var passed in path) next[passed] = at;
            basin[at] = basin.GetValueOrDefault(at) + 1;
        }
        return [.. basin.Select(b =>
        {
            var sides = Partition.Of([.. Enumerable.Range(0, n).Select(i => i == 0 ? 0 : b.Key >> i - 1 & 1)]);
            return new LandscapeMinimum(sides, Energy(sides), b.Value, (double)b.Value / count);
        }).OrderBy(m => Math.Round(m.Energy / Math.Max(tolerance, 1e-300) / 1000)).ThenByDescending(m => m.Basin)
            .ThenBy(m => string.Concat(m.Sides.BlocOf), StringComparer.Ordinal)];
    }
}
