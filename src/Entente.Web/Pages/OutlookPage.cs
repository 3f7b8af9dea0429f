using System.Text;
using Entente.Actors;
using Entente.Store;

namespace Entente.Web.Pages;

/// <summary>The forecasts on the board, their scores and the kinds that are offered; and the part of a pair's page on what may come.</summary>
internal static class OutlookPage
{
    private const int Most = 200;

    public static string Write(WorkbenchAnswers answers, LedgerFile ledger, Question question)
    {
        var board = answers.Board(ledger);
        var page = new StringBuilder("<main>\n<h1>Outlook</h1>\n<p class=\"lead\">What was said of what may come, with its chance and its base rate, and how "
            + "such forecasts have been. ")
            .Append("A forecast stays as it was said; the record decides it.")
            .Append(question.AsOf is null ? "" : " The board is shown as it stands now.").Append("</p>\n")
            .Append("<nav aria-label=\"Parts\"><a href=\"#open\">Open</a><a href=\"#decided\">Decided</a><a href=\"#scores\">Scores</a><a "
                + "href=\"#kinds\">Kinds</a></nav>\n");
        page.Append("<section id=\"open\">\n<h2>Open questions</h2>\n");
        List(page, board.Open, "None. <code>entente outlook RUS PRK --issue</code> puts the program's forecasts here, <code>entente outlook say</code> your "
            + "own.");
        page.Append("</section>\n<section id=\"decided\">\n<h2>Decided</h2>\n");
        List(page, board.Decided, "None. <code>entente outlook resolve</code> decides what the data sets cover by now.");
        page.Append("</section>\n<section id=\"scores\">\n<h2>Score board</h2>\n");
        if (board.Scores.Length < 2) page.Append("<p>Nothing is decided yet, so nothing is scored.</p>\n");
        else
        {
            page.Append("<p class=\"lead\">Brier and log score: lower is better. Skill: 1 less the Brier score over that of the base rates; above 0 is "
                + "better than they are. ")
                .Append("A few forecasts tell little.</p>\n");
            Table.Write(page, board.Scores[0], board.Scores.Skip(1).Select(row => row.Select(PageFrame.Text)));
        }
        page.Append("</section>\n<section id=\"kinds\">\n<h2>Kinds, offered and refused</h2>\n");
        if (board.Kinds.Length < 2) page.Append("<p>Nothing was learned from this ledger's data yet. <code>entente outlook RUS PRK</code> does, once for the "
            + "data.</p>\n");
        else
        {
            page.Append("<p class=\"lead\">By forecasts of the past, each made of what was on record then. A kind is offered where the 95% interval of its "
                + "Brier skill ")
                .Append("on the base rate lies above 0 and it is no worse than recurrency.</p>\n");
            Table.Write(page, board.Kinds[0], board.Kinds.Skip(1).Select(row => row.Select(PageFrame.Text)));
        }
        return PageFrame.Write("Outlook", page.Append("</section>\n</main>\n").ToString(), "/outlook", question.AsOf);
    }

    /// <summary>A section with what is said of a pair.</summary>
    public static string Section(WorkbenchAnswers answers, LedgerFile ledger, Question question, (ActorId A, ActorId B) pair)
    {
        var answer = answers.Outlook(ledger, pair, question.AsOf);
        var page = new StringBuilder("<section id=\"outlook\">\n<h2>What may come</h2>\n");
        if (answer.Lack is { } lack) page.Append("<p>").Append(PageFrame.Text(lack)).Append("</p>\n");
        foreach (var (within, questions) in answer.Horizons)
        {
            page.Append("<h3>").Append(PageFrame.Text(within)).Append("</h3>\n<ul class=\"lines\">\n");
            foreach (var one in questions)
            {
                page.Append("<li><p>");
                if (one.Chance is null) page.Append(PageFrame.Text(one.What)).Append(": not said</p><p class=\"soft\">")
                    .Append(PageFrame.Text(one.Refused ?? "")).Append("</p>");
                else
                {
                    page.Append("<b>").Append(PageFrame.Text(one.Chance)).Append("</b> ").Append(PageFrame.Text(one.What)).Append(": ")
                        .Append(PageFrame.Text(one.Estimate ?? ""))
                        .Append("</p>");
                    foreach (var line in one.Lines) page.Append("<p class=\"soft\">").Append(PageFrame.Text(line)).Append("</p>");
                }
                page.Append("</li>\n");
            }
            page.Append("</ul>\n");
        }
        return page.Append("<p><a href=\"").Append(PageFrame.With("/outlook",
            question.AsOf)).Append("\">Forecasts on the board and their scores</a></p>\n</section>\n").ToString();
    }

    /// <summary>A section with whom a state may make a defence pact next.</summary>
    public static void Joins(StringBuilder page, WorkbenchAnswers answers, LedgerFile ledger, Question question, ActorId state)
    {
        var answer = answers.Joins(ledger, state, question.AsOf);
        page.Append("<section id=\"joins\">\n<h2>With whom it may make a pact next</h2>\n");
        if (answer.Lack is { } lack) page.Append("<p>").Append(PageFrame.Text(lack)).Append("</p>\n");
        foreach (var horizon in answer.Horizons)
        {
            page.Append("<h3>").Append(PageFrame.Text(horizon.Within)).Append("</h3>\n");
            if (!horizon.Partners.IsEmpty)
            {
                page.Append("<ul class=\"lines\">\n");
                foreach (var partner in horizon.Partners)
                    page.Append("<li><p><b>").Append(PageFrame.Text(partner.Chance)).Append("</b> <a href=\"")
                        .Append(PageFrame.With($"/pair/{state}/{partner.State}", question.AsOf)).Append("\">")
                        .Append(PageFrame.Text(StateNames.NameOf(partner.State))).Append("</a>: ").Append(PageFrame.Text(partner.Estimate))
                        .Append("</p><p class=\"soft\">").Append(PageFrame.Text(partner.Reason)).Append("</p></li>\n");
                page.Append("</ul>\n");
            }
            page.Append("<p class=\"soft\">").Append(PageFrame.Text(horizon.Basis)).Append("</p>\n");
        }
        page.Append("</section>\n");
    }

    private static void List(StringBuilder page, IReadOnlyList<BoardForecast> forecasts, string none)
    {
        if (forecasts.Count == 0)
        {
            page.Append("<p>").Append(none).Append("</p>\n");
            return;
        }
        page.Append("<ul class=\"lines\">\n");
        foreach (var f in forecasts.Take(Most))
        {
            page.Append("<li id=\"").Append(PageFrame.Text(f.Id)).Append("\"><p><b>").Append(PageFrame.Text(f.Chance)).Append("</b> <a href=\"")
                .Append(PageFrame.Text(f.Pair))
                .Append("\">").Append(PageFrame.Text(f.Question)).Append("</a></p>");
            if (f.Outcome is { } outcome) page.Append("<p>").Append(PageFrame.Text(outcome)).Append("</p>");
            page.Append("<p class=\"soft\">").Append(PageFrame.Text(f.Against)).Append("</p>");
            foreach (var line in f.Lines) page.Append("<p class=\"soft\">").Append(PageFrame.Text(line)).Append("</p>");
            page.Append("<p class=\"soft\">").Append(PageFrame.Text(f.Issued)).Append("</p></li>\n");
        }
        page.Append("</ul>\n");
        if (forecasts.Count > Most)
            page.Append("<p>And ").Append(PageFrame.Count(forecasts.Count - Most, "more", "more")).Append(".</p>\n");
    }
}
