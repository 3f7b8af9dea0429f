using Entente.Briefs;

namespace Entente.Work;

/// <summary>Briefs in the form that was asked for.</summary>
internal static class BriefWriting
{
    public static void Write(Brief brief, BriefFormat format, TextWriter writer) => writer.Write(format switch
    {
        BriefFormat.Md or BriefFormat.Markdown => BriefMarkdown.Write(brief),
        BriefFormat.Html => BriefHtml.Write(brief),
        BriefFormat.Json => BriefJson.Write(brief),
        _ => BriefText.Write(brief),
    });

    /// <summary>By the ending of a file's name.</summary>
    public static BriefFormat FormatOf(string? output) => Path.GetExtension(output)?.ToLowerInvariant() switch
    {
        ".html" or ".htm" => BriefFormat.Html,
        ".md" or ".markdown" => BriefFormat.Md,
        ".json" => BriefFormat.Json,
        _ => BriefFormat.Text,
    };
}
