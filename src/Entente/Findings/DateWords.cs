using System.Globalization;
using Entente.Time;

namespace Entente.Findings;

/// <summary>Dates in words, with how exactly they are known.</summary>
public static class DateWords
{
    /// <summary>The date with its precision in words; absent where there is none or it had to be assumed.</summary>
    public static string? Of(ImpreciseDate? date)
    {
        if (date is null) return null;
        var culture = CultureInfo.InvariantCulture;
        return date.Precision switch
        {
            DatePrecision.Day => date.First.ToString("d MMMM uuuu", culture) + " (to the day)",
            DatePrecision.Week => $"week of {date.First.ToString("d MMMM uuuu", culture)}",
            DatePrecision.Month => date.First.ToString("MMMM uuuu", culture) + " (to the month)",
            DatePrecision.Quarter => $"{date.First.ToString("MMMM", culture)} to {date.Last.ToString("MMMM uuuu", culture)} (to the quarter)",
            DatePrecision.Year => date.First.ToString("uuuu", culture) + " (to the year)",
            DatePrecision.Decade => date.First.ToString("uuuu", culture) + "s (to the decade)",
            DatePrecision.Range => $"{date.First.ToString("d MMMM uuuu", culture)} to {date.Last.ToString("d MMMM uuuu", culture)}",
            _ => null,
        };
    }

    /// <summary>The same without the precision in brackets.</summary>
    public static string? Short(ImpreciseDate? date) => Of(date) is not { } words ? null
        : words.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? words[..at] : words;
}
