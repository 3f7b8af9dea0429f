using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Record;

/// <summary>Indicators computed from event data: the same for each data set, "gdelt.quad1" and "icews.quad1".</summary>
internal static class EventIndicators
{
    private static readonly (string Dataset, int First, string Scale, string Citation)[] Sources =
    [
        ("gdelt", 1979, "Goldstein scale as in GDELT's column GoldsteinScale (CAMEO look-up)", "Leetaru and Schrodt (2013)"),
        ("icews", 1995, "ICEWS intensity, Goldstein's scale as in the file's column Intensity", "Boschee et al. (2015)"),
        ("polecat", 2018, "PLOVER intensity as in the file's column Intensity", "Halterman et al. (2023)"),
    ];

    /// <summary>The event data sets of which all acts between states can be counted by class.</summary>
    public static ImmutableArray<string> Datasets { get; } = [.. Sources.Select(s => s.Dataset)];

    private static readonly string[] Quads = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"];

    public static IEnumerable<Indicator> Listed()
    {
        foreach (var (dataset, first, scale, citation) in Sources)
        {
            Indicator Of(string name, string description, string unit, double? min, double? max, Leaning leaning) =>
                new($"{dataset}.{name}", description
                    + " Absent where the loaded files hold no row of the dyad and period: nothing was reported, which is not that nothing was done.",
                    unit, min, max,
                    IndicatorScope.DirectedDyad, leaning, MissingRule.Absent, Combination.Sum, Spread.Once, PeriodUnit.Day, first, 9999, dataset,
                        citation) { Derived = Derivation.Events };
            for (var quad = 1; quad <= 4; quad++)
            {
                var leaning = quad <= 2 ? Leaning.Closer : Leaning.Apart;
                yield return Of($"quad{quad}", $"Rows of QuadClass {quad}, {Quads[quad - 1]}.", "rows", 0, null, leaning);
                yield return Of($"quad{quad}.share",
                    $"Rows of QuadClass {quad} for each 1,000 rows of the data set between any two states in the period: normalised for the "
                    + $"volume of the media.", "per 1,000 rows", 0, 1000, leaning);
            }
            if (dataset != "polecat")
                for (var root = 1; root <= 20; root++)
                    yield return Of(string.Create(CultureInfo.InvariantCulture, $"root{root:D2}"),
                        string.Create(CultureInfo.InvariantCulture, $"Rows of CAMEO root code {root:D2}."), "rows", 0, null,
                        root <= 8 ? Leaning.Closer : Leaning.Apart);
            yield return Of("rows", "Rows of any code.", "rows", 0, null, Leaning.Neither);
            yield return Of("distinct", "Distinct events: rows with the same day, actor, recipient, root code and place are taken for one event.",
                "events", 0, null, Leaning.Neither);
            yield return Of("reports", dataset == "gdelt" ? "Sum of NumMentions." : "Rows; the data set gives no number of reports.", "reports", 0,
                null, Leaning.Neither);
            yield return Of("goldstein.sum", $"Sum over rows: {scale}.", "scale points", null, null, Leaning.Closer);
            yield return Of("goldstein.mean", $"Mean over rows that carry a value: {scale}.", "scale points", -10, 10, Leaning.Closer);
        }
    }
}
