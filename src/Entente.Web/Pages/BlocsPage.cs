using System.Diagnostics;
using System.Globalization;
using Entente.Briefs.BlocPages;
using Entente.Store;
using NodaTime;

namespace Entente.Web.Pages;

/// <summary>The blocs of a year; of years in a row (`from`, `to`); of all states in the year (`states=all`).</summary>
internal static class BlocsPage
{
    /// <summary>Years in a row at most.</summary>
    public const int MostYears = 40;

    public static Reply Latest(WorkbenchAnswers answers, LedgerFile ledger, Question question) =>
        Reply.To(AsOfLinks.To(Invariant($"/blocs/{answers.LastBlocYear(ledger, question.AsOf)}"), question.AsOf));

    public static Reply Answer(WorkbenchAnswers answers, LedgerFile ledger, Question question, string year, CancellationToken cancel)
    {
        var number = YearOf(year);
        var all = IsAll(question);
        var span = SpanOf(question, number);
        if (all && span is not null) throw new AnswerException(400, "Ask for states=all or for years from and to, one of the two.");
        return Reply.Html(span is { } years ? OfYears(answers, ledger, question.AsOf, number, years, cancel)
            : all ? OfAll(answers, ledger, question.AsOf, number, cancel) : OfYear(answers, ledger, question.AsOf, number, cancel));
    }

    /// <exception cref="AnswerException">It is asked wrongly.</exception>
    public static string TitleOf(Question question, string year) =>
        SpanOf(question, YearOf(year)) is (var first, var last) ? Invariant($"Blocs {first} to {last}")
        : IsAll(question) ? $"All states in {year}" : $"Blocs in {year}";

    private static string OfYear(WorkbenchAnswers answers, LedgerFile ledger, LocalDate? asOf, int year, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var material = Linked(answers.BlocYear(ledger, year, asOf, cancel));
        var worked = watch.Elapsed;
        var others = new List<string>();
        foreach (var years in new[] { 10, 20, MostYears })
            if (year - years + 1 >= answers.FirstBlocYear)
                others.Add(Invariant($"<a href=\"/blocs/{year}?from={year - years + 1}&amp;to={year}\">{year - years + 1} to {year}</a>"));
        var beside = Way(answers, ledger, asOf, year, "") + (others.Count == 0 ? "" : $"<p class=\"soft\">Who went from bloc to bloc: "
            + $"{string.Join(" · ", others)}</p>\n") + Form(year, null, asOf)
            + Invariant($"<p class=\"soft\"><a href=\"/blocs/{year}?states=all\">All states in {year}</a>: a matrix</p>\n") + Worked(worked);
        return PageFrame.Write(Invariant($"Blocs in {year}"), BlocYearPage.Body(material, beside), "/blocs", asOf);
    }

    private static string OfYears(WorkbenchAnswers answers, LedgerFile ledger, LocalDate? asOf, int year, (int First, int Last) years, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var material = Linked(answers.BlocYears(ledger, years, asOf, cancel));
        var beside = Invariant($"<p class=\"soft\">{To(years.First, Invariant($"Blocs in {years.First}"))} · ")
            + Invariant($"{To(years.Last, Invariant($"Blocs in {years.Last}"))}</p>\n") + Form(year, years, asOf) + Worked(watch.Elapsed,
                Invariant($" The same as a file: <code>entente blocs --from {years.First} --to {years.Last} -o blocs.html</code>."));
        return PageFrame.Write(Invariant($"Blocs {years.First} to {years.Last}"), BlocSpanPage.Body(material, beside), "/blocs", asOf,
            kept: Invariant($"from={years.First}&to={years.Last}"));
    }

    private static string OfAll(WorkbenchAnswers answers, LedgerFile ledger, LocalDate? asOf, int year, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var material = Linked(answers.AllInYear(ledger, year, asOf, cancel));
        var beside = Invariant($"<p class=\"soft\">{To(year, Invariant($"Blocs of the most active states in {year}"))}</p>\n")
            + Way(answers, ledger, asOf, year, "?states=all") + Worked(watch.Elapsed);
        return PageFrame.Write(Invariant($"All states in {year}"), BlocAllPage.Body(material, beside), "/blocs", asOf, kept: "states=all");
    }

    private static BlocPageMaterial Linked(BlocPageMaterial material) => material with
    {
        StateAddress = a => "/state/" + a,
        PairAddress = (a, b) => $"/pair/{a}/{b}",
    };

    private static string Way(WorkbenchAnswers answers, LedgerFile ledger, LocalDate? asOf, int year, string asked)
    {
        var last = answers.LastBlocYear(ledger, asOf);
        var way = new List<string>();
        if (year > answers.FirstBlocYear) way.Add(To(year - 1, Invariant($"← {year - 1}"), asked));
        if (year < last) way.Add(To(year + 1, Invariant($"{year + 1} →"), asked));
        if (year < last - 1) way.Add(To(last, Invariant($"{last}, the last full year"), asked));
        return $"<p class=\"soft\">{string.Join(" · ", way)}</p>\n";
    }

    private static string Form(int year, (int First, int Last)? years, LocalDate? asOf) =>
        Invariant($"<form class=\"asof\" method=\"get\" action=\"/blocs/{year}\">")
        + Invariant($"<label>From <input type=\"number\" name=\"from\" min=\"1946\" max=\"2100\" value=\"{years?.First}\"></label> ")
        + Invariant($"<label>to <input type=\"number\" name=\"to\" min=\"1946\" max=\"2100\" value=\"{years?.Last ?? year}\"></label> ")
        + (asOf is { } day ? $"<input type=\"hidden\" name=\"as-of\" value=\"{PageFrame.Iso(day)}\">" : "")
        + Invariant($"<button>Years in a row</button> <span>at most {MostYears}</span></form>\n");

    private static string Worked(TimeSpan time, string more = "") =>
        Invariant($"<p class=\"soft\">Worked out in {time.TotalSeconds:0.0} s and kept until the ledger changes.{more}</p>\n");

    private static string To(int year, string words, string asked = "") => Invariant($"<a href=\"/blocs/{year}{asked}\">{words}</a>");

    private static int YearOf(string year) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10000 ? number
            : throw new AnswerException(404, $"'{year}' is no year; a page of blocs is /blocs/2023.");

    private static bool IsAll(Question question) => question.Value("states") switch
    {
        null => false,
        "all" => true,
        var other => throw new AnswerException(400, $"states: '{other}' is not 'all', the only thing that it may be."),
    };

    /// <summary>The years asked for; without a last one up to the page's own, without a first one ten of them.</summary>
    private static (int First, int Last)? SpanOf(Question question, int year)
    {
        var (from, to) = (question.Value("from"), question.Value("to"));
        if (from is null && to is null) return null;
        var last = to is null ? year : YearOf(to);
        var first = from is null ? last - 9 : YearOf(from);
        if (first >= last) throw new AnswerException(400, Invariant($"from and to: {first} is not before {last}. Give the earlier year first."));
        if (last - first >= MostYears) throw new AnswerException(400,
            Invariant($"from and to: {first} to {last} are {last - first + 1} years; at most {MostYears} are shown. ")
            + Invariant($"'entente blocs --from {first} --to {last} -o blocs.html' writes them all."));
        return (first, last);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
