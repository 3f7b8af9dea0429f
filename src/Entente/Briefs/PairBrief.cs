using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Alignment.TurningPoints;
using Entente.Briefs.Charts;
using Entente.Findings;
using Entente.Ledger;
using NodaTime;

namespace Entente.Briefs;

/// <summary>
/// Composes the brief on two states: how close, since when, what turned with it, what is contested, and where the record is silent.
/// Every sentence is a finding with its quotes or its data; nothing is told of years that no data set covers.
/// </summary>
public sealed class PairBrief
{
    private const double Z90 = 1.6448536269514722;
    /// <summary>A year with fewer shared roll calls isn't compared with others.</summary>
    public const int LeastCalls = 20;
    private const int AroundYears = 2, RecentYears = 10;
    /// <summary>Share of the prior variance that a face must have lost before a pair is placed among all others by it.</summary>
    private const double PlacedEvidence = 0.5;
    private readonly PairMaterial material;
    private readonly string a, b;
    private readonly PairWords words;
    private readonly Wording wording = Wording.Default;
    private readonly Dictionary<ClaimId, Claim> claims;
    private int count;

    private PairBrief(PairMaterial material)
    {
        this.material = material;
        (a, b) = (Wording.NameOf(material.A, new LocalDate(material.LastYear, 12, 31)), Wording.NameOf(material.B, new LocalDate(material.LastYear, 12, 31)));
        words = new PairWords(material.A, a, b);
        claims = material.Claims.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
    }

    public static Brief Compose(PairMaterial material) => new PairBrief(material).Compose();

    private Brief Compose()
    {
        var (from, to) = (material.FirstYear, material.LastYear);
        var votes = Find("un.agreement");
        var shared = Find("un.shared");
        // A year with a handful of roll calls says little: it is drawn with its band, but turns nothing.
        var turns = PairTurningPoints.Of([.. (votes?.Values ?? []).Select(v => (v.Year, Calls(shared, v.Year) is < LeastCalls ? null : v.Value))]);

        var opening = ImmutableArray.CreateBuilder<BriefSection>();
        opening.Add(new BriefSection("short", "In short", "", [.. Short(votes, shared)]));
        if (Picture() is { } picture) opening.Add(picture);
        else if (votes is not null && votes.Known.Any()) opening.Add(Curve(votes.Values, shared, turns));

        var contested = material.Contested.Select(Sides).ToImmutableArray();
        var sections = ImmutableArray.CreateBuilder<BriefSection>();
        if (Since(turns, votes) is { } since) sections.Add(since);
        if (material.Reasons.Length > 0)
            sections.Add(new BriefSection("reasons", "What may explain it",
                $"Interests and values of the two as they are on record. How far such things go with ties across all pairs: entente why "
                + $"{material.A} {material.B}.",
                [.. material.Reasons.Select(r => Tell(FindingKind.Recorded, PairWords.Reason(r), r.Records))]));
        var told = material.Events.Select(EventFinding).OfType<Finding>().ToImmutableArray();
        if (!told.IsEmpty) sections.Add(new BriefSection("told", "What documents tell of the two",
            "Told as having happened, on the word of the documents in the ledger.", told));
        var record = ImmutableArray.CreateBuilder<Finding>();
        if (material.Faces is not null) Votes(record, votes, shared);
        Ties(record);
        record.AddRange(Shown().Where(s => s.Indicator.Name != "un.agreement").Select(s => Tell(FindingKind.Recorded, words.Range(s), s.Records)));
        if (record.Count > 0)
            sections.Add(new BriefSection("indicators", "The record, one by one",
                "Each in its own unit. Hatched years have no record: that is not zero.", record.ToImmutable()) { Charts = Multiples() });
        return new Brief
        {
            Title = $"{PairWords.Upper(a)} and {b}, {from} to {to}" + (News() is { } news ? ": " + news : "")
                + (material.AsOf is { } day ? $", as known on {day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}" : ""),
            RunId = material.RunId,
            Version = material.Version,
            Opening = opening.ToImmutable(),
            Contested = contested,
            Sections = sections.ToImmutable(),
            Gaps = Gaps(),
            Sources = material.Sources,
        };
    }

    private ImmutableArray<RecordEvidence> RecordsOf(Face face) => [.. material.FaceRecords.Where(r => r.Face == face).Select(r => r.From)];

    private IEnumerable<RecordEvidence> RecordsOf(RecordChange change) => material.FaceRecords.Where(r => r.Face == change.Face
        && r.Record == change.Record).Select(r => r.From);

    private IEnumerable<RecordChange> FaceChanges() => material.Faces?.Changes().Where(c => c.Year > material.FirstYear
        && c.Year <= material.LastYear && !RecordsOf(c.Face).IsEmpty) ?? [];

    // What moved beyond its band in ten years, and what began or ended in them, in a heading's length.
    private string? News()
    {
        var courses = Courses().ToList();
        var changes = FaceChanges().Where(c => c.Year > material.LastYear - RecentYears
            && (c.Face != Face.Votes || courses.All(m => m.Face != Face.Votes))).ToList();
        List<string> told = [.. courses.Take(1).Select(m => PairWords.Course(m.Face, m.To.Mean > m.From.Mean))];
        if (changes.Count > 0) told.Add(
            $"{Wording.List(changes.Where(c => c.Year == changes[^1].Year).Select(PairWords.Short).Distinct().Take(2))} in {changes[^1].Year}");
        return told.Count == 0 ? null : string.Join(", ", told);
    }

    /// <summary>Faces whose band ten years before their last record and that of the last year don't overlap.</summary>
    private IEnumerable<(Face Face, FaceYear From, FaceYear To)> Courses()
    {
        if (material.Faces is not { } faces) yield break;
        foreach (var face in FaceModel.Faces)
        {
            if (faces.Evidence.LastRecord(face) is not { } last || RecordsOf(face).IsEmpty || last - RecentYears < faces.Evidence.FirstYear
                || !faces.Evidence.Exists[last - RecentYears - faces.Evidence.FirstYear]) continue;
            var (from, to) = (faces.Of(face)[last - RecentYears - faces.Evidence.FirstYear], faces.Of(face)[last - faces.Evidence.FirstYear]);
            if (from.IsKnown && to.IsKnown && (from.Upper < to.Lower || to.Upper < from.Lower)) yield return (face, from, to);
        }
    }

    private IEnumerable<Finding> Short(PairSeries? votes, PairSeries? shared)
    {
        if (material.Faces is not { } faces)
        {
            var findings = ImmutableArray.CreateBuilder<Finding>();
            Votes(findings, votes, shared);
            foreach (var finding in findings) yield return finding;
            yield break;
        }
        var (clauses, silent, records) = (new List<string>(), new List<string>(), new List<RecordEvidence>());
        var (stood, none) = (new List<string>(), new List<string>());
        foreach (var face in FaceModel.Faces)
        {
            if (faces.Evidence.LastRecord(face) is not { } last || RecordsOf(face).IsEmpty)
            {
                silent.Add(FaceModel.Name(face));
                continue;
            }
            records.AddRange(RecordsOf(face));
            var year = faces.Of(face)[last - faces.Evidence.FirstYear];
            var known = FaceModel.RecordsOf(face).Where(r => faces.Evidence.LastRecord(r) is not null)
                .ToLookup(r => Recently(r, faces.Evidence.LastRecord(r)!.Value));
            // A wide band can't be placed among all pairs, and none that rests on what is long past: then the record is told as it is.
            var told = (face == Face.Votes || known[true].Any()) && year.Evidence >= PlacedEvidence && FaceQuantiles.Percentile(face, last, year.Mean) is { } p;
            if (told) clauses.Add($"{PairWords.Place(face, FaceQuantiles.Percentile(face, last, year.Mean)!.Value)} "
                + $"({(face == Face.Security ? "record of " + PairWords.Ends(faces.Evidence, known[true].Concat(known[false])) : last)})");
            else if (face == Face.Votes) silent.Add("votes");
            if (face != Face.Security || !told) stood.AddRange(known[true].Select(r => PairWords.Ending(faces.Evidence, r)));
            if (!told || face is Face.Hostility) none.AddRange(known[false].Select(r => PairWords.Ending(faces.Evidence, r)));
        }
        var text = words.Standing(clauses, stood, none, silent);
        if (text.Length > 0 && records.Count > 0) yield return Tell(FindingKind.Estimated, text, [.. records]);
        foreach (var (face, from, to) in Courses()) yield return Tell(FindingKind.Estimated, PairWords.Course(face, from, to), RecordsOf(face));
        var changes = FaceChanges().ToList();
        if (changes.Count > 0)
        {
            var recent = changes.Where(c => c.Year > material.LastYear - RecentYears).ToList();
            yield return Tell(FindingKind.Recorded, PairWords.Changes(recent, changes, RecentYears),
                [.. (recent.Count > 0 ? recent : changes.TakeLast(1)).SelectMany(RecordsOf).Distinct()]);
        }
        if (material.Claims.Length > 0)
        {
            yield return Quoted(FindingKind.Reported, PairWords.Told(material.Events.Length, material.Contested.Length), material.Claims.Take(1));
        }
    }


    private bool Recently(StandingRecord record, int last) => Enumerable.Range(last - RecentYears + 1, RecentYears)
        .Any(y => y >= material.Faces!.Evidence.FirstYear && material.Faces.Evidence[record, y - material.Faces.Evidence.FirstYear] == RecordValue.Yes);

    private BriefSection? Picture()
    {
        if (material.Faces is not { } faces || FaceModel.Faces.All(f => faces.Evidence.LastRecord(f) is null)) return null;
        var ends = FaceModel.Faces.Where(f => faces.Evidence.LastRecord(f) is not null).Select(f => $"{FaceModel.Name(f)} {faces.Evidence.LastRecord(f)}");
        return new BriefSection("faces", "How they stand to each other",
            $"In standard deviations of all pairs of states (0 is the middle), with 90% bands; higher hostility and sanctions mean more of them. "
                + $"The record ends: {string.Join(", ", ends)}. Hatched years have no record: that is not zero. Dashed: what the record so far lets "
                + "expect, and how little that is.", [])
        {
            Charts = [.. FaceCharts.Of(faces, PairWords.Upper(a), b, material.FirstYear),
                .. FaceCharts.Months(faces, PairWords.Upper(a), b, material.FirstYear) is { } months ? new[] { months } : []],
        };
    }

    private BriefSection? Since(ImmutableArray<PairTurningPoints.Turn> turns, PairSeries? votes)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var year in FaceChanges().GroupBy(c => c.Year))
            findings.Add(Tell(FindingKind.Recorded, $"{year.Key}: {string.Join("; ", year.Select(c => c.Words))}.",
                [.. year.SelectMany(RecordsOf).Distinct()]));
        foreach (var turn in material.Faces is { } faces ? FaceTurns.Of(faces.Evidence, FaceParametersFile.Embedded)
            .Where(t => t.Year > material.FirstYear && t.Year <= material.LastYear && t.Face != Face.Votes && !RecordsOf(t.Face).IsEmpty) : [])
            findings.Add(Tell(FindingKind.Estimated, $"{PairWords.Upper(PairFaceWords.Turn(turn))}.", RecordsOf(turn.Face)));
        if (votes is not null)
            foreach (var turn in turns)
            {
                findings.Add(Tell(FindingKind.Estimated, words.Turn(turn), votes.Records));
                var (from, to) = (turn.Earliest - AroundYears, turn.Latest + AroundYears);
                foreach (var series in material.Series.Where(s => PairLabels.IsKind(s.Indicator)))
                    foreach (var change in words.Changes(series, from, to)) findings.Add(Tell(FindingKind.Recorded, $"Near it: {change}", series.Records));
                foreach (var e in material.Events.Where(e => e.Date is { Precision: not Time.DatePrecision.Assumed } date && date.First.Year <= to
                    && date.Last.Year >= from))
                    if (EventFinding(e) is { } finding) findings.Add(finding);
            }
        return findings.Count == 0 ? null : new BriefSection("since", "Since when",
            $"What began or ended on record, by year, then turning points of the faces and of the votes with what is on record within "
                + $"{AroundYears} years of them. That it is near does not say that it is the cause.", findings.ToImmutable());
    }

    private PairSeries? Find(string name) => material.Series.FirstOrDefault(s => s.Indicator.Name == name);

    private Finding Tell(FindingKind kind, string text, ImmutableArray<RecordEvidence> records) => new(kind, text, [], records) { Number = ++count };

    private void Votes(ImmutableArray<Finding>.Builder into, PairSeries? votes, PairSeries? shared)
    {
        if (votes is null || !votes.Known.Any()) return;
        ImmutableArray<RecordEvidence> records = shared is null ? votes.Records : [.. votes.Records, .. shared.Records];
        // A year cut short by the end of the file has a handful of roll calls: the last full one leads.
        var byYear = votes.Known.Select(v => (v.Year, v.Value, Calls: Calls(shared, v.Year))).ToList();
        var enough = byYear.Where(v => v.Calls is null or >= LeastCalls).ToList();
        var (year, value, calls) = enough.Count > 0 ? enough[^1] : byYear[^1];
        double? earlier = enough.FirstOrDefault(v => v.Year == year - 10) is { Year: > 0 } then ? then.Value : null;
        into.Add(Tell(FindingKind.Estimated, words.SameVote(year, value, calls is { } n ? (n, Wilson(value, n)) : null, earlier), records));
        if (material is { AmongA: { } amongA, AmongB: { } amongB })
            into.Add(Tell(FindingKind.Estimated, words.Among(year, amongA, amongB), records));
        if (byYear[^1].Year != year) into.Add(Tell(FindingKind.Recorded, PairWords.TooFew(byYear[^1].Year, byYear[^1].Calls), records));
    }

    private static int? Calls(PairSeries? shared, int year) => shared?.Known.Where(s => s.Year == year).Select(s => (int?)(int)s.Value).FirstOrDefault();

    /// <summary>Wilson's interval of a share, 90%.</summary>
    internal static (double Low, double High) Wilson(double share, int n)
    {
        var z2 = Z90 * Z90;
        var middle = (share + z2 / (2 * n)) / (1 + z2 / n);
        var half = Z90 * Math.Sqrt(share * (1 - share) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    private BriefSection Curve(ImmutableArray<(int Year, double? Value)> values, PairSeries? shared, ImmutableArray<PairTurningPoints.Turn> turns)
    {
        ImmutableArray<ChartPoint> points = [.. values.Select(v => v.Value is { } y && Calls(shared, v.Year) is { } n
            ? new ChartPoint(v.Year, 100 * y, 100 * Wilson(y, n).Low, 100 * Wilson(y, n).High) : new ChartPoint(v.Year, 100 * v.Value))];
        var all = values.Where(v => v.Value is not null).ToList();
        var whole = all.Where(v => Calls(shared, v.Year) is null or >= LeastCalls).ToList();
        var known = whole.Count > 0 ? whole : all;
        var course = $"from {PairWords.Percent(known[0].Value!.Value)} in {known[0].Year} to {PairWords.Percent(known[^1].Value!.Value)} in {known[^1].Year}";
        var chart = new Chart("curve", "Same vote in the UN General Assembly",
            $"Share of same votes of {a} and {b}, {course}, with its 90% band. Turning points: "
                + $"{(turns.IsEmpty ? "none found" : Wording.List(turns.Select(t => $"{t.Year}, probability {PairWords.Chance(t.Probability)}")))}.",
            "% of the year's roll calls in which both voted", material.FirstYear, material.LastYear, VoteSeries(points, shared))
        {
            Minimum = 0, Maximum = 100,
            Marks = [.. turns.Select(t => new ChartMark(t.Year, t.Earliest - 0.5, t.Latest + 0.5,
                $"{t.Year} {(t.After > t.Before ? "closer" : "apart")}, {PairWords.Chance(t.Probability)}"))],
        };
        return new BriefSection("curve", "How alike they vote", "The band is the 90% interval.", []) { Charts = [chart] };
    }

    // Years with a handful of roll calls stand apart as dots, so that the line does not end in one.
    private static ImmutableArray<ChartSeries> VoteSeries(ImmutableArray<ChartPoint> points, PairSeries? shared)
    {
        var thin = points.Where(p => p.Y is not null && Calls(shared, (int)p.X) is < LeastCalls).Select(p => p.X).ToHashSet();
        var line = new ChartSeries("same vote", SeriesShape.Line, [.. points.Select(p => thin.Contains(p.X) ? new ChartPoint(p.X, null) : p)]);
        return thin.Count == 0 ? [line] : [line, new ChartSeries("few votes", SeriesShape.Dots, [.. points.Where(p => thin.Contains(p.X))])];
    }

    private void Ties(ImmutableArray<Finding>.Builder into)
    {
        foreach (var series in material.Series.Where(s => PairLabels.IsKind(s.Indicator) && s.Known.Any()))
        {
            var years = series.Known.Where(v => v.Value > 0).Select(v => v.Year).ToList();
            if (years.Count == 0) continue;
            var last = series.Known.Last().Year;
            into.Add(Tell(FindingKind.Recorded, $"{words.Subject(series)}: on record for {PairLabels.Years(years)}"
                + (years[^1] == last ? $"; the data set ends with {last}." : $", and not since, up to {last}."), series.Records));
        }
    }

    private IEnumerable<PairSeries> Shown() => material.Series.Where(s => !PairLabels.IsKind(s.Indicator) && s.Indicator.Name != "un.shared"
        && (s.Indicator.Name != "un.agreement" || material.Faces is not null) && s.Known.Any(v => v.Value != 0));

    private ImmutableArray<Chart> Multiples() =>
    [
        .. Shown().GroupBy(s => s.Indicator.Name).Select(group =>
        {
            var indicator = group.First().Indicator;
            var factor = indicator.Unit == "share" ? 100 : 1;
            return new Chart("m-" + indicator.Name.Replace('.', '-'), PairLabels.Of(indicator),
                $"{group.First().Sources}, which covers {indicator.CoverageFirst} to "
                    + $"{(indicator.CoverageLast == 9999 ? "now" : indicator.CoverageLast.ToString(CultureInfo.InvariantCulture))}. Years on "
                    + $"record here: {PairLabels.Years(group.SelectMany(s => s.Known).Select(v => v.Year))}.",
                factor == 100 ? "%" : PairWords.Unit(indicator), material.FirstYear, material.LastYear,
                [.. group.Select(s => new ChartSeries(s.Actor is { } actor ? "by " + (actor == material.A ? a : b) : PairLabels.Of(indicator),
                    SeriesShape.Line, [.. s.Values.Select(v => new ChartPoint(v.Year, factor * v.Value))]))]);
        }),
    ];

    private ContestedSides Sides(ContestedMatter matter) => new(matter.Id.Value, matter.Statement, Side(matter.For, false), Side(matter.Against, true));

    private ImmutableArray<Finding> Side(IEnumerable<Claim> side, bool against) =>
        [.. side.GroupBy(c => (Speaker: c.ByAuthor ? "author" : c.Speaker?.Actor?.Value ?? c.Speaker?.Text, c.Stance, c.Polarity)).Select(group =>
            Quoted(against ? FindingKind.Denied : group.First().TellsAsKnown ? FindingKind.Reported : FindingKind.Alleged,
                (group.Key.Speaker == "author" ? "The author: " : "") + wording.Sentence(group.First()), group))];

    private Finding? EventFinding(LedgerEvent e)
    {
        var own = e.Claims.Where(claims.ContainsKey).Select(id => claims[id]).ToList();
        return own.Count == 0 ? null : Quoted(FindingKind.Reported, wording.Sentence(own.MaxBy(c => c.Confidence ?? 0)!), own) with { Date = e.Date };
    }

    private Finding Quoted(FindingKind kind, string text, IEnumerable<Claim> from)
    {
        var members = from.OrderBy(c => c.DocumentId, StringComparer.Ordinal).ThenBy(c => c.Quote).ToList();
        return new Finding(kind, text,
            [.. members.DistinctBy(c => (c.DocumentId, c.Quote))
            .Select(c => new Evidence(material.DocumentHashes[c.DocumentId], c.Quote, c.QuoteOriginal ?? c.QuoteText, c.Id.Value))])
        { Number = ++count, NamesDocuments = true, Date = members[0].Said };
    }

    private ImmutableArray<string> Gaps()
    {
        var gaps = new List<string>();
        foreach (var group in material.Series.GroupBy(s => s.Indicator.Name))
        {
            var (label, known) = (PairWords.Upper(PairLabels.Of(group.First().Indicator)), group.SelectMany(s => s.Known).Select(v => v.Year).ToList());
            var sources = group.First().Sources;
            if (known.Count == 0) gaps.Add($"{label}: no record of these two in any of these years ({sources}).");
            else if (known.Max() < material.LastYear) gaps.Add($"{label}: nothing after {known.Max()} ({sources}).");
        }
        if (material.NotLoaded.Length > 0) gaps.Add(
            $"Data sets that are not in this ledger: {Wording.List(material.NotLoaded)}; 'entente load' brings them in.");
        if (material.Faces is { } faces)
            foreach (var face in FaceModel.Faces.Where(f => RecordsOf(f).IsEmpty)) gaps.Add(
                $"{PairWords.Upper(FaceModel.Name(face))}: no data set of it is in this ledger.");
        else gaps.Add("How the two stand is told by their votes alone, which leave out what is not voted on.");
        if (material.DocumentHashes.IsEmpty) gaps.Add("No document in the ledger tells anything of these two.");
        else gaps.Add($"Documents in the ledger that tell of these two: {material.DocumentHashes.Count}. What others would tell is not known here.");
        if (material.AsOf is not null) gaps.Add(
            "Data sets are cut at the day asked for, in the versions that are loaded: what their publishers corrected later is in them.");
        return [.. gaps];
    }
}
