using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Alignment.Faces;

/// <summary>How a face is spread over all pairs in a year, by the record that the parameters were fitted to: what a pair's percentile is told from.</summary>
public static class FaceQuantiles
{
    private static readonly Lazy<ImmutableDictionary<(Face Face, int Year), ImmutableArray<double>>> embedded = new(Load);
    private static readonly Lazy<Dictionary<Face, (int First, int Last)>> ends = new(() =>
        embedded.Value.Keys.GroupBy(k => k.Face).ToDictionary(g => g.Key, g => (g.Min(k => k.Year), g.Max(k => k.Year))));

    /// <summary>The percentiles that are kept.</summary>
    public static ImmutableArray<double> Levels { get; } = [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 85, 90, 95, 98, 99];

    /// <summary>Percentile of a value among all pairs of the year, in 1 to 99; absent for years without a table.</summary>
    public static double? Percentile(Face face, int year, double value)
    {
        if (!embedded.Value.TryGetValue((face, year), out var quantiles)) return null;
        if (value <= quantiles[0]) return Levels[0];
        for (var i = 1; i < quantiles.Length; i++)
            if (value < quantiles[i]) return Levels[i - 1] + (Levels[i] - Levels[i - 1]) * (value - quantiles[i - 1]) / (quantiles[i] - quantiles[i - 1]);
        return Levels[^1];
    }

    /// <summary>Median of all pairs in the year, in standard deviations of all pairs; outside the table's years that of the nearest.</summary>
    public static double Middle(Face face, int year)
    {
        var (first, last) = ends.Value[face];
        return embedded.Value[(face, Math.Clamp(year, first, last))][Levels.IndexOf(50)];
    }

    /// <summary>A row of the table for one face and year.</summary>
    /// <param name="values">Of all pairs that exist in the year; at least one.</param>
    public static string Row(Face face, int year, IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return string.Join('\t', Levels.Select(l => Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(l / 100 * sorted.Length))], 3)
            .ToString(CultureInfo.InvariantCulture))
            .Prepend(year.ToString(CultureInfo.InvariantCulture)).Prepend(FaceModel.Name(face)));
    }

    private static ImmutableDictionary<(Face, int), ImmutableArray<double>> Load()
    {
        const string name = "data/alignment/face-quantiles.tsv";
        using var stream = typeof(FaceQuantiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var faces = FaceModel.Faces.ToDictionary(FaceModel.Name);
        return reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))
            .ToImmutableDictionary(c => (faces[c[0]], int.Parse(c[1], CultureInfo.InvariantCulture)),
                c => c.Skip(2).Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToImmutableArray());
    }
}
