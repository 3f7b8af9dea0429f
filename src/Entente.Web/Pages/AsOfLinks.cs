using System.Text.RegularExpressions;
using NodaTime;

namespace Entente.Web.Pages;

/// <summary>Every way on from a page that shows another day leads to that day too.</summary>
internal static partial class AsOfLinks
{
    /// <summary>The address with the day, before its fragment.</summary>
    public static string To(string address, LocalDate? asOf)
    {
        if (asOf is not { } day || address.Contains("as-of=", StringComparison.Ordinal)) return address;
        var end = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? at : address.Length;
        return $"{address[..end]}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as-of={PageFrame.Iso(day)}{address[end..]}";
    }

    /// <summary>HTML whose links within the workbench keep the day; text has its quotation marks escaped, so only attributes match.</summary>
    public static string Kept(string html, LocalDate? asOf) =>
        asOf is null ? html : Link().Replace(html, m => $"href=\"{To(m.Groups[1].Value, asOf).Replace("&as-of=", "&amp;as-of=", StringComparison.Ordinal)}\"");

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex Link();
}
