using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Entente.News.Feeds;

/// <summary>Dates as feeds write them: RFC 822 with its many variants, RFC 3339, W3C dates, GDELT's digits. What is none of them is unknown.</summary>
internal static partial class FeedDates
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <returns>Absent where the words are no date; a day without a time is its midnight, UTC.</returns>
    public static Instant? Read(string? words)
    {
        if (string.IsNullOrWhiteSpace(words) || words.Length > 80) return null;
        return Mail(words) ?? Iso(words.Trim());
    }

    private static Instant? Mail(string words)
    {
        var m = MailDate().Match(words);
        if (!m.Success) return null;
        int Number(string group) => m.Groups[group].Success ? int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        var month = Array.IndexOf(Months, m.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
        var year = Number("year");
        // RFC 2822, 4.3: two digits.
        if (m.Groups["year"].Length == 2) year += year < 50 ? 2000 : 1900;
        return Of(year, month, Number("day"), Number("hour"), Number("minute"), Number("second"), Zone(m.Groups["zone"].Value));
    }

    private static Instant? Iso(string words)
    {
        var m = IsoDate().Match(words);
        if (!m.Success) return null;
        int Number(string group, int otherwise = 0) =>
            m.Groups[group].Success ? int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture) : otherwise;
        return Of(Number("year"), Number("month"), Number("day", 1), Number("hour"), Number("minute"), Number("second"), Zone(m.Groups["zone"].Value));
    }

    private static Instant? Of(int year, int month, int day, int hour, int minute, int second, Offset? zone)
    {
        if (zone is not { } offset || year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || hour > 24 || minute > 59 || second > 60) return null;
        if (day > CalendarSystem.Iso.GetDaysInMonth(year, month)) return null;
        var midnight = new LocalDate(year, month, day).AtMidnight().WithOffset(offset).ToInstant();
        // 24:00 and leap seconds are written, and are the moment after.
        return midnight + Duration.FromSeconds(hour * 3600 + minute * 60 + second);
    }

    /// <returns>Absent where the words name no zone; UTC where there are none.</returns>
    private static Offset? Zone(string words)
    {
        var name = words.Trim().ToUpperInvariant();
        if (name.Length == 0) return Offset.Zero;
        if (name[0] is '+' or '-')
        {
            var digits = name[1..].Replace(":", "", StringComparison.Ordinal);
            if (digits.Length == 2) digits += "00";
            if (digits.Length != 4 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return null;
            var minutes = value / 100 * 60 + value % 100;
            if (value / 100 > 18 || value % 100 > 59 || minutes > 18 * 60) return null;
            return Offset.FromSeconds((name[0] == '-' ? -minutes : minutes) * 60);
        }
        return name switch
        {
            "Z" or "UT" or "UTC" or "GMT" => Offset.Zero,
            "EST" => Offset.FromHours(-5), "EDT" => Offset.FromHours(-4), "CST" => Offset.FromHours(-6), "CDT" => Offset.FromHours(-5),
            "MST" => Offset.FromHours(-7), "MDT" => Offset.FromHours(-6), "PST" => Offset.FromHours(-8), "PDT" => Offset.FromHours(-7),
            "BST" or "CET" => Offset.FromHours(1), "CEST" or "EET" => Offset.FromHours(2), "MSK" or "EEST" => Offset.FromHours(3),
            "JST" or "KST" => Offset.FromHours(9),
            _ => null,
        };
    }

    // [0-9] and not \d: the digits of other scripts are \d too, and no numbers to int.Parse.
    [GeneratedRegex(@"^\s*(?:[A-Za-z]{2,9}\.?,?\s+)?(?<day>[0-9]{1,2})[\s-]+(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[\s,-]+"
        + @"(?<year>[0-9]{4}|[0-9]{2})(?:,?\s+(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:\.[0-9]+)?)?)?"
        + @"(?:\s*(?<zone>[A-Za-z]{1,5}|[+-][0-9]{2}:?[0-9]{2}))?"
        + @"\s*(?:\([^)]*\))?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MailDate();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2})(?:[T\s]+(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,][0-9]+)?)?"
        + @"\s*(?<zone>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)"
        + @"|(?<month>[0-9]{2})(?<day>[0-9]{2})(?:(?<hour>[0-9]{2})(?<minute>[0-9]{2})(?<second>[0-9]{2}))?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();
}
