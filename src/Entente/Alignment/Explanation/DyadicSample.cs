using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Alignment.Explanation;

/// <summary>Dyad-years for a regression with year effects; every value is taken as its difference from its year's mean over all dyads.</summary>
public sealed class DyadicSample
{
    private readonly double[] centred;
    private readonly Dictionary<(Dyad, int), int> rowOf = [];

    /// <param name="observations">One a dyad and year at most.</param>
    /// <exception cref="ArgumentException">Too few observations, or one with another number of values than there are predictors or a value that isn't
    /// finite.</exception>
    public DyadicSample(ImmutableArray<Predictor> predictors, IEnumerable<DyadObservation> observations)
    {
        Predictors = predictors;
        Observations = [.. observations.OrderBy(o => o.Dyad).ThenBy(o => o.Year)];
        var width = Width;
        if (Observations.Length <= width + 1) throw new ArgumentException($"{Observations.Length} dyad-years are too few for {predictors.Length} predictors.");
        centred = new double[Observations.Length * width];
        for (var i = 0; i < Observations.Length; i++)
        {
            var o = Observations[i];
            if (o.Values.Length != predictors.Length || !double.IsFinite(o.Response) || o.Values.Any(v => !double.IsFinite(v)))
                throw new ArgumentException($"{o.Dyad} in {o.Year}: {predictors.Length} finite values and a response are expected.");
            if (!rowOf.TryAdd((o.Dyad, o.Year), i)) throw new ArgumentException($"{o.Dyad} stands twice in {o.Year}.");
            for (var k = 0; k < predictors.Length; k++) centred[i * width + k] = o.Values[k];
            centred[i * width + width - 1] = o.Response;
        }
        foreach (var year in Enumerable.Range(0, Observations.Length).GroupBy(i => Observations[i].Year))
        {
            var rows = year.ToArray();
            for (var k = 0; k < width; k++)
            {
                double sum = 0;
                foreach (var row in rows) sum += centred[row * width + k];
                foreach (var row in rows) centred[row * width + k] -= sum / rows.Length;
            }
        }
        Members = [.. Observations.SelectMany(o => new[] { o.Dyad.A, o.Dyad.B }).Distinct().Order()];
        var places = Members.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);
        Places = [.. Observations.Select(o => (places[o.Dyad.A], places[o.Dyad.B]))];
    }

    public ImmutableArray<Predictor> Predictors { get; }
    /// <summary>By dyad, then year.</summary>
    public ImmutableArray<DyadObservation> Observations { get; }
    public ImmutableArray<ActorId> Members { get; }
    public int Dyads => Observations.Select(o => o.Dyad).Distinct().Count();

    internal int Width => Predictors.Length + 1;
    internal ImmutableArray<(int A, int B)> Places { get; }

    /// <summary>Predictors, then the response, each as its difference from the year's mean.</summary>
    internal ReadOnlySpan<double> Row(int observation) => centred.AsSpan(observation * Width, Width);

    /// <summary>Null where the dyad has no observation in the year.</summary>
    internal int? RowOf(Dyad dyad, int year) => rowOf.TryGetValue((dyad, year), out var row) ? row : null;
}
