namespace Entente.Documents;

/// <summary>The kinds of document that are read.</summary>
public static class MediaTypes
{
    public const string Text = "text/plain";
    public const string Markdown = "text/markdown";
    public const string Html = "text/html";
}
