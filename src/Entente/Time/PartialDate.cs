using NodaTime;

namespace Entente.Time;

/// <summary>A date as far as the words give it: what is null waits for a neighbour or for the document's date.</summary>
internal readonly record struct PartialDate
{
    public enum Shape : byte { Calendar, Season, Quarter, Decade, Weekday, Holiday, Fixed, DayOfMonth }

    /// <summary>Which of several a date without a year is: the nearest, or strictly before, after, or within this year.</summary>
    public enum Way : byte { Nearest, Last, Next, This }

    public Shape Form { get; init; }
    public Way Direction { get; init; }
    public DatePart Part { get; init; }
    public int? Year { get; init; }
    public int? Month { get; init; }
    public int? Day { get; init; }
    /// <summary>The season, quarter, decade's first year, weekday or holiday.</summary>
    public int Number { get; init; }
    public ImpreciseDate? Given { get; init; }
    /// <summary>Ends given in the words themselves: "18-19 June".</summary>
    public int? LastDay { get; init; }
    /// <summary>A "the" before it belongs to it: "the 1950s".</summary>
    public bool TakesThe { get; init; }
    /// <summary>Stands only as one end of a stated stretch: "from May to July", where "from May" alone could be a person.</summary>
    public bool OnlyInRange { get; init; }
    public bool Stretch { get; init; }

    public static PartialDate Of(ImpreciseDate date) => new() { Form = Shape.Fixed, Given = date };

    /// <summary>Null where the year is neither given nor to be had from the document's date, or the day does not exist.</summary>
    public ImpreciseDate? Resolve(LocalDate? document, bool? ahead)
    {
        var whole = Whole(document, ahead);
        return whole is null || Part == DatePart.Whole ? whole
            : Narrow(whole, document) with { IsPartOfMonth = whole.Precision == DatePrecision.Month };
    }

    private ImpreciseDate? Whole(LocalDate? document, bool? ahead)
    {
        if (Form == Shape.Fixed) return Given;
        if (Form == Shape.Decade) return new(new(Number, 1, 1), new(Number + 9, 12, 31), DatePrecision.Decade);
        if (Form == Shape.Weekday) return document is { } day ? ImpreciseDate.OfDay(WeekdayNear(day, ahead ?? false)) : null;
        if (Form == Shape.DayOfMonth) return document is { } written && Day is { } nth ? DayOfMonthNear(written, nth, ahead ?? false) : null;
        if (Year is { } year) return InYear(year);
        if (document is not { } now) return null;
        switch (Direction)
        {
            case Way.This: return InYear(Form == Shape.Season && Number == 3 && now.Month <= 2 ? now.Year - 1 : now.Year);
            case Way.Last:
                for (var y = now.Year; y >= now.Year - 2; y--) if (InYear(y) is { } past && past.Last < now) return past;
                return null;
            case Way.Next:
                for (var y = now.Year; y <= now.Year + 2; y++) if (InYear(y) is { } next && next.First > now) return next;
                return null;
            default: return Nearest(now, ahead);
        }
    }

    /// <summary>By how much one of two dates must be nearer to be taken against what a report mostly tells, or its verb says. Of 1 to 20 these read
    /// most of the marked dates.</summary>
    private const int Nearer = 5;

    // A report mostly tells what has happened: a future date must be five times nearer, ten times where the verb looks back; where it looks ahead a
    // past one must be ("said in March that it wished").
    private ImpreciseDate? Nearest(LocalDate now, bool? ahead)
    {
        ImpreciseDate? past = null, future = null;
        for (var y = now.Year - 2; y <= now.Year + 2; y++)
        {
            if (InYear(y) is not { } date) continue;
            if (date.Contains(now)) return date;
            if (date.Last < now) past = date;
            else future ??= date;
        }
        if (past is null || future is null) return past ?? future;
        var back = NodaTime.Period.DaysBetween(past.Last, now);
        var on = NodaTime.Period.DaysBetween(now, future.First);
        if (ahead == true) return on <= 330 && on <= Nearer * back ? future : past;
        return back <= (ahead == false ? 2 * Nearer : Nearer) * on ? past : future;
    }

    private ImpreciseDate? InYear(int year)
    {
        switch (Form)
        {
            case Shape.Season:
                var first = new LocalDate(year, 3 + 3 * Number, 1);
                return new(first, first.PlusMonths(3).PlusDays(-1), DatePrecision.Quarter);
            case Shape.Quarter:
                var start = new LocalDate(year, 3 * Number - 2, 1);
                return new(start, start.PlusMonths(3).PlusDays(-1), DatePrecision.Quarter);
            case Shape.Holiday: return ImpreciseDate.OfDay(Holidays.In(year, Number));
        }
        if (Month is not { } month) return ImpreciseDate.OfYear(year);
        if (Day is not { } day) return ImpreciseDate.OfMonth(year, month);
        var days = new YearMonth(year, month).ToDateInterval().Length;
        if (day > days || LastDay > days) return null;
        var date = new LocalDate(year, month, day);
        return LastDay is { } last ? new(date, new(year, month, last), DatePrecision.Range) : ImpreciseDate.OfDay(date);
    }

    private LocalDate WeekdayNear(LocalDate now, bool ahead)
    {
        var today = (int)now.DayOfWeek;
        var back = (today - Number + 7) % 7;
        var on = (Number - today + 7) % 7;
        return Direction switch
        {
            Way.Last => now.PlusDays(back == 0 ? -7 : -back),
            Way.Next => now.PlusDays(on == 0 ? 7 : on),
            Way.This => now.PlusDays(Number - today),
            _ => ahead ? now.PlusDays(on) : now.PlusDays(-back),
        };
    }

    private static ImpreciseDate? DayOfMonthNear(LocalDate now, int day, bool ahead)
    {
        for (var months = 0; months <= 2; months++)
        {
            var month = now.PlusMonths(ahead ? months : -months);
            if (day > month.Calendar.GetDaysInMonth(month.Year, month.Month)) continue;
            var date = new LocalDate(month.Year, month.Month, day);
            if (ahead ? date >= now : date <= now) return ImpreciseDate.OfDay(date);
        }
        return null;
    }

    // Early, mid, late: thirds. Of a year: four months each; of a month: days 1-10, 11-20, 21 to the end; of a decade: 0-3, 4-6, 7-9.
    private ImpreciseDate Narrow(ImpreciseDate whole, LocalDate? document)
    {
        if (Part is DatePart.Earlier or DatePart.Later)
        {
            if (document is not { } now || !whole.Contains(now)) return Part == DatePart.Earlier ? Third(whole, DatePart.Early) : Third(whole, DatePart.Late);
            return Part == DatePart.Earlier ? new(whole.First, now, DatePrecision.Range) : new(now, whole.Last, DatePrecision.Range);
        }
        return Third(whole, Part);
    }

    private static ImpreciseDate Third(ImpreciseDate whole, DatePart part)
    {
        var (first, last) = (whole.First, whole.Last);
        if (whole.Precision == DatePrecision.Day) return whole;
        if (part is DatePart.FirstHalf or DatePart.SecondHalf)
        {
            var middle = whole.Precision == DatePrecision.Year ? first.PlusMonths(6) : first.PlusDays((NodaTime.Period.DaysBetween(first, last) + 1) / 2);
            return part == DatePart.FirstHalf ? new(first, middle.PlusDays(-1), DatePrecision.Range) : new(middle, last, DatePrecision.Range);
        }
        var (a, b) = whole.Precision switch
        {
            DatePrecision.Year => (first.PlusMonths(4), first.PlusMonths(8)),
            DatePrecision.Decade => (first.PlusYears(4), first.PlusYears(7)),
            DatePrecision.Month => (first.PlusDays(10), first.PlusDays(20)),
            DatePrecision.Quarter => (first.PlusMonths(1), first.PlusMonths(2)),
            _ => Days(first, last),
        };
        return part switch
        {
            DatePart.Early => new(first, a.PlusDays(-1), DatePrecision.Range),
            DatePart.Mid => new(a, b.PlusDays(-1), DatePrecision.Range),
            _ => new(b, last, DatePrecision.Range),
        };
    }

    private static (LocalDate, LocalDate) Days(LocalDate first, LocalDate last)
    {
        var third = Math.Max(1, (NodaTime.Period.DaysBetween(first, last) + 1) / 3);
        var a = LocalDate.Min(first.PlusDays(third), last);
        return (a, LocalDate.Min(LocalDate.Max(a.PlusDays(1), last.PlusDays(1 - third)), last));
    }
}
