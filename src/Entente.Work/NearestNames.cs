namespace Entente.Work;

/// <summary>What somebody may have meant who named nothing that is known.</summary>
internal static class NearestNames
{
    /// <summary>"Did you mean a, b or c?": the three names with the fewest letters to change.</summary>
    public static string Told(string name, IEnumerable<string> known)
    {
        var near = Of(name, known);
        return near.Count == 0 ? "" : $"Did you mean {string.Join(", ", near)}?";
    }

    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known) =>
        [.. known.OrderBy(k => Distance(name, k)).ThenBy(k => k, StringComparer.Ordinal).Take(3)];

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[^1];
    }
}
