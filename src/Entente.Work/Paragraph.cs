using System.Text;

namespace Entente.Work;

/// <summary>Lines of a readable width.</summary>
internal static class Paragraph
{
    private const int Width = 100;

    /// <summary>Broken at blanks into lines of at most 100 characters; further lines begin with the indent.</summary>
    public static string Wrap(string text, string indent = "")
    {
        var lines = new StringBuilder();
        var width = 0;
        foreach (var word in PlainText.OfLine(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (width > 0 && width + 1 + word.Length > Width)
            {
                lines.Append('\n').Append(indent);
                width = indent.Length;
            }
            else if (width > 0)
            {
                lines.Append(' ');
                width++;
            }
            lines.Append(word);
            width += word.Length;
        }
        return lines.Append('\n').ToString();
    }
}
