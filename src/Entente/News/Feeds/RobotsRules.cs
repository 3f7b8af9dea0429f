using System.Globalization;
using System.Text;

namespace Entente.News.Feeds;

/// <summary>A host's robots.txt, as RFC 9309 reads it: the group for the program's name, else that for all; the longest rule that matches decides.</summary>
public sealed class RobotsRules
{
    private const int MaxCharacters = 500 * 1024, LongestPattern = 2_000;

    private readonly List<(string Pattern, bool IsAllowed)> rules = [];

    public static RobotsRules AllowAll { get; } = new();

    public static RobotsRules RefuseAll { get; } = Of("User-agent: *\nDisallow: /", "");

    /// <summary>Seconds between two requests that the host asks for; absent where it does not.</summary>
    public double? CrawlDelaySeconds { get; private set; }

    /// <param name="agent">The program's name, as in its User-Agent without the version.</param>
    public static RobotsRules Of(string text, string agent)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxCharacters) text = text[..MaxCharacters];
        var (own, all) = (new RobotsRules(), new RobotsRules());
        var (isOwn, isAll, inRules, hasOwn) = (false, false, false, false);
        foreach (var raw in text.Split('\n', '\r'))
        {
            var line = raw.Split('#')[0];
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            var (name, value) = (line[..colon].Trim().TrimStart('\uFEFF').ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (name == "user-agent")
            {
                if (inRules) (isOwn, isAll, inRules) = (false, false, false);
                if (value == "*") isAll = true;
                else if (agent.Length > 0 && string.Equals(value.Split('/')[0].Trim(), agent, StringComparison.OrdinalIgnoreCase)) hasOwn = isOwn = true;
                continue;
            }
            if (name is not ("allow" or "disallow" or "crawl-delay")) continue;
            inRules = true;
            foreach (var group in (RobotsRules?[])[isOwn ? own : null, isAll ? all : null]) group?.Add(name, value);
        }
        return hasOwn ? own : all;
    }

    /// <param name="pathAndQuery">Of the address, from its first slash.</param>
    public bool Allows(string pathAndQuery)
    {
        if (pathAndQuery == "/robots.txt") return true;
        var path = Decoded(pathAndQuery);
        var (longest, allowed) = (-1, true);
        foreach (var (pattern, isAllowed) in rules)
            if (pattern.Length > longest || pattern.Length == longest && isAllowed)
                if (Matches(pattern, path)) (longest, allowed) = (pattern.Length, isAllowed);
        return allowed;
    }

    private void Add(string name, string value)
    {
        if (name == "crawl-delay")
        {
            if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)) CrawlDelaySeconds ??= seconds;
        }
        else if (value.Length is > 0 and <= LongestPattern) rules.Add((Decoded(value), name == "allow"));
    }

    /// <summary>"*" stands for any run, "$" at the end for the end; greedy with one way back, so in the worst case the product of the lengths.</summary>
    private static bool Matches(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        if (isWhole) pattern = pattern[..^1];
        else pattern += "*";
        int p = 0, t = 0, star = -1, from = 0;
        while (t < path.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, from) = (p++, t);
            else if (p < pattern.Length && pattern[p] == path[t]) (p, t) = (p + 1, t + 1);
            else if (star >= 0) (p, t) = (star + 1, ++from);
            else return false;
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    private static string Decoded(string text) => text.Contains('%', StringComparison.Ordinal) || !Ascii.IsValid(text) ? Uri.UnescapeDataString(text) : text;
}
