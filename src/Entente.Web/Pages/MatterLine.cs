using System.Text;
using Entente.Findings;
using Entente.Ledger;
using Entente.Store;
using Entente.Time;
using NodaTime;

namespace Entente.Web.Pages;

/// <summary>Contested matters in a list: the statement, who stands where, since when.</summary>
internal static class MatterLine
{
    /// <summary>The latest said first.</summary>
    /// <param name="none">What to say where there is none.</param>
    public static void List(StringBuilder page, WorkbenchAnswers answers, LedgerFile ledger, IEnumerable<ContestedMatter> matters, LocalDate? asOf,
        string none, int most = int.MaxValue)
    {
        var all = matters.OrderByDescending(LastSaid).ThenBy(m => m.Id).ToList();
        if (all.Count == 0)
        {
            page.Append("<p>").Append(PageFrame.Text(none)).Append("</p>\n");
            return;
        }
        var shown = all.Take(most).ToList();
        answers.Check(ledger, shown.SelectMany(m => m.For.Concat(m.Against)));
        page.Append("<ul class=\"lines\">\n");
        foreach (var matter in shown)
        {
            page.Append("<li><p class=\"said\"><a href=\"").Append(PageFrame.With("/p/" + matter.Id, asOf)).Append("\">")
                .Append(PageFrame.Text(matter.Statement)).Append("</a></p>\n");
            Side(page, "For", "k-alleged", matter.For);
            Side(page, "Against", "k-denied", matter.Against);
            page.Append("</li>\n");
        }
        page.Append("</ul>\n");
        if (all.Count > shown.Count) page.Append("<p><a href=\"").Append(PageFrame.With("/contested", asOf)).Append("\">All ").Append(all.Count)
            .Append("</a></p>\n");
    }

    /// <summary>The last day on which one of its claims was said; where none tells, became public.</summary>
    private static LocalDate LastSaid(ContestedMatter matter) => matter.For
        .Concat(matter.Against).Max(c => c.Said?.Last ?? c.KnowableFrom ?? LocalDate.MinIsoValue);

    private static void Side(StringBuilder page, string side, string kind, IEnumerable<Claim> claims)
    {
        page.Append("<p class=\"side ").Append(kind).Append("\"><b>").Append(side).Append("</b> ");
        page.AppendJoin("; ", claims
            .GroupBy(c => c.ByAuthor ? "the author" : c.Speaker is { } speaker ? Wording.Default.Name(speaker) : "an unnamed speaker", StringComparer.Ordinal)
            .Select(g => PageFrame.Text(g.Key + WhenSaid(g.Select(c => c.Said).OfType<ImpreciseDate>().Max()))));
        page.Append("</p>\n");
    }

    // The words give no date of the speech: it is not later than the document that tells it.
    private static string WhenSaid(ImpreciseDate? said) => said is null ? ""
        : said.Precision == DatePrecision.Assumed ? $", told {DateWords.Short(ImpreciseDate.OfDay(said.First))}" : $", {DateWords.Short(said)}";
}
