using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Briefs;
using Entente.Documents;
using Entente.Findings;

namespace Entente.Work.Pairs;

/// <summary>How the faces of pairs are written.</summary>
/// <param name="believed">The pair's faces with contested claims held to be true with a probability.</param>
/// <param name="first">First year that is printed.</param>
internal sealed class FacesReport(FaceRecords records, PairFaces pair, IReadOnlyList<(double Belief, PairFaces Faces)> believed, int first)
{
    private const string Columns = "iso3_a,iso3_b,period,face,value,q05,q95,evidence,last_record";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true,
        Encoder = SafeJson.Encoder };

    /// <summary>One face of one pair in one year, or month (1 to 12); numbers absent where there is too little on record.</summary>
    internal sealed record Row(Dyad Dyad, int Year, int? Month, Face Face, double? Value, double? Lower, double? Upper, double Evidence, int? LastRecord)
    {
        public string Period => Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"{Year}-{month:D2}")
            : Year.ToString(CultureInfo.InvariantCulture);
    }

    /// <param name="months">By month in csv, text; JSON has both.</param>
    public void Write(TextWriter to, string format, bool months = false)
    {
        switch (format)
        {
            case "csv":
                to.Write(Columns + "\n");
                foreach (var row in months ? MonthRows(pair, first) : Rows(pair, first)) to.Write(Line(row));
                break;
            case "json":
                to.Write(Json() + "\n");
                break;
            case "svg":
                to.Write(FaceCharts.Picture(pair, Name(pair.Evidence.Dyad.A), Name(pair.Evidence.Dyad.B), Math.Max(first, records.FirstYear)));
                break;
            case "text" when months:
                MonthText(to);
                break;
            default:
                Text(to);
                break;
        }
    }

    public static void WriteAll(Stream to, FaceRecords records, int first, bool months, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 18, leaveOpen: true);
        writer.Write(Columns + "\n");
        foreach (var row in Rows(records, first, months, cancellation)) writer.Write(Line(row));
    }

    /// <summary>All pairs, by pair, year or month, and face.</summary>
    public static IEnumerable<Row> Rows(FaceRecords records, int first, bool months, CancellationToken cancellation)
    {
        using var progress = new ProgressLine("pairs", records.Pairs.Length, things: true);
        var done = 0;
        foreach (var chunk in records.Pairs.Chunk(512))
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(done += chunk.Length);
            foreach (var rows in chunk.AsParallel().AsOrdered().WithDegreeOfParallelism(2)
                .Select(p => PairFaces.Run(p, FaceParametersFile.Embedded))
                .Select(p => (months ? MonthRows(p, first) : Rows(p, first)).ToList()))
                foreach (var row in rows) yield return row;
        }
    }

    private static IEnumerable<Row> Rows(PairFaces pair, int first)
    {
        var last = FaceModel.Faces.Select(f => pair.Evidence.LastRecord(f)).ToArray();
        for (var t = 0; t < pair.Evidence.Years; t++)
        {
            if (!pair.Evidence.Exists[t] || pair.Evidence.FirstYear + t < first) continue;
            foreach (var face in FaceModel.Faces)
            {
                var year = pair.Of(face)[t];
                yield return new(pair.Evidence.Dyad, year.Year, null, face, year.IsKnown ? year.Mean : null, year.IsKnown ? year.Lower : null,
                    year.IsKnown ? year.Upper : null, year.Evidence,
                    last[(int)face]);
            }
        }
    }

    private static IEnumerable<Row> MonthRows(PairFaces pair, int first)
    {
        var last = pair.Evidence.LastRecord(Face.Hostility);
        foreach (var m in Months(pair, first))
        {
            yield return new(pair.Evidence.Dyad, m.Month / 12, m.Month % 12 + 1, Face.Hostility, m.IsKnown ? m.Mean : null, m.IsKnown ? m.Lower : null,
                m.IsKnown ? m.Upper : null, m.Evidence, last);
        }
    }

    private static IEnumerable<FaceMonth> Months(PairFaces pair, int first) =>
        pair.Months(FaceParametersFile.Embedded).Where(m => m.Month / 12 >= first);

    private void MonthText(TextWriter to)
    {
        to.Write($"{Name(pair.Evidence.Dyad.A)} and {Name(pair.Evidence.Dyad.B)}, hostility month by month\n");
        var months = Months(pair, first).ToList();
        if (months.Count == 0)
        {
            var told = Months(pair, 0).Select(m => m.Month / 12).Distinct().ToList();
            to.Write(told.Count == 0
                ? "No event data are loaded that tell the months of the two (entente load icews, gdelt, polecat). The other faces have no months.\n"
                : $"Event data tell months of {told[0]} to {told[^1]} only, before the first year asked for.\n");
            return;
        }
        to.Write("In standard deviations of all pairs (0 is the middle), with 90% bands: the year's value and what the month's reported acts change of it.\n"
            + "A month's share of hostile acts is as noisy as reporting is; where few acts are reported it says little.\n\n"
            + "month     hostility               reported acts, of them hostile\n");
        foreach (var m in months)
            to.Write(string.Create(CultureInfo.InvariantCulture, $"{m.Month / 12}-{m.Month % 12 + 1:D2}   {(m.IsKnown
                ? Cell(m.Mean, m.Lower, m.Upper) : "    ."),-21}   {m.Count.All,6} {m.Count.Hostile,6}\n"));
        to.Write("\nThe record\n");
        foreach (var source in records.Sources.Where(s => s.Face == Face.Hostility))
            to.Write($"  {PairFaceWords.What(source)}: {source.Dataset} {source.Version}, {source.First}-{source.Last}\n");
    }

    private static string Line(Row row) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Dyad.A},{row.Dyad.B},{row.Period},{FaceModel.Name(row.Face)},{row.Value:F3},{row.Lower:F3},{row.Upper:F3},{row.Evidence:F3},{row.LastRecord}\n");

    private string Name(ActorId id) => Wording.NameOver(id, Math.Max(first, records.FirstYear), records.LastYear);

    private ImmutableArray<FaceTurn> Turns => turns ??= [.. FaceTurns.Of(pair.Evidence, FaceParametersFile.Embedded).Where(t => t.Year >= first)];
    private ImmutableArray<FaceTurn>? turns;

    private IEnumerable<int> Years => Enumerable.Range(0, pair.Evidence.Years).Where(t => pair.Evidence.Exists[t] && pair.Evidence.FirstYear + t >= first);

    private void Text(TextWriter to)
    {
        to.Write($"{Name(pair.Evidence.Dyad.A)} and {Name(pair.Evidence.Dyad.B)}, year by year\n");
        to.Write("In standard deviations of all pairs (0 is the middle), with 90% bands. Higher hostility and sanctions mean more of them.\n\n");
        foreach (var face in FaceModel.Faces) to.Write(Standing(face) + "\n");
        to.Write("\nyear   votes                   security                hostility               sanctions\n");
        foreach (var t in Years)
        {
            to.Write($"{pair.Evidence.FirstYear + t}");
            foreach (var face in FaceModel.Faces) to.Write("   " + Cell(pair.Of(face)[t]).PadRight(face == Face.Sanctions ? 0 : 21));
            to.Write('\n');
        }
        var changes = pair.Changes().Where(c => c.Year >= first).ToList();
        to.Write("\nWhat moved them\n");
        if (changes.Count == 0) to.Write("  Nothing on record began or ended.\n");
        foreach (var year in changes.GroupBy(c => c.Year)) to.Write($"  {year.Key}  {string.Join("; ", year.Select(c => c.Words))}\n");
        to.Write("\nNew courses\n");
        if (Turns.Length == 0) to.Write("  None that is more likely than not; what comes about little by little is none.\n");
        foreach (var turn in Turns) to.Write("  " + PairFaceWords.Turn(turn) + "\n");
        to.Write("\nThe record\n");
        foreach (var source in records.Sources) to.Write($"  {PairFaceWords.What(source)}: {source.Dataset} {source.Version}, {source.First}-{source.Last}\n");
        foreach (var missing in Missing()) to.Write($"  {missing}\n");
        if (records.Contested.IsEmpty) return;
        to.Write("\nContested, left out above\n");
        foreach (var contested in records.Contested) to.Write($"  {contested.Statement} ({contested.Month / 12})\n");
        foreach (var line in Envelope()) to.Write($"  {line}\n");
    }

    private string Standing(Face face)
    {
        var name = $"{char.ToUpperInvariant(FaceModel.Name(face)[0])}{FaceModel.Name(face)[1..]}".PadRight(10);
        if (pair.Evidence.LastRecord(face) is not { } last) return $"{name} nothing on record";
        var year = pair.Of(face)[last - pair.Evidence.FirstYear];
        if (!year.IsKnown) return $"{name} not enough on record to tell (evidence {year.Evidence.ToString("F2", CultureInfo.InvariantCulture)}); "
            + $"last record {last}";
        var percentile = FaceQuantiles.Percentile(face, last, year.Mean) is { } p ? string.Create(CultureInfo.InvariantCulture,
            $", {Ordinal((int)Math.Round(p))} percentile of all pairs") : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{name} {year.Mean:+0.00;-0.00} ({year.Lower:+0.00;-0.00} to {year.Upper:+0.00;-0.00}) in {last}{percentile}; the record ends there");
    }

    private static string Ordinal(int n) => n + ((n % 100) is 11 or 12 or 13 ? "th" : (n % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static string Cell(FaceYear year) => year.IsKnown ? Cell(year.Mean, year.Lower, year.Upper) : "    .";
    private static string Cell(double mean, double lower, double upper) => $"{Signed(mean),5} ({Signed(lower)} to {Signed(upper)})";

    // No minus before what rounds to zero.
    private static string Signed(double value) => (Math.Round(value, 1) + 0.0).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private IEnumerable<string> Missing()
    {
        foreach (var face in FaceModel.Faces)
            if (!records.Sources.Any(s => s.Face == face)) yield return $"{FaceModel.Name(face)}: no data set that is loaded tells of the two ({Loads(face)}).";
        if (!records.KnowsNeighbours) yield return "who is whose neighbour: not loaded (entente load cow-contiguity); all are held to be far from each other.";
    }

    internal static string Loads(Face face) => face switch
    {
        Face.Votes => "entente load un-votes",
        Face.Security => "entente load atop, sipri-tiv",
        Face.Hostility => "entente load mid, ucdp-conflict",
        _ => "entente load gsdb",
    };

    private IEnumerable<string> Envelope()
    {
        foreach (var face in FaceModel.Faces)
        {
            var moved = believed.Select(b => (b.Belief, Change: Enumerable.Range(0, pair.Evidence.Years)
                .Select(t => (t, By: b.Faces.Of(face)[t].Mean - pair.Of(face)[t].Mean)).MaxBy(x => Math.Abs(x.By)))).ToList();
            if (moved.All(m => Math.Abs(m.Change.By) < 0.005)) continue;
            yield return $"{FaceModel.Name(face)}: " + string.Join("; ", moved.Select(m => string.Create(CultureInfo.InvariantCulture,
                $"{m.Change.By:+0.00;-0.00} in {pair.Evidence.FirstYear + m.Change.t} if {(m.Belief < 1 ? "as likely true as not" : "true")}")));
        }
    }

    private string Json() => JsonSerializer.Serialize(new
    {
        a = pair.Evidence.Dyad.A.Value,
        b = pair.Evidence.Dyad.B.Value,
        unit = "standard deviations of all pairs",
        faces = FaceModel.Faces.Select(face => new
        {
            face = FaceModel.Name(face),
            last_record = pair.Evidence.LastRecord(face),
            percentile = pair.Evidence.LastRecord(face) is { } last && pair.Of(face)[last - pair.Evidence.FirstYear] is { IsKnown: true } y
                && FaceQuantiles.Percentile(face, last, y.Mean) is { } p
                ? Math.Round(p, 1) : (double?)null,
            years = Years.Select(t => pair.Of(face)[t]).Select(year => new
            {
                period = year.Year,
                value = Rounded(year, year.Mean), q05 = Rounded(year, year.Lower), q95 = Rounded(year, year.Upper),
                evidence = Math.Round(year.Evidence, 3),
            }),
        }),
        hostility_by_month = Months(pair, first).Where(m => m.IsKnown).Select(m => new
        {
            period = string.Create(CultureInfo.InvariantCulture, $"{m.Month / 12}-{m.Month % 12 + 1:D2}"),
            value = Math.Round(m.Mean, 3), q05 = Math.Round(m.Lower, 3), q95 = Math.Round(m.Upper, 3), evidence = Math.Round(m.Evidence, 3),
            acts = m.Count.All, hostile = m.Count.Hostile,
        }),
        changes = pair.Changes().Where(c => c.Year >= first)
            .Select(c => new { period = c.Year, face = FaceModel.Name(c.Face), record = c.Record?.ToString(), began = c.Began, words = c.Words }),
        turning_points = Turns.Select(t => new { period = t.Year, q05 = t.Earliest, q95 = t.Latest, face = FaceModel.Name(t.Face),
            probability = Math.Round(t.Probability, 3), before = Math.Round(t.Before, 3), after = Math.Round(t.After, 3) }),
        sources = records.Sources.Select(s => new { what = PairFaceWords.What(s), dataset = s.Dataset, version = s.Version, first = s.First, last = s.Last }),
        contested = records.Contested.Select(c => new { matter = c.Matter.Value, statement = c.Statement, period = c.Month / 12, envelope = Envelope() }),
    }, Indented);

    private static double? Rounded(FaceYear year, double value) => year.IsKnown ? Math.Round(value, 3) : null;
}
