using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Alignment.TurningPoints;

namespace Entente.Findings;

/// <summary>What is on record of two states, in sentences.</summary>
/// <param name="first">The one that is named first.</param>
/// <param name="a">Its name as in a sentence: "the United States".</param>
/// <param name="b">That of the other.</param>
internal sealed class PairWords(ActorId first, string a, string b)
{
    public static string Short(RecordChange change) => change.Face == Face.Votes ? change.Began ? "votes came nearer" : "votes went apart" : change.Words;

    public static string Course(Face face, bool more) => face switch
    {
        Face.Votes => more ? "their votes drew nearer" : "their votes drew apart",
        Face.Security => more ? "their security ties grew closer" : "their security ties grew looser",
        Face.Hostility => more ? "hostility grew" : "hostility eased",
        _ => more ? "sanctions between them grew likelier" : "sanctions between them grew less likely",
    };

    /// <summary>A change beyond both bands in ten years.</summary>
    public static string Course(Face face, FaceYear from, FaceYear to) =>
        $"{Upper(Course(face, to.Mean > from.Mean))} in the ten years to {to.Year}: from {Band(from)} to {Band(to)}, in standard "
        + $"deviations of all pairs, a change beyond both 90% bands.";

    private static string Band(FaceYear y) => string.Create(CultureInfo.InvariantCulture, $"{y.Mean:+0.0;−0.0} ({y.Lower:+0.0;−0.0} to {y.Upper:+0.0;−0.0})");

    /// <summary>Where the two stand, in one paragraph; empty where there is nothing to tell.</summary>
    /// <param name="placed">Where they stand among all pairs.</param>
    /// <param name="stood">What was on record between them in the last ten years of the record.</param>
    /// <param name="none">What was not.</param>
    /// <param name="silent">Faces with too little on record.</param>
    public string Standing(IReadOnlyCollection<string> placed, IReadOnlyCollection<string> stood, IReadOnlyCollection<string> none,
        IReadOnlyCollection<string> silent)
    {
        var text = new List<string>();
        if (placed.Count > 0) text.Add($"{Upper(a)} and {b} {Wording.List(placed)}.");
        var between = placed.Count > 0 ? "them" : $"{a} and {b}";
        if (stood.Count > 0) text.Add($"On record between {between} in the last ten years of the record: {Wording.List(stood)}.");
        if (none.Count > 0) text.Add($"Not on record between {between} in the last ten years of it: {Wording.List(none)}.");
        if (silent.Count > 0) text.Add($"Of {Wording.List(silent)} too little is on record to place them.");
        return string.Join(" ", text);
    }

    /// <summary>What began or ended of late; where nothing did, what did last.</summary>
    /// <param name="recent">Those of the last years.</param>
    /// <param name="all">All; never none.</param>
    public static string Changes(IReadOnlyCollection<RecordChange> recent, IReadOnlyList<RecordChange> all, int years) => recent.Count > 0
        ? $"In the last {years} years: "
            + $"{string.Join("; ", recent.GroupBy(c => c.Year).Select(g => $"{g.Key}, {Wording.List(g.Select(Short).Distinct())}"))}."
        : $"Nothing on record began or ended between them in the last {years} years; last before them, in {all[^1].Year}, "
            + $"{Wording.List(all.Where(c => c.Year == all[^1].Year).Select(Short).Distinct())}.";

    public static string Told(int deeds, int contested) =>
        $"The documents in this ledger tell of {Count(deeds, "deed", "deeds")} of the "
        + $"two{(contested > 0 ? $", and {Count(contested, "matter is", "matters are")} contested" : ", and nothing is contested")}.";

    private static string Count(int number, string one, string many) =>
        $"{(number == 0 ? "no" : number.ToString(CultureInfo.InvariantCulture))} {(number == 1 ? one : many)}";

    public static string Ending(FaceEvidence evidence, StandingRecord record) => $"{PairFaces.Words(record)} (record to {evidence.LastRecord(record)})";

    /// <summary>"pacts to 2018 and arms to 2023".</summary>
    public static string Ends(FaceEvidence evidence, IEnumerable<StandingRecord> records) =>
        Wording.List(records.Distinct().GroupBy(r => evidence.LastRecord(r)!.Value).OrderBy(g => g.Key)
        .Select(g => $"{Wording.List(g.Select(r => r == StandingRecord.Arms ? "arms" : "pacts").Distinct())} to {g.Key}"));

    public static string Place(Face face, double percentile)
    {
        var more = percentile >= 50;
        var share = Math.Round(more ? percentile : 100 - percentile).ToString(CultureInfo.InvariantCulture) + "%";
        return face switch
        {
            Face.Votes => $"vote {(more ? "more" : "less")} alike than {share} of all pairs of states",
            Face.Security => $"have {(more ? "closer" : "looser")} security ties than {share}",
            Face.Hostility => $"have {(more ? "more" : "less")} hostility on record than {share}",
            _ => $"have {(more ? "more" : "fewer")} sanctions between them than {share}",
        };
    }

    public static string Reason(PairReason r)
    {
        int Number() => (int)Math.Round(Math.Exp(r.Value) - 1);
        return r.Predictor.Name switch
        {
            "common-rivals" => $"Strategic rivals in common: {(Number() == 0 ? "none" : Number().ToString(CultureInfo.InvariantCulture))} ({r.Year}).",
            "common-sanctioners" => $"States that have sanctions on both: "
                + $"{(Number() == 0 ? "none" : Number().ToString(CultureInfo.InvariantCulture))} ({r.Year}).",
            "arms-dependence" => r.Value == 0 ? $"Neither has major arms from the other in five years ({r.Year - 4} to {r.Year})."
                : $"Of the major arms that one of them got in five years, {Percent(r.Value)} came from the other ({r.Year - 4} to {r.Year}).",
            "border" => r.Value > 0 ? $"They share a border by land or river ({r.Year})." : $"They share no border by land or river ({r.Year}).",
            "trade-dependence" => $"Each one's share in the other's trade, in the mean of the two: {Percent(r.Value)} ({r.Year}).",
            _ => $"Their electoral democracy differs by {NumberWords.Of(Math.Round(r.Value, 2))} on V-Dem's scale from 0 to 1 ({r.Year}).",
        };
    }

    /// <param name="calls">How many roll calls both voted in, with the 90% interval of the share; absent where not known.</param>
    /// <param name="earlier">The share ten years before.</param>
    public string SameVote(int year, double share, (int Number, (double Low, double High) Interval)? calls, double? earlier)
    {
        var sentence = calls is { } of
            ? $"In {year} {a} and {b} cast the same vote in {Math.Round(share * of.Number)} of the {of.Number} roll calls of the UN General Assembly in which "
                + $"both voted, {Percent(share)}; "
              + $"taken as a sample of the questions that could have come up, between {Percent(of.Interval.Low)} and "
                  + $"{Percent(of.Interval.High)} (90% interval)."
            : $"In {year} {a} and {b} cast the same vote in {Percent(share)} of the roll calls of the UN General Assembly.";
        return earlier is { } then ? sentence + $" Ten years before it was {Percent(then)}." : sentence;
    }

    /// <summary>How many states vote like each of the two more often than the other does.</summary>
    public string Among(int year, (int More, int Of) ofA, (int More, int Of) ofB) =>
        $"Compared with other pairs in {year}: {Rank(ofA, a, b)}; {Rank(ofB, b, a)}.";

    private static string Rank((int More, int Of) rank, string state, string other) => rank.More == 0
        ? $"of {rank.Of} states none votes like {state} more often than {other}"
        : $"{rank.More} of {rank.Of} states {(rank.More == 1 ? "votes" : "vote")} like {state} more often than {other} does";

    public static string TooFew(int year, int? calls) => $"Of {year} only {calls} shared roll calls are on record: too few to compare with a whole year.";

    public string Turn(PairTurningPoints.Turn turn)
    {
        var when = turn.Earliest == turn.Latest ? $"in {turn.Year}" : $"about {turn.Year} (between {turn.Earliest} and {turn.Latest})";
        var levels = $"from {Percent(turn.Before)} of votes alike on average to {Percent(turn.After)}";
        return $"{Upper(a)} and {b} drew {(turn.After > turn.Before ? "closer" : "apart")} {when}, {levels}; the probability that a new course "
            + $"begins there is {Chance(turn.Probability)}.";
    }

    /// <summary>What of a series began or ended within some years.</summary>
    public IEnumerable<string> Changes(PairSeries series, int from, int to)
    {
        var known = series.Known.ToDictionary(v => v.Year, v => v.Value);
        foreach (var (begun, last) in PairLabels.Spells(known.Where(v => v.Value > 0).Select(v => v.Key)))
        {
            // Only what the record sees begin or end: the year before or after must be covered.
            if (begun >= from && begun <= to && known.ContainsKey(begun - 1)) yield return $"{Subject(series)} on record from {begun}.";
            if (last >= from && last <= to && known.ContainsKey(last + 1)) yield return $"{Subject(series)} last on record in {last}.";
        }
    }

    public string Subject(PairSeries series)
    {
        var label = PairLabels.Of(series.Indicator);
        if (series.Actor is not { } actor) return $"{Upper(label)} between the two";
        var (one, other) = actor == first ? (a, b) : (b, a);
        return series.Indicator.Name.StartsWith("sanction", StringComparison.Ordinal) ? $"{Upper(label)} by {one} against {other}"
            : $"{Upper(label)} of {one} towards {other}";
    }

    /// <summary>The last year's value, the most and the least.</summary>
    public string Range(PairSeries series)
    {
        var known = series.Known.ToList();
        var share = series.Indicator.Unit == "share";
        string Value(double v) => share ? Percent(v) : $"{NumberWords.Of(v >= 100 ? Math.Round(v) : Math.Round(v, 1))}";
        var (most, least) = (known.MaxBy(v => v.Value), known.MinBy(v => v.Value));
        var who = series.Actor is { } actor ? actor == first ? $" by {a} to {b}" : $" by {b} to {a}" : "";
        return $"{PairLabels.Of(series.Indicator)}{who}: "
            + $"{Value(known[^1].Value)}{(share || series.Indicator.Unit == "count" ? "" : " " + Unit(series.Indicator))} in {known[^1].Year}, "
            + $"the last year on record; most {Value(most.Value)} ({most.Year}), least {Value(least.Value)} ({least.Year}).";
    }

    public static string Unit(Record.Indicator indicator) => indicator.Unit switch { "count" => "number",
        "million TIV" => "million of SIPRI's trend-indicator value", "million 2010 USD" => "million US dollars of 2010", var unit => unit };

    public static string Percent(double share) => Math.Round(100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";
    public static string Chance(double probability) => probability >= 0.99 ? "over 99%" : Percent(probability);
    public static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
