using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Alignment.Numerics;

namespace Entente.Briefs.Checks;

/// <summary>Measures on the faces of a pair and on what documents tell of it.</summary>
internal static class CheckFaces
{
    private const int LeastDeeds = 20, LeastAid = 10, LeastAidYears = 3;
    private static readonly StandingRecord[] Ties = [StandingRecord.Defence, StandingRecord.OtherPact, StandingRecord.Arms];
    private static readonly StandingRecord[] Hostilities = [StandingRecord.Dispute, StandingRecord.Conflict, StandingRecord.Sanction];

    /// <summary>The votes face in the window's last year against that of the last year before it; the two bands taken as independent, which is wide.</summary>
    public static MeasureFigure Votes(CheckRecord record, ActorId a, ActorId b, int year, int window, int stale, CheckStatistic statistic)
    {
        string[] indicators = ["un.agreement.half"];
        if (Ended(record, a, b, year, stale) is { } why) return CheckMeasures.Silent(why, indicators);
        var faces = record.FacesOf(new Dyad(a, b))!;
        var end = Math.Min(year, faces.Evidence.LastRecord(Face.Votes)!.Value);
        FaceYear? At(int y) => y >= faces.Evidence.FirstYear && faces.Of(Face.Votes)[y - faces.Evidence.FirstYear] is { IsKnown: true } known ? known : null;
        if (At(end) is not { } now || At(end - window) is not { } before) return CheckMeasures.Silent(
            $"too few votes in {end - window} or {end} to tell the face", indicators);
        if (statistic == CheckStatistic.Percentile)
            return FaceQuantiles.Percentile(Face.Votes, end, now.Mean) is { } p
                ? new(p / 100, $"the votes face is {Band(now)} in {end}, above {p:0}% of all pairs", [.. indicators]) { Value = now.Mean,
                    Lower = now.Lower, Upper = now.Upper, FirstYear = end, LastYear = end }
                : CheckMeasures.Silent($"no table of all pairs for {end}", indicators);
        double change = now.Mean - before.Mean, deviation = Math.Sqrt(now.Deviation * now.Deviation + before.Deviation * before.Deviation);
        var rise = Normal.Cdf(change / deviation);
        var score = statistic == CheckStatistic.Fall ? 1 - rise : rise;
        return new(score, $"the votes face, in standard deviations of all pairs: {Band(before)} in {end - window}, {Band(now)} in {end}; "
            + $"probability of a {(statistic == CheckStatistic.Fall ? "fall" : "rise")} {CheckMeasures.F(score)}", [.. indicators])
        { Value = change, Lower = change - Normal.Q95 * deviation, Upper = change + Normal.Q95 * deviation, FirstYear = end - window, LastYear = end };
    }

    /// <summary>Whether ties (pacts, arms) or hostilities (disputes, conflicts, sanctions) began or ended on record within the window: 1 where some
    /// only began, 0 where some only ended.</summary>
    public static MeasureFigure Records(CheckRecord record, bool ties, ActorId a, ActorId b, int year, int window, int stale, CheckStatistic statistic)
    {
        var wanted = ties ? Ties : Hostilities;
        if (record.FacesOf(new Dyad(a, b)) is not { } faces) return CheckMeasures.Silent("the two never existed together", Indicator(wanted[0]));
        var ends = wanted.Select(r => (Record: r, Last: Math.Min(year, faces.Evidence.LastRecord(r) ?? 0))).ToList();
        var live = ends.Where(e => e.Last >= year - stale).ToList();
        var silent = ends.Where(e => e.Last < year - stale).Select(e => e.Last == 0 ? $"{PairFaces.Words(e.Record)}: not on record"
            : $"{PairFaces.Words(e.Record)}: the record ended in {e.Last}").ToList();
        var missing = silent.Count > 0 ? $" ({string.Join("; ", silent)})" : "";
        if (live.Count == 0) return CheckMeasures.Silent(
            $"{(ties ? "pacts and arms" : "disputes, conflicts and sanctions")} are on record for no year from {year - stale}{missing}", Indicator(wanted[0]));
        var changes = faces.Changes().Where(c => c.Record is { } r && live.Exists(l => l.Record == r && c.Year > l.Last - window && c.Year <= l.Last)).ToList();
        var (first, last) = (live.Min(l => l.Last) - window + 1, live.Max(l => l.Last));
        if (changes.Count == 0) return new(null, $"nothing began or ended on record in {CheckMeasures.Span(first, last)}{missing}",
            [.. live.Select(l => Indicator(l.Record))]) { FirstYear = first, LastYear = last };
        var (began, ended) = (changes.Exists(c => c.Began), changes.Exists(c => !c.Began));
        var score = began && ended ? 0.5 : began == (statistic != CheckStatistic.Fall) ? 1.0 : 0.0;
        return new(score, $"{string.Join("; ", changes.Select(c => $"{c.Words} in {c.Year}"))}{missing}",
            [.. changes.Select(c => Indicator(c.Record!.Value)).Distinct()])
        { Value = changes.Count(c => c.Began) - changes.Count(c => !c.Began), FirstYear = first, LastYear = last };
    }

    /// <summary>The pair's part of all cooperative deeds that other documents tell, in the window that ends with the year after the last against the
    /// one before it.</summary>
    public static MeasureFigure Deeds(CheckRecord record, ActorId a, ActorId b, int year, int window, CheckStatistic statistic)
    {
        var pair = new Dyad(a, b);
        int end = year + 1, half = end - window;
        var (now, before) = (record.Deeds.Where(d => d.Year > half && d.Year <= end).ToList(),
            record.Deeds.Where(d => d.Year > half - window && d.Year <= half).ToList());
        int k = now.Count(d => d.Pair == pair && d.Cooperative), j = before.Count(d => d.Pair == pair && d.Cooperative);
        var told = $"cooperative deeds between them that documents other than this one tell: {k} of {now.Count} in "
            + $"{CheckMeasures.Span(half + 1, end)}, {j} of {before.Count} in {CheckMeasures.Span(half - window + 1, half)}";
        if (now.Count < LeastDeeds || before.Count < LeastDeeds) return CheckMeasures.Silent($"{told}; {LeastDeeds} deeds of any states are needed in each");
        if (k + j == 0) return new(null, told, []) { FirstYear = half - window + 1, LastYear = end };
        var rise = BetaOdds.ShareHigher(k, now.Count, j, before.Count);
        var score = statistic == CheckStatistic.Fall ? 1 - rise : rise;
        return new(score, $"{told}; probability of a {(statistic == CheckStatistic.Fall ? "lower" : "higher")} share {CheckMeasures.F(score)}",
            []) { Value = k - j, FirstYear = half - window + 1, LastYear = end };
    }

    /// <summary>The second state's part of the aid and material cooperation that other documents tell the first was given, in the window (of three years
    /// at least) that ends with the year after the last; the larger of the two directions where either will do.</summary>
    public static MeasureFigure Aid(CheckRecord record, ActorId a, ActorId b, bool either, int year, int window)
    {
        var (first, last) = (year + 2 - Math.Max(window, LeastAidYears), year + 1);
        (int Own, int All) Given(ActorId to, ActorId by)
        {
            var all = record.Deeds.Where(d => d.Helped == to && d.Year >= first && d.Year <= last).ToList();
            return (all.Count(d => d.Pair == new Dyad(to, by)), all.Count);
        }
        var (one, two) = (Given(a, b), either ? Given(b, a) : default);
        var told = $"aid and material cooperation that documents other than this one tell for {CheckMeasures.Span(first, last)}: "
            + $"{b} gave {one.Own} of {one.All} to {a}"
            + (either ? $", {a} {two.Own} of {two.All} to {b}" : "");
        static double? Share((int Own, int All) of) => of.All >= LeastAid ? of.Own / (double)of.All : null;
        if (Share(one) is null && Share(two) is null) return CheckMeasures.Silent($"{told}; {LeastAid} deeds are needed");
        var score = Math.Max(Share(one) ?? 0, Share(two) ?? 0);
        return new(score, told, []) { Value = score, FirstYear = first, LastYear = last };
    }

    private static string? Ended(CheckRecord record, ActorId a, ActorId b, int year, int stale) =>
        record.FacesOf(new Dyad(a, b)) is not { } faces ? "the two never existed together"
            : faces.Evidence.LastRecord(Face.Votes) is not { } last ? "no votes of the two are on record"
            : last < year - stale ? $"the record of votes ended in {last}" : null;

    private static string Band(FaceYear y) => string.Create(CultureInfo.InvariantCulture,
        $"{y.Mean:+0.00;-0.00} ({y.Lower:+0.00;-0.00} to {y.Upper:+0.00;-0.00})");

    // The indicator whose data set the record was read from first; of two witnesses out of one data set one counts.
    internal static string Indicator(StandingRecord record) => record switch
    {
        StandingRecord.Defence => "alliance.defence",
        StandingRecord.OtherPact => "alliance.nonaggression",
        StandingRecord.Arms => "arms.tiv",
        StandingRecord.Dispute => "mid.dispute",
        StandingRecord.Conflict => "conflict.interstate",
        _ => "sanction.any",
    };
}
