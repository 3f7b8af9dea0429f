using System.Globalization;

namespace Entente.Work.Inputs;

/// <summary>
/// The order of a series' rows. Years, months, days and plain numbers must go up from row to row; a row out of order or a period given twice is
/// refused, a stretch without rows is told.
/// Other names of periods ("before the war") are taken in the order of the file.
/// </summary>
internal sealed class PeriodOrder(string path)
{
    private readonly List<(string From, string To)> holes = [];
    private double? last, step;
    private string lastText = "";
    private bool unordered;

    /// <exception cref="UserException">The period comes before the one above it, or again.</exception>
    public void Next(string period, int line)
    {
        var text = period.Trim();
        if (unordered || Value(text) is not { } value)
        {
            unordered = true;
            return;
        }
        if (last is { } before)
        {
            if (value == before) throw new UserException($"{path}:{line}: period '{text}' is given twice. Leave one row a period.");
            if (value < before) throw new UserException(
                $"{path}:{line}: period '{text}' comes after '{lastText}', so that the series runs backwards or is out of order. Sort the rows by "
                + $"period, the earliest first.");
            // Months and days are not all of one length: twice the step is a hole in any case.
            if (step is { } s && value - before > 1.9 * s) holes.Add((lastText, text));
            else step = step is { } known ? Math.Min(known, value - before) : value - before;
        }
        (last, lastText) = (value, text);
    }

    public void Tell(TextWriter messages)
    {
        if (unordered || holes.Count == 0) return;
        messages.WriteLine($"entente: {path}: rows are missing between "
            + $"{string.Join("; ", holes.Take(5).Select(h => $"{h.From} and {h.To}"))}{(holes.Count > 5 ? $"; and {holes.Count - 5} more" : "")}; "
            + $"the series is taken as if it went on without them.");
    }

    // Days since some day for dates; months count as the day that they begin.
    private static double? Value(string text)
    {
        foreach (var format in (ReadOnlySpan<string>)["yyyy-MM-dd", "yyyy-MM", "yyyyMMdd"])
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && (format != "yyyyMMdd" || text.Length == 8)) return day.Ticks / (double)TimeSpan.TicksPerDay;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }
}
