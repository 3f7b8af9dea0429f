using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Standing;
using Entente.Record;
using NodaTime;

namespace Entente.Findings;

/// <summary>A state's standing in sentences, then a table of years, then the files behind them. What isn't known is said to be unknown.</summary>
public sealed class StateProse(StandingEvidence evidence, StateFacesTold faces, LocalDate? asOf)
{
    private static readonly ActorId EuropeanUnion = new("EU");

    private readonly StateStanding standing = evidence.Standing;
    private readonly string name = Name(evidence.Standing.State, evidence.Standing.Years[^1]);

    private const string TableNote = "'?' is unknown, '-' has no value because nothing was recorded to share out; HHI is concentration";

    /// <summary>The parts that are printed, for a page, with what programs get beside them.</summary>
    public StateAnswer Tell(string json)
    {
        var parts = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        foreach (var (heading, sentences) in Sections())
            if (sentences.Where(s => s.Length > 0).ToImmutableArray() is { IsEmpty: false } told) parts.Add((heading, told));
        if (evidence.Missing.Length > 0)
            parts.Add(("Unknown, because this ledger doesn't hold the data set",
                [.. evidence.Missing.GroupBy(i => i.Dataset).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(group => $"{Prose.List([.. group.Select(i => i.Name)])}: load it with 'entente load {group.Key} PATH'.")]));
        return new StateAnswer
        {
            Title = $"{Wording.NameOver(standing.State, standing.Years[0], standing.Years[^1])} ({standing.State}): isolation and dependence, "
                + $"{Prose.Years(standing.Years)}"
                + $"{(asOf is { } day ? $", by what was over on {day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}" : "")}.",
            Parts = parts.ToImmutable(),
            TableNote = TableNote,
            Table = Table(),
            Sources = [.. evidence.Sources.SelectMany(s => s.Value.Select(file =>
                $"{s.Key}: {file}; covers {Prose.Text(Indicators.Find(s.Key)!.CoverageFirst)} to {Prose.Text(Indicators.Find(s.Key)!.CoverageLast)}."))],
            Json = json,
        };
    }

    private IEnumerable<(string Heading, IEnumerable<string> Sentences)> Sections()
    {
        yield return ("Where it stands to others, on four faces", faces.Sentences());
        yield return ("Sanctions and conflict",
        [
            Counted("sanctioned-by", $"had sanctions of some kind on {name}, those of the UN itself not counted"),
            Counted("sanctions", $"were under sanctions of {name}"),
            Counted("conflicts", $"were in armed conflict with {name}"),
            Counted("rivals", "were strategic rivals of it", "was a strategic rival of it"),
            Counted("defended-by", $"were bound by treaty to defend {name}"),
        ]);
        yield return ("Votes in the General Assembly", [Voting()]);
        yield return ("Trade", [Amount("exports", "exports", "went to", "million 2010 dollars", "imports"),
            Amount("imports", "imports", "came from", "million 2010 dollars", "exports"), TradeDependence()]);
        yield return ("Arms", [Amount("arms-from", "major arms delivered to it", "came from", "million trend-indicator values", "deliveries"),
            Amount("arms-to", "major arms it delivered", "went to", "million trend-indicator values", "supplies")]);
        yield return ("Visits", [Visits()]);
        yield return ("Not known from any data set here",
            [$"Shares of {name}'s national product, visits other than between it and the United States, and debts are in no data set that this "
            + $"program knows; nothing is said of them."]);
    }

    private string Unknown(IEnumerable<int> years) => years.ToList() is { Count: > 0 } gaps ? $" Unknown for {Prose.Years(gaps)}." : "";

    private string Cite(Indicator indicator) =>
        $" [{indicator.Name}, "
        + $"{(SourceFile.Named(evidence.Sources.GetValueOrDefault(indicator.Name, [])).Datasets is { Length: > 0 } used ? used : indicator.Dataset)} "
        + $"{Prose.Text(indicator.CoverageFirst)}-{Prose.Text(indicator.CoverageLast)}]";

    private string Counted(string aspect, string predicate, string? one = null)
    {
        if (standing.Find(aspect) is not { } series) return "";
        var known = series.Years.Where(y => y.Count is not null).ToList();
        if (known.Count == 0) return $"How many {predicate} is unknown for all years asked." + Cite(series.Aspect.Indicator);
        var (first, last, most) = (known[0], known[^1], known.MaxBy(y => y.Count)!);
        var of = $"{(last.Count == 0 ? "none" : Prose.Text(last.Count!.Value))} of {Prose.Count(last.Known, "other state", "other states")}";
        var sentence = $"In {Prose.Text(last.Year)}, {of} "
            + $"{predicate}{(last.Count > 0 ? ": " + Names([.. last.Counterparts.Select(c => c.State)], last.Year) : "")}.";
        if (last.Count == 1) sentence = one is null ? sentence.Replace(" were ", " was ", StringComparison.Ordinal)
            : sentence.Replace(predicate, one, StringComparison.Ordinal);
        if (first.Year != last.Year) sentence += $" In {Prose.Text(first.Year)} it was {(first.Count == 0 ? "none" : Prose.Text(first.Count!.Value))}";
        if (first.Year != last.Year) sentence += most.Count > last.Count && most.Count > first.Count
            ? $"; the most was {Prose.Text(most.Count!.Value)}, in {Prose.Text(most.Year)}." : ".";
        return sentence + Unknown(series.Years.Where(y => y.Count is null).Select(y => y.Year)) + Cite(series.Aspect.Indicator);
    }

    private string Voting()
    {
        var indicator = Indicators.Find("un.agreement.half")!;
        if (standing.Voting.IsEmpty) return "";
        var known = standing.Voting.Where(y => y.Mean is not null).ToList();
        if (known.Count == 0) return $"With whom {name} voted is unknown: in all years asked it shared too few roll calls with others." + Cite(indicator);
        var (first, last) = (known[0], known[^1]);
        string Score(Counterpart c) => $"{Name(c.State, last.Year)} ({c.Value.ToString("0.00", CultureInfo.InvariantCulture)})";
        var sentence = $"In {Prose.Text(last.Year)}, {Prose.Text(last.Near!.Value)} of {Prose.Count(last.Compared, "state", "states")} voted with "
            + $"{name} (agreement of 0.8 or more) and {Prose.Text(last.Far!.Value)} against it (below 0.4). "
            + $"Nearest: {Prose.List([.. last.Others.Take(5).Select(Score)])}. Farthest: {Prose.List([.. last.Others.Reverse().Take(5).Select(Score)])}. "
            + $"Its mean agreement with the others, {last.Mean!.Value.ToString("0.00", CultureInfo.InvariantCulture)}, was number "
                + $"{Prose.Text(last.Place!.Value)} from the lowest among {Prose.Text(last.Ranked)} states";
        sentence += first.Year == last.Year ? "."
            : $"; in {Prose.Text(first.Year)} it was {first.Mean!.Value.ToString("0.00", CultureInfo.InvariantCulture)}, number "
            + $"{Prose.Text(first.Place!.Value)} of {Prose.Text(first.Ranked)}, with {Prose.Text(first.Near!.Value)} voting with it and "
            + $"{Prose.Text(first.Far!.Value)} against.";
        return sentence + " What is put to the vote changes from year to year, so places compare better over time than agreement does."
            + Unknown(standing.Voting.Where(y => y.Mean is null).Select(y => y.Year)) + Cite(indicator);
    }

    private string Amount(string aspect, string what, string verb, string unit, string reverse)
    {
        if (standing.Find(aspect) is not { } series) return "";
        var unknown = Unknown(series.Years.Where(y => y.Total is null).Select(y => y.Year)) + Cite(series.Aspect.Indicator);
        var told = series.Years.Where(y => y.Total > 0).ToList();
        var span = series.Aspect.WindowYears > 1 ? $" in the {Prose.Text(series.Aspect.WindowYears)} years to" : " in";
        if (told.Count == 0)
            return series.Years.Any(y => y.Total == 0)
                ? $"Of {what}, none is recorded in {Prose.Years([.. series.Years.Where(y => y.Total == 0).Select(y => y.Year)])}." + unknown
                : $"Of {what}, nothing is known." + unknown;
        var (first, last) = (told[0], told[^1]);
        string Part(Counterpart c) =>
            $"{Prose.Percent(c.Share!.Value)} {verb} "
            + $"{Name(c.State, last.Year)}{(c.ReverseShare is { } r ? $" ({Prose.Percent(r)} of all its {reverse})" : "")}";
        var later = series.Years.Where(y => y.Total == 0 && y.Year > last.Year).Select(y => y.Year).ToList();
        var sentence = $"Of {what}{span} {Prose.Text(last.Year)} ({last.Total!.Value.ToString("N0", CultureInfo.InvariantCulture)} {unit} as "
            + $"recorded), "
            + $"{Prose.List([.. last.Counterparts.Take(5).Select(Part)])}"
            + $"{(last.Counterparts.Length > 5 ? $"; {Prose.Text(last.Counterparts.Length)} partners in all" : "")}. "
            + $"Concentration (Herfindahl) {last.Concentration!.Value.ToString("0.00", CultureInfo.InvariantCulture)}, as of "
                + $"{last.EffectiveNumber!.Value.ToString("0.0", CultureInfo.InvariantCulture)} equal partners";
        sentence += first.Year == last.Year ? "."
            : $"; in {Prose.Text(first.Year)} {first.Concentration!.Value.ToString("0.00", CultureInfo.InvariantCulture)}, with "
            + $"{Name(first.Counterparts[0].State, first.Year)} first at {Prose.Percent(first.Counterparts[0].Share!.Value)}.";
        if (later.Count > 0) sentence += $" None is recorded for {Prose.Years(later)}.";
        return sentence + unknown;
    }

    private string TradeDependence()
    {
        var last = standing.Trade.LastOrDefault(t => t.Ties.Length > 0);
        if (last is null) return "";
        string Own(TradeTie t) => $"{Name(t.State, last.Year)} ({Prose.Percent(t.Own)} of {name}'s trade; {Prose.Percent(t.Others)} of the other's)";
        string Others(TradeTie t) => $"{Name(t.State, last.Year)} ({Prose.Percent(t.Others)} of its trade)";
        var leaning = last.Ties.Where(t => t.Asymmetry < 0).OrderByDescending(t => t.Others).ThenBy(t => t.State).Take(5).ToList();
        return $"In {Prose.Text(last.Year)}, exports and imports together, {name} depended most on {Prose.List([.. last.Ties.Take(3).Select(Own)])}. "
            + (leaning.Count == 0 ? "No partner depended more on it than it on them."
                : $"Those that depended more on {name} than it on them, the most dependent first: {Prose.List([.. leaning.Select(Others)])}.")
            + $" Shares are of the flows of a million dollars or more that are on file.{Cite(Indicators.Find("trade.exports")!)}";
    }

    private string Visits()
    {
        var (to, from) = (standing.Find("visits-to-us"), standing.Find("visits-from-us"));
        if (to is null || from is null) return "";
        if (standing.State.Value == "USA")
            return $"Leaders of {Prose.Text(to.Years.Concat(from.Years).SelectMany(y => y.Counterparts).Select(c => c.State).Distinct().Count())} "
                + $"states met it by visits in these years, counted for the United States alone." + Cite(to.Aspect.Indicator);
        double Sum(StandingSeries s) => s.Years.Sum(y => y.Counterparts.Sum(c => c.Value));
        string Years(StandingSeries s) => Prose.Years([.. s.Years.Where(y => y.Count > 0).Select(y => y.Year)]);
        var gaps = to.Years.Where(y => y.Known == 0).Select(y => y.Year);
        return $"Only visits with the United States are covered. Leaders of {name} went there "
            + $"{Times(Sum(to))}{(Sum(to) > 0 ? " (" + Years(to) + ")" : "")}; the President or Secretary of State of the United States came "
            + $"{Times(Sum(from))}{(Sum(from) > 0 ? " (" + Years(from) + ")" : "")}. "
            + $"Visits with any other state are unknown, which is not that there were none.{Unknown(gaps)}{Cite(to.Aspect.Indicator)}";
    }

    private static readonly ActorId[] WithArticle =
        [.. ((string[])["ARE", "BHS", "CAF", "COD", "COG", "COM", "CZE", "DOM", "GBR", "GMB", "MDV", "MHL", "NLD", "PHL", "SLB", "USA"])
        .Select(k => new ActorId(k))];

    /// <summary>As in a sentence about the year, by what it was called at its end: "the United States", in 1979 "the Soviet Union".</summary>
    internal static string Name(ActorId id, int year)
    {
        var then = ActorRegister.Embedded.NameOn(id, new LocalDate(year, 12, 31));
        return then != ActorRegister.Embedded.Find(id)?.Name ? Wording.WithArticle(then) : (WithArticle.Contains(id) ? "the " : "") + then;
    }

    private static string Times(double number) => number switch { 0 => "not at all", 1 => "once", 2 => "twice",
        _ => number.ToString("0", CultureInfo.InvariantCulture) + " times" };

    /// <summary>By name; the members of the European Union in one phrase where all are among them.</summary>
    private static string Names(IReadOnlyList<ActorId> states, int year)
    {
        var union = ActorRegister.Embedded.MembersOf(EuropeanUnion, new LocalDate(year, 12, 31));
        var all = union.Count > 0 && union.All(states.Contains);
        var names = states.Where(s => !all || !union.Contains(s)).OrderBy(s => ActorRegister.Embedded.Find(s)?.Name, StringComparer.Ordinal)
            .Select(s => Name(s, year)).ToList();
        if (all) names.Insert(0, $"the {Prose.Text(union.Count)} members of the European Union");
        return Prose.List(names);
    }

    private ImmutableArray<string[]> Table()
    {
        var columns = new List<(string Head, Func<int, string?> Cell)>();
        void Of(string head, string aspect, Func<StandingYear, string?> cell)
        {
            if (standing.Find(aspect) is { } series) columns.Add((head, i => cell(series.Years[i])));
        }
        string? Two(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture);
        string? Whole(int? value) => value is { } v ? Prose.Text(v) : null;
        Of("sanctioned by", "sanctioned-by", y => Whole(y.Count));
        Of("sanctions", "sanctions", y => Whole(y.Count));
        Of("rivals", "rivals", y => Whole(y.Count));
        Of("allies", "defended-by", y => Whole(y.Count));
        if (!standing.Voting.IsEmpty)
        {
            columns.Add(("vote with", i => Whole(standing.Voting[i].Near)));
            columns.Add(("against", i => Whole(standing.Voting[i].Far)));
            columns.Add(("mean", i => Two(standing.Voting[i].Mean)));
        }
        Of("exports HHI", "exports", y => Two(y.Concentration));
        Of("imports HHI", "imports", y => Two(y.Concentration));
        Of("arms from", "arms-from", y => Whole(y.Count));
        Of("arms HHI", "arms-from", y => Two(y.Concentration));
        if (columns.Count == 0) return [];
        var lines = new List<string[]> { columns.Select(c => c.Head).Prepend("year").ToArray() };
        for (var i = 0; i < standing.Years.Length; i++)
        {
            var at = i;
            lines.Add([Prose.Text(standing.Years[i]),
                .. columns.Select(c => c.Cell(at) ?? (c.Head.EndsWith("HHI", StringComparison.Ordinal) && Empty(c.Head, at) ? "-" : "?"))]);
        }
        return [.. lines];
    }

    private bool Empty(string head, int at) => standing.Find(head.StartsWith("arms", StringComparison.Ordinal) ? "arms-from"
        : head.Split(' ')[0])?.Years[at].Total == 0;
}
