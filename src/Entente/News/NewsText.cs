using System.Text;
using Entente.Findings;

namespace Entente.News;

/// <summary>News as plain text, for a terminal or a mail.</summary>
public static class NewsText
{
    private const int Width = 100, Quotes = 2;

    public static string Write(NewsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        foreach (var news in report.Watches)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(NewsWords.Label(news.Watch)).Append(", ").Append(NewsWords.Since(news)).Append("\n\n");
            if (news.Changes.IsEmpty) text.Append("  Nothing new.\n");
            foreach (var change in news.Changes) Write(text, report, change);
            if (NewsWords.Quiet(news.QuietDocuments) is { Length: > 0 } quiet) text.Append("  ").Append(quiet).Append('\n');
        }
        if (!report.Feeds.IsEmpty) text.Append("\nFeeds\n\n");
        foreach (var feed in report.Feeds) Wrap(text, $"{feed.Kind}: {feed.Statement}", "  * ", "    ");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder text, NewsReport report, Change change)
    {
        Wrap(text, $"{NewsWords.Of(change.Kind)}: {WorldText.Line(change.Statement)}{(NewsWords.Date(change) is { } date ? $" [{date}]" : "")}", "  * ",
            "    ");
        if (change.Note is { } note) Wrap(text, note, "    ", "    ");
        foreach (var claim in change.Claims.Take(Quotes))
            Wrap(text, $"“{WorldText.Line(claim.QuoteText)}” {NewsWords.Title(report.Sources[claim.DocumentId])}; {claim.Id}", "    ", "      ");
        Wrap(text, NewsWords.Sources(change) + (change.Claims.Length > Quotes
            ? $"; {NewsWords.Count(change.Claims.Length - Quotes, "more passage", "more passages")}" : "")
            + (change.Matter is { } matter && change.Dataset is null ? $"; {matter}" : ""), "    ", "    ");
        text.Append('\n');
    }

    private static void Wrap(StringBuilder text, string line, string first, string others)
    {
        var at = first.Length;
        text.Append(first);
        var isFirst = true;
        foreach (var word in WorldText.Line(line).Split(' '))
        {
            if (!isFirst && at + 1 + word.Length > Width)
            {
                text.Append('\n').Append(others);
                at = others.Length;
                isFirst = true;
            }
            if (!isFirst) text.Append(' ');
            text.Append(word);
            at += word.Length + (isFirst ? 0 : 1);
            isFirst = false;
        }
        text.Append('\n');
    }
}
