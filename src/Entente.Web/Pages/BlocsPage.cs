using System.Diagnostics;
using System.Globalization;
using Entente.Briefs.BlocPages;
using Entente.Store;

namespace Entente.Web.Pages;

/// <summary>The blocs of a year.</summary>
internal static class BlocsPage
{
    public static Reply Latest(WorkbenchAnswers answers, LedgerFile ledger, Question question) =>
        Reply.To(AsOfLinks.To(Invariant($"/blocs/{answers.LastBlocYear(ledger, question.AsOf)}"), question.AsOf));

    public static Reply Answer(WorkbenchAnswers answers, LedgerFile ledger, Question question, string year, CancellationToken cancel) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10000
            ? Reply.Html(Write(answers, ledger, question, number, cancel))
            : throw new AnswerException(404, $"'{year}' is no year; a page of blocs is /blocs/2023.");

    private static string Write(WorkbenchAnswers answers, LedgerFile ledger, Question question, int year, CancellationToken cancel)
    {
        var asOf = question.AsOf;
        var watch = Stopwatch.StartNew();
        var material = answers.BlocYear(ledger, year, asOf, cancel) with
        {
            StateAddress = a => "/state/" + a,
            PairAddress = (a, b) => $"/pair/{a}/{b}",
        };
        var last = answers.LastBlocYear(ledger, asOf);
        static string To(int other, string words) => Invariant($"<a href=\"/blocs/{other}\">{words}</a>");
        var way = new List<string>();
        if (year > answers.FirstBlocYear) way.Add(To(year - 1, Invariant($"← {year - 1}")));
        if (year < last) way.Add(To(year + 1, Invariant($"{year + 1} →")));
        if (year < last - 1) way.Add(To(last, Invariant($"{last}, the last full year")));
        var beside = Invariant($"<p class=\"soft\">{string.Join(" · ", way)}</p>\n")
            + Invariant($"<p class=\"soft\">Worked out in {watch.Elapsed.TotalSeconds:0.0} s and kept ")
            + Invariant($"until the ledger changes. Years in a row: <code>entente blocs --from {year - 10} --to {year} -o blocs.html</code>.</p>\n");
        return PageFrame.Write(Invariant($"Blocs in {year}"), BlocYearPage.Body(material, beside), "/blocs", asOf);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
