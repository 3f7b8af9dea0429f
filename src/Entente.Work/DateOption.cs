using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Entente.Work;

/// <summary>Dates as users type them: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
internal static class DateOption
{
    /// <summary>One day, in full; absent where nothing is typed.</summary>
    /// <exception cref="UserException">The text is no day.</exception>
    public static LocalDate? Exact(string option, string? text) => text is null ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new UserException($"{option}: '{text}' is no date; expected YYYY-MM-DD, as in 2024-06-18.", ExitCode.WrongUsage);

    /// <param name="end">True for the last day of the year or month named, false for the first.</param>
    /// <exception cref="UserException">The text is no date.</exception>
    public static LocalDate Day(string option, string text, bool end)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day) return day.Value;
        if (text.Length == 7 && LocalDatePattern.Iso.Parse(text + "-01") is { Success: true } month) return end ? month.Value.PlusMonths(1)
            .PlusDays(-1) : month.Value;
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0) return end
            ? new(year, 12, 31) : new(year, 1, 1);
        throw new UserException($"{option}: '{PlainText.OfLine(text)}' is no date; YYYY, YYYY-MM or YYYY-MM-DD is expected, as in 2024-06-18.",
            ExitCode.WrongUsage);
    }
}
