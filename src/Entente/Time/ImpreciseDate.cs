using System.Globalization;
using NodaTime;

namespace Entente.Time;

/// <summary>
/// A date as exact as the words make it: the closed interval of days [First, Last] within which it lies.
/// Prints as ISO 8601 cut to its precision (2024-06-18, 2019-04, 2023), ranges as FIRST/LAST, assumed dates with a leading "~".
/// </summary>
public sealed record ImpreciseDate : IComparable<ImpreciseDate>
{
    public LocalDate First { get; }
    public LocalDate Last { get; }
    public DatePrecision Precision { get; }

    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public ImpreciseDate(LocalDate first, LocalDate last, DatePrecision precision)
    {
        if (last < first) throw new ArgumentException($"The last day {last:R} is before the first {first:R}.", nameof(last));
        (First, Last, Precision) = (first, last, precision);
    }

    public static ImpreciseDate OfDay(LocalDate day) => new(day, day, DatePrecision.Day);

    public static ImpreciseDate OfMonth(int year, int month)
    {
        var first = new LocalDate(year, month, 1);
        return new(first, first.PlusMonths(1).PlusDays(-1), DatePrecision.Month);
    }

    public static ImpreciseDate OfYear(int year) =>
        new(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31), DatePrecision.Year);

    /// <summary>Stands in where the words give no date.</summary>
    public static ImpreciseDate AssumedFrom(LocalDate documentDate) =>
        new(documentDate, documentDate, DatePrecision.Assumed);

    /// <summary>True where the two intervals share at least a day.</summary>
    public bool Overlaps(ImpreciseDate other) => First <= other.Last && other.First <= Last;

    public bool Contains(LocalDate day) => First <= day && day <= Last;

    public int CompareTo(ImpreciseDate? other)
    {
        if (other is null) return 1;
        var order = First.CompareTo(other.First);
        if (order == 0) order = Last.CompareTo(other.Last);
        return order == 0 ? Precision.CompareTo(other.Precision) : order;
    }

    public override string ToString() => Precision switch
    {
        DatePrecision.Day => Iso(First),
        DatePrecision.Month => First.ToString("uuuu-MM", CultureInfo.InvariantCulture),
        DatePrecision.Year => First.ToString("uuuu", CultureInfo.InvariantCulture),
        DatePrecision.Decade => First.ToString("uuuu", CultureInfo.InvariantCulture) + "s",
        DatePrecision.Assumed => "~" + Iso(First),
        _ => Iso(First) + "/" + Iso(Last),
    };

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
