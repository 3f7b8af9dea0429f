using Entente.Alignment.Latent;

namespace Entente.Store.Alignment;

/// <summary>
/// Records by the year: pacts, sanctions, disputes, conflicts, arms. A year's record is one observation, in the middle of the months of the year in which
/// both states exist. Within the years that a data set covers, a pair that it doesn't list had none; outside them nothing is known.
/// </summary>
internal static class YearlyEvidence
{
    /// <summary>Years before a charge about arms is published for which recorded arms may rest on the same reports.</summary>
    public const int ContestedYears = 2;

    private static readonly string[] OtherPacts = ["offence", "neutrality", "nonaggression", "consultation", "entente"];

    public static void Add(EvidenceReading reading)
    {
        var sources = reading.Sources;
        if (sources.FirstOf("atop", "cow-alliances") is { } pacts)
        {
            var prefix = pacts == "atop" ? "alliance." : "cow-alliance.";
            var defence = new YearGrid(reading, pacts, prefix + "defence");
            var other = new YearGrid(reading, pacts, [.. OtherPacts.Select(p => prefix + p)]);
            Put(reading, AlignmentIndicators.Defence, defence, (d, y) => defence[d, y]);
            Put(reading, AlignmentIndicators.OtherPact, other, (d, y) => defence[d, y] == true ? null : other[d, y]);
        }
        Put(reading, AlignmentIndicators.Sanction, sources.FirstOf("gsdb"), "sanction.any");
        var disputes = sources.FirstOf("mid", "gml-mid");
        Put(reading, AlignmentIndicators.Dispute, disputes, disputes + ".dispute");
        var conflicts = sources.FirstOf("ucdp-conflict", "cow-war");
        Put(reading, AlignmentIndicators.Conflict, conflicts, conflicts == "cow-war" ? "war.interstate" : "conflict.interstate");
        // SIPRI rounds deliveries below half a million to 0: a row is a delivery whatever its value.
        Put(reading, AlignmentIndicators.ArmsDelivery, sources.FirstOf("sipri-tiv"), "arms.tiv", least: 0);
        Put(reading, AlignmentIndicators.ArmsOrder, sources.FirstOf("sipri-register"), "arms.orders", after: sources.FirstOf("sipri-tiv") is { } tiv ? sources.Find(tiv)!.Value.Last : null);
    }

    private static void Put(EvidenceReading reading, string indicator, string? dataset, string recorded, double least = double.Epsilon, int? after = null)
    {
        if (dataset is null || !reading.Wants(indicator)) return;
        var grid = new YearGrid(reading, dataset, [recorded], least, after);
        Put(reading, indicator, grid, (d, y) => grid[d, y]);
    }

    private static void Put(EvidenceReading reading, string indicator, YearGrid grid, Func<int, int, bool?> value)
    {
        if (!reading.Wants(indicator) || grid.First > grid.Last) return;
        reading.From(indicator, grid.Dataset, grid.Version, grid.First, grid.Last);
        for (var d = 0; d < reading.Table.Count; d++)
            for (var year = grid.First; year <= grid.Last; year++)
                if (reading.Table.Within(d, year * 12, year * 12 + 11) is { } month && value(d, year) is { } known)
                    reading.Add(d, month, indicator, known ? 1 : 0, 0);
    }
}
