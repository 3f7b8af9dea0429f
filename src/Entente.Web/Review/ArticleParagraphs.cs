using Entente.Documents;

namespace Entente.Web.Review;

/// <summary>The paragraphs of a reading text, which empty lines part.</summary>
internal static class ArticleParagraphs
{
    private const string Between = "\n\n";

    /// <summary>Those that the span touches.</summary>
    public static IReadOnlyList<TextSpan> Over(string text, TextSpan span)
    {
        var found = new List<TextSpan>();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf(Between, start, StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;
            if (end > start && start < span.End && end > span.Start) found.Add(new TextSpan(start, end));
            start = end + Between.Length;
        }
        return found;
    }
}
