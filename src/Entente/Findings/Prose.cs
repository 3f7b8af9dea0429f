using System.Globalization;

namespace Entente.Findings;

/// <summary>Parts of sentences for reading aloud: lists, spans of years, numbers.</summary>
public static class Prose
{
    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "none",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    /// <summary>"2001", "2001 to 2004 and 2007" for years in order.</summary>
    public static string Years(IReadOnlyList<int> years)
    {
        var spans = new List<string>();
        for (var i = 0; i < years.Count;)
        {
            var j = i;
            while (j + 1 < years.Count && years[j + 1] == years[j] + 1) j++;
            spans.Add(i == j ? Text(years[i]) : j == i + 1 ? $"{Text(years[i])} and {Text(years[j])}" : $"{Text(years[i])} to {Text(years[j])}");
            i = j + 1;
        }
        return spans.Count > 1 ? string.Join("; ", spans) : List(spans);
    }

    /// <summary>"1 state", "3 states".</summary>
    public static string Count(int number, string one, string many) => $"{number.ToString("N0", CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";

    /// <summary>"12%", "0.4%", "less than 0.1%".</summary>
    public static string Percent(double share) => Math.Abs(share) switch
    {
        0 => "0%",
        < 0.001 => "less than 0.1%",
        < 0.0995 => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%",
        _ => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%",
    };

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
