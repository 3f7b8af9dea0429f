using Entente.Actors;
using Entente.Alignment.Latent;
using Entente.Panels;

namespace Entente.Store.Alignment;

/// <summary>
/// Visits of leaders between the United States and another state by the year, with the part of the year known (and in which both exist) as exposure.
/// Of other pairs nothing is known.
/// </summary>
internal static class VisitEvidence
{
    public static void Add(EvidenceReading reading)
    {
        if (!reading.Wants(AlignmentIndicators.Visit) || reading.Sources.FirstOf("us-visits") is not { } dataset) return;
        var america = reading.Table.States.IndexOf(new ActorId("USA"));
        if (america < 0) return;
        var (version, first, last) = reading.Sources.Find(dataset)!.Value;
        string[] names = ["visit.us-abroad", "visit.to-us"];
        first = Math.Max(Math.Max(first, reading.FirstYear), names.Max(n => Indicators.Find(n)!.CoverageFirst));
        last = Math.Min(Math.Min(last, reading.LastDay.Year), names.Min(n => Indicators.Find(n)!.CoverageLast));
        if (last < first) return;
        reading.From(AlignmentIndicators.Visit, dataset, version, first, last);
        var counts = new Dictionary<(int Dyad, int Year), int>();
        foreach (var (a, b, year) in reading.Connection.Rows("""
            SELECT a.place AS a, b.place AS b, year(first_day)::INTEGER AS year
            FROM observation o JOIN panel_file USING (file_id) JOIN panel_state a ON a.id = o.actor JOIN panel_state b ON b.id = o.recipient
            WHERE indicator IN ('visit.us-abroad', 'visit.to-us') AND first_day BETWEEN $1 AND $2
            """, r => (r.Int("a"), r.Int("b"), r.Int("year")), reading.Request.From, reading.LastDay))
            if (reading.Table.PlaceOf(a, b) is >= 0 and var dyad) counts[(dyad, year)] = counts.GetValueOrDefault((dyad, year)) + 1;
        for (var other = 0; other < reading.Table.States.Length; other++)
        {
            if (other == america || reading.Table.PlaceOf(america, other) is not (>= 0 and var dyad)) continue;
            for (var year = first; year <= last; year++)
            {
                var to = year == reading.LastDay.Year ? year * 12 + reading.LastDay.Month - 1 : year * 12 + 11;
                if (reading.Table.Within(dyad, year * 12, to) is not { } month) continue;
                var known = Enumerable.Range(year * 12, to - year * 12 + 1).Count(m => reading.Table.Exists(dyad, m));
                reading.Add(dyad, month, AlignmentIndicators.Visit, counts.GetValueOrDefault((dyad, year)), known / 12.0);
            }
        }
    }
}
