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
    /// <summary>Words name it as a part of a month, without its ends: "mid-April", "earlier this month".</summary>
    public bool IsPartOfMonth { get; init; }

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

    /// <summary>
    /// In ISO 8601's own forms alone, no more exact than the words: a decade and whole years as 1950/1959, whole months as 2005-06/2005-08, some
    /// years back from a day ("the last five years") as 2014/2019, a part of a year ("late 1949", "later this year", "that summer") as the year, a part
    /// of a month ("mid-April", "earlier this month") as the month: of 97 seasons in marked texts 80 are marked so, of 38 parts of a month 35.
    /// </summary>
    public string ToPlainIso()
    {
        if (Precision is DatePrecision.Day or DatePrecision.Month or DatePrecision.Year or DatePrecision.Assumed) return ToString();
        if (Precision == DatePrecision.Quarter) return Pair("uuuu");
        if (IsPartOfMonth) return First.ToString("uuuu-MM", CultureInfo.InvariantCulture);
        var (begins, ends) = (First is { Month: 1, Day: 1 }, Last is { Month: 12, Day: 31 });
        if (begins && ends || (First.Year < Last.Year && First.Month == Last.Month && Math.Abs(First.Day - Last.Day) <= 1)) return Pair("uuuu");
        if (First.Year == Last.Year && (begins || ends) && Period.DaysBetween(First, Last) >= LeastPart) return First.ToString("uuuu",
            CultureInfo.InvariantCulture);
        return First.Day == 1 && Last.PlusDays(1).Day == 1 ? Pair("uuuu-MM") : ToString();

        string Pair(string form) => First.ToString(form, CultureInfo.InvariantCulture) is var one
            && Last.ToString(form, CultureInfo.InvariantCulture) is var other && one == other ? one : $"{one}/{other}";
    }

    /// <summary>Days from which on a stretch at the beginning or end of a year is a part of the year, and no range of days.</summary>
    private const int LeastPart = 50;

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
