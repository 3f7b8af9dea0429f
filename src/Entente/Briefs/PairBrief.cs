using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Briefs.Charts;
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
    private const int AroundYears = 2;
    private readonly PairMaterial material;
    private readonly string a, b;
    private readonly Wording wording = Wording.Default;
    private readonly Dictionary<ClaimId, Claim> claims;
    private int count;

    private PairBrief(PairMaterial material)
    {
        this.material = material;
        (a, b) = (Wording.NameOf(material.A, new LocalDate(material.LastYear, 12, 31)), Wording.NameOf(material.B, new LocalDate(material.LastYear, 12, 31)));
        claims = material.Claims.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
    }

    public static Brief Compose(PairMaterial material) => new PairBrief(material).Compose();

    private Brief Compose()
    {
        var (from, to) = (material.FirstYear, material.LastYear);
        var votes = Find("un.agreement");
        var shared = Find("un.shared");
        var alignment = AlignmentByYear();
        // A year with a handful of roll calls says little: it is drawn with its band, but turns nothing.
        var main = alignment.IsEmpty ? votes?.Values ?? [] : alignment;
        ImmutableArray<(int Year, double? Value)> sturdy = alignment.IsEmpty ? [.. main.Select(v => (v.Year, Calls(shared, v.Year) is < LeastCalls ? null : v.Value))] : main;
        var turns = PairTurningPoints.Of(sturdy);
        var records = alignment.IsEmpty ? votes is null ? [] : votes.Records : material.AlignmentRecords;
        var measure = alignment.IsEmpty ? "Share of same votes" : "Alignment";

        var headline = ImmutableArray.CreateBuilder<Finding>();
        if (AlignmentNow() is { } now) headline.Add(Tell(FindingKind.Estimated, now, material.AlignmentRecords));
        Votes(headline, votes, shared);
        foreach (var turn in turns.Reverse().Take(1)) headline.Add(Tell(FindingKind.Estimated, TurnInWords(turn, alignment.IsEmpty), records));
        Ties(headline);

        var opening = ImmutableArray.CreateBuilder<BriefSection>();
        opening.Add(new BriefSection("short", "In short", "", headline.ToImmutable()));
        if (main.Any(v => v.Value is not null)) opening.Add(Curve(main, shared, turns, alignment.IsEmpty, measure));
        if (!turns.IsEmpty) opening.Add(Turns(turns, records, alignment.IsEmpty));

        var contested = material.Contested.Select(Sides).ToImmutableArray();
        var sections = ImmutableArray.CreateBuilder<BriefSection>();
        var charts = Multiples();
        if (!charts.IsEmpty)
            sections.Add(new BriefSection("indicators", "The indicators", "Each in its own unit. Hatched years have no record: that is not zero.",
                [.. Shown().Select(s => Tell(FindingKind.Recorded, Range(s), s.Records))]) { Charts = charts });
        var told = material.Events.Select(EventFinding).OfType<Finding>().ToImmutableArray();
        if (!told.IsEmpty) sections.Add(new BriefSection("told", "What documents tell of the two", "Told as having happened, on the word of the documents in the ledger.", told));
        return new Brief
        {
            Title = $"{Upper(a)} and {b}, {from} to {to}" + (material.AsOf is { } day ? $", as known on {day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}" : ""),
            RunId = material.RunId,
            Version = material.Version,
            Opening = opening.ToImmutable(),
            Contested = contested,
            Sections = sections.ToImmutable(),
            Gaps = Gaps(),
            Sources = material.Sources,
        };
    }

    private PairSeries? Find(string name) => material.Series.FirstOrDefault(s => s.Indicator.Name == name);

    private Finding Tell(FindingKind kind, string text, ImmutableArray<RecordEvidence> records) => new(kind, text, [], records) { Number = ++count };

    private ImmutableArray<(int Year, double? Value)> AlignmentByYear() => material.Alignment is not { } path || !path.Months.Any(m => m.Value is not null) ? []
        : [.. Enumerable.Range(material.FirstYear, material.LastYear - material.FirstYear + 1).Select(year => (year, Mean(path.Months.Where((m, i) => (path.FirstMonth + i) / 12 == year).Select(m => m.Value))))];

    private static double? Mean(IEnumerable<double?> values) => values.OfType<double>().ToList() is { Count: > 0 } known ? known.Average() : null;

    private string? AlignmentNow()
    {
        if (material.Alignment is not { } path) return null;
        var last = path.Months.Length - 1;
        while (last >= 0 && path.Months[last].Value is null) last--;
        if (last < 0) return $"There is not enough evidence to tell how close {a} and {b} are in any month.";
        var month = path.Months[last];
        var when = new Panels.PanelPeriod(Panels.PeriodUnit.Month, path.FirstMonth + last).First.ToString("MMMM uuuu", CultureInfo.InvariantCulture);
        return $"In {when} the alignment of {a} and {b} is put at {Number(month.Value!.Value)}, with 90% probability between {Number(month.Lower!.Value)} and {Number(month.Upper!.Value)}: "
            + $"closer than about {Percent((month.Value.Value + 1) / 2)} of all pairs of states (1 is closest, 0 the middle, −1 furthest apart). The evidence removes {Percent(month.Evidence)} of what would be unknown without it.";
    }

    private void Votes(ImmutableArray<Finding>.Builder into, PairSeries? votes, PairSeries? shared)
    {
        if (votes is null || !votes.Known.Any()) return;
        ImmutableArray<RecordEvidence> records = shared is null ? votes.Records : [.. votes.Records, .. shared.Records];
        // A year cut short by the end of the file has a handful of roll calls: the last full one leads.
        var byYear = votes.Known.Select(v => (v.Year, v.Value, Calls: Calls(shared, v.Year))).ToList();
        var enough = byYear.Where(v => v.Calls is null or >= LeastCalls).ToList();
        var (year, value, calls) = enough.Count > 0 ? enough[^1] : byYear[^1];
        var sentence = calls is { } n
            ? $"In {year} {a} and {b} cast the same vote in {Math.Round(value * n)} of the {n} roll calls of the UN General Assembly in which both voted, {Percent(value)}; "
              + $"taken as a sample of the questions that could have come up, between {Percent(Wilson(value, n).Low)} and {Percent(Wilson(value, n).High)} (90% interval)."
            : $"In {year} {a} and {b} cast the same vote in {Percent(value)} of the roll calls of the UN General Assembly.";
        if (enough.FirstOrDefault(v => v.Year == year - 10) is { Year: > 0 } earlier) sentence += $" Ten years before it was {Percent(earlier.Value)}.";
        into.Add(Tell(FindingKind.Estimated, sentence, records));
        if (material is { AmongA: { } amongA, AmongB: { } amongB })
            into.Add(Tell(FindingKind.Estimated, $"Compared with other pairs in {year}: {Rank(amongA, a, b)}; {Rank(amongB, b, a)}.", records));
        if (byYear[^1].Year != year)
            into.Add(Tell(FindingKind.Recorded, $"Of {byYear[^1].Year} only {byYear[^1].Calls} shared roll calls are on record: too few to compare with a whole year.", records));
    }

    private static string Rank((int More, int Of) rank, string state, string other) => rank.More == 0
        ? $"of {rank.Of} states none votes like {state} more often than {other}"
        : $"{rank.More} of {rank.Of} states {(rank.More == 1 ? "votes" : "vote")} like {state} more often than {other} does";

    private static int? Calls(PairSeries? shared, int year) => shared?.Known.Where(s => s.Year == year).Select(s => (int?)(int)s.Value).FirstOrDefault();

    /// <summary>Wilson's interval of a share, 90%.</summary>
    internal static (double Low, double High) Wilson(double share, int n)
    {
        var z2 = Z90 * Z90;
        var middle = (share + z2 / (2 * n)) / (1 + z2 / n);
        var half = Z90 * Math.Sqrt(share * (1 - share) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    private string TurnInWords(PairTurningPoints.Turn turn, bool ofVotes)
    {
        var when = turn.Earliest == turn.Latest ? $"in {turn.Year}" : $"about {turn.Year} (between {turn.Earliest} and {turn.Latest})";
        var levels = ofVotes ? $"from {Percent(turn.Before)} of votes alike on average to {Percent(turn.After)}" : $"from {Number(turn.Before)} on average to {Number(turn.After)}";
        return $"{Upper(a)} and {b} drew {(turn.After > turn.Before ? "closer" : "apart")} {when}, {levels}; the probability that a new course begins there is {Chance(turn.Probability)}.";
    }

    private BriefSection Curve(ImmutableArray<(int Year, double? Value)> values, PairSeries? shared, ImmutableArray<PairTurningPoints.Turn> turns, bool ofVotes, string measure)
    {
        ImmutableArray<ChartPoint> points;
        if (ofVotes)
            points = [.. values.Select(v => v.Value is { } y && Calls(shared, v.Year) is { } n ? new ChartPoint(v.Year, 100 * y, 100 * Wilson(y, n).Low, 100 * Wilson(y, n).High) : new ChartPoint(v.Year, 100 * v.Value))];
        else points = [.. material.Alignment!.Months.Select((m, i) => new ChartPoint((material.Alignment.FirstMonth + i) / 12.0, m.Value, m.Lower, m.Upper)).Where(p => p.X >= material.FirstYear && p.X < material.LastYear + 1)];
        var all = values.Where(v => v.Value is not null).ToList();
        var whole = all.Where(v => !ofVotes || Calls(shared, v.Year) is null or >= LeastCalls).ToList();
        var known = whole.Count > 0 ? whole : all;
        var words = ofVotes ? $"from {Percent(known[0].Value!.Value)} in {known[0].Year} to {Percent(known[^1].Value!.Value)} in {known[^1].Year}" : $"from {Number(known[0].Value!.Value)} in {known[0].Year} to {Number(known[^1].Value!.Value)} in {known[^1].Year}";
        var chart = new Chart("curve", ofVotes ? "Same vote in the UN General Assembly" : "Alignment",
            $"{measure} of {a} and {b}, {words}, with its 90% band. Turning points: {(turns.IsEmpty ? "none found" : Wording.List(turns.Select(t => $"{t.Year}, probability {Chance(t.Probability)}")))}.",
            ofVotes ? "% of the year's roll calls in which both voted" : "1 closest, 0 the middle of all pairs, −1 furthest apart", material.FirstYear, ofVotes ? material.LastYear : material.LastYear + 1,
            ofVotes ? VoteSeries(points, shared) : [new ChartSeries(measure, SeriesShape.Line, points) { Spacing = 1 / 12.0 }])
        {
            Minimum = ofVotes ? 0 : -1, Maximum = ofVotes ? 100 : 1,
            Marks = [.. turns.Select(t => new ChartMark(t.Year, t.Earliest - 0.5, t.Latest + 0.5, $"{t.Year} {(t.After > t.Before ? "closer" : "apart")}, {Chance(t.Probability)}"))],
        };
        return new BriefSection("curve", ofVotes ? "How alike they vote" : "How close they are",
            ofVotes ? "The band is the 90% interval. This brief rests on votes: no estimate of alignment from all indicators was given to it." : "The band holds the true value with 90% probability.", []) { Charts = [chart] };
    }

    // Years with a handful of roll calls stand apart as dots, so that the line does not end in one.
    private static ImmutableArray<ChartSeries> VoteSeries(ImmutableArray<ChartPoint> points, PairSeries? shared)
    {
        var thin = points.Where(p => p.Y is not null && Calls(shared, (int)p.X) is < LeastCalls).Select(p => p.X).ToHashSet();
        var line = new ChartSeries("same vote", SeriesShape.Line, [.. points.Select(p => thin.Contains(p.X) ? new ChartPoint(p.X, null) : p)]);
        return thin.Count == 0 ? [line] : [line, new ChartSeries("few votes", SeriesShape.Dots, [.. points.Where(p => thin.Contains(p.X))])];
    }

    private BriefSection Turns(ImmutableArray<PairTurningPoints.Turn> turns, ImmutableArray<RecordEvidence> records, bool ofVotes)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var turn in turns)
        {
            findings.Add(Tell(FindingKind.Estimated, TurnInWords(turn, ofVotes), records));
            var (from, to) = (turn.Earliest - AroundYears, turn.Latest + AroundYears);
            foreach (var series in material.Series.Where(s => PairLabels.IsKind(s.Indicator)))
                foreach (var change in Changes(series, from, to)) findings.Add(Tell(FindingKind.Recorded, $"Near it: {change}", series.Records));
            foreach (var e in material.Events.Where(e => e.Date is { Precision: not Time.DatePrecision.Assumed } date && date.First.Year <= to && date.Last.Year >= from))
                if (EventFinding(e) is { } finding) findings.Add(finding);
        }
        return new BriefSection("turns", "Turning points, and what is on record near them",
            $"What began or ended within {AroundYears} years of each turning point's interval. That it is near does not say that it is the cause.", findings.ToImmutable());
    }

    private IEnumerable<string> Changes(PairSeries series, int from, int to)
    {
        var known = series.Known.ToDictionary(v => v.Year, v => v.Value);
        foreach (var (first, last) in PairLabels.Spells(known.Where(v => v.Value > 0).Select(v => v.Key)))
        {
            // Only what the record sees begin or end: the year before or after must be covered.
            if (first >= from && first <= to && known.ContainsKey(first - 1)) yield return $"{Subject(series)} on record from {first}.";
            if (last >= from && last <= to && known.ContainsKey(last + 1)) yield return $"{Subject(series)} last on record in {last}.";
        }
    }

    private string Subject(PairSeries series)
    {
        var label = PairLabels.Of(series.Indicator);
        if (series.Actor is not { } actor) return $"{Upper(label)} between the two";
        var (one, other) = actor == material.A ? (a, b) : (b, a);
        return series.Indicator.Name.StartsWith("sanction", StringComparison.Ordinal) ? $"{Upper(label)} by {one} against {other}" : $"{Upper(label)} of {one} towards {other}";
    }

    private void Ties(ImmutableArray<Finding>.Builder into)
    {
        foreach (var series in material.Series.Where(s => PairLabels.IsKind(s.Indicator) && s.Known.Any()))
        {
            var years = series.Known.Where(v => v.Value > 0).Select(v => v.Year).ToList();
            if (years.Count == 0) continue;
            var last = series.Known.Last().Year;
            into.Add(Tell(FindingKind.Recorded, $"{Subject(series)}: on record for {PairLabels.Years(years)}" + (years[^1] == last ? $"; the data set ends with {last}." : $", and not since, up to {last}."), series.Records));
        }
    }

    private IEnumerable<PairSeries> Shown() => material.Series.Where(s => !PairLabels.IsKind(s.Indicator) && s.Indicator.Name != "un.shared" && (s.Indicator.Name != "un.agreement" || material.Alignment is not null) && s.Known.Any(v => v.Value != 0));

    private string Range(PairSeries series)
    {
        var known = series.Known.ToList();
        var share = series.Indicator.Unit == "share";
        string Value(double v) => share ? Percent(v) : $"{AxisTicks.Label(v >= 100 ? Math.Round(v) : Math.Round(v, 1))}";
        var (most, least) = (known.MaxBy(v => v.Value), known.MinBy(v => v.Value));
        var who = series.Actor is { } actor ? actor == material.A ? $" by {a} to {b}" : $" by {b} to {a}" : "";
        return $"{PairLabels.Of(series.Indicator)}{who}: {Value(known[^1].Value)}{(share || series.Indicator.Unit == "count" ? "" : " " + Unit(series.Indicator))} in {known[^1].Year}, the last year on record; most {Value(most.Value)} ({most.Year}), least {Value(least.Value)} ({least.Year}).";
    }

    private ImmutableArray<Chart> Multiples() =>
    [
        .. Shown().GroupBy(s => s.Indicator.Name).Select(group =>
        {
            var indicator = group.First().Indicator;
            var factor = indicator.Unit == "share" ? 100 : 1;
            return new Chart("m-" + indicator.Name.Replace('.', '-'), PairLabels.Of(indicator),
                $"{group.First().Sources}, which covers {indicator.CoverageFirst} to {(indicator.CoverageLast == 9999 ? "now" : indicator.CoverageLast.ToString(CultureInfo.InvariantCulture))}. Years on record here: {PairLabels.Years(group.SelectMany(s => s.Known).Select(v => v.Year))}.",
                factor == 100 ? "%" : Unit(indicator), material.FirstYear, material.LastYear,
                [.. group.Select(s => new ChartSeries(s.Actor is { } actor ? "by " + (actor == material.A ? a : b) : PairLabels.Of(indicator), SeriesShape.Line, [.. s.Values.Select(v => new ChartPoint(v.Year, factor * v.Value))]))]);
        }),
    ];

    private ContestedSides Sides(ContestedMatter matter) => new(matter.Id.Value, matter.Statement, Side(matter.For, false), Side(matter.Against, true));

    private ImmutableArray<Finding> Side(IEnumerable<Claim> side, bool against) =>
        [.. side.GroupBy(c => (Speaker: c.ByAuthor ? "author" : c.Speaker?.Actor?.Value ?? c.Speaker?.Text, c.Stance, c.Polarity)).Select(group =>
            Quoted(against ? FindingKind.Denied : group.First().TellsAsKnown ? FindingKind.Reported : FindingKind.Alleged, (group.Key.Speaker == "author" ? "The author: " : "") + wording.Sentence(group.First()), group))];

    private Finding? EventFinding(LedgerEvent e)
    {
        var own = e.Claims.Where(claims.ContainsKey).Select(id => claims[id]).ToList();
        return own.Count == 0 ? null : Quoted(FindingKind.Reported, wording.Sentence(own.MaxBy(c => c.Confidence ?? 0)!), own) with { Date = e.Date };
    }

    private Finding Quoted(FindingKind kind, string text, IEnumerable<Claim> from)
    {
        var members = from.OrderBy(c => c.DocumentId, StringComparer.Ordinal).ThenBy(c => c.Quote).ToList();
        return new Finding(kind, text, [.. members.DistinctBy(c => (c.DocumentId, c.Quote)).Select(c => new Evidence(material.DocumentHashes[c.DocumentId], c.Quote, c.QuoteOriginal ?? c.QuoteText, c.Id.Value))])
        { Number = ++count, NamesDocuments = true, Date = members[0].Said };
    }

    private ImmutableArray<string> Gaps()
    {
        var gaps = new List<string>();
        foreach (var group in material.Series.GroupBy(s => s.Indicator.Name))
        {
            var (label, known) = (Upper(PairLabels.Of(group.First().Indicator)), group.SelectMany(s => s.Known).Select(v => v.Year).ToList());
            var sources = group.First().Sources;
            if (known.Count == 0) gaps.Add($"{label}: no record of these two in any of these years ({sources}).");
            else if (known.Max() < material.LastYear) gaps.Add($"{label}: nothing after {known.Max()} ({sources}).");
        }
        if (material.NotLoaded.Length > 0) gaps.Add($"Data sets that are not in this ledger: {Wording.List(material.NotLoaded)}; 'entente load' brings them in.");
        if (material.Alignment is null) gaps.Add("No estimate of alignment from all indicators together: how close the two are is told by their votes alone, which leave out what is not voted on.");
        if (material.DocumentHashes.IsEmpty) gaps.Add("No document in the ledger tells anything of these two.");
        else gaps.Add($"Documents in the ledger that tell of these two: {material.DocumentHashes.Count}. What others would tell is not known here.");
        if (material.AsOf is not null) gaps.Add("Data sets are cut at the day asked for, in the versions that are loaded: what their publishers corrected later is in them.");
        return [.. gaps];
    }

    private static string Unit(Panels.Indicator indicator) => indicator.Unit switch { "count" => "number", "million TIV" => "million of SIPRI's trend-indicator value", "million 2010 USD" => "million US dollars of 2010", var unit => unit };
    private static string Number(double value) => AxisTicks.Label(Math.Round(value, 2));
    private static string Percent(double share) => Math.Round(100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";
    private static string Chance(double probability) => probability >= 0.99 ? "over 99%" : Percent(probability);
    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
