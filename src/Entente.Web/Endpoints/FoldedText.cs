using System.Text;
using Entente.Documents;

namespace Entente.Web.Endpoints;

/// <summary>A text with white space folded and quotation marks, apostrophes and dashes in one shape, which leads back to where it came from.</summary>
internal sealed class FoldedText
{
    private readonly List<int> places = [];

    public FoldedText(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // Soft hyphens and marks of no width stand between letters.
            if (c is '\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\ufeff') continue;
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length == 0 || folded[^1] == ' ') continue;
                c = ' ';
            }
            folded.Append(c switch
            {
                '\u201c' or '\u201d' or '\u201e' or '\u201f' or '\u00ab' or '\u00bb' or '\u2033' => '"',
                '\u2018' or '\u2019' or '\u201a' or '\u201b' or '\u2032' or '\u00b4' or '`' => '\'',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
                _ => c,
            });
            places.Add(i);
        }
        Text = folded.ToString();
    }

    public string Text { get; }

    /// <summary>Each place where the words stand, as whole words.</summary>
    public IEnumerable<TextSpan> Find(string words)
    {
        for (var at = Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            var cut = at > 0 && char.IsLetterOrDigit(Text[at - 1]) && char.IsLetterOrDigit(words[0])
                || end < Text.Length && char.IsLetterOrDigit(Text[end]) && char.IsLetterOrDigit(words[^1]);
            if (!cut) yield return new TextSpan(places[at], places[end - 1] + 1);
        }
    }
}
