using NodaTime;
using K = Entente.Time.DateTokenKind;
using Shape = Entente.Time.PartialDate.Shape;

namespace Entente.Time;

// Dates that hang on the date told of before them: "two days later", "the following March", "that month", "August of that year", "on the 25th".
internal sealed partial class DateParser
{
    private bool TryAnchored(int i, out PartialDate partial, out int next)
    {
        var found = TryHung(i, out var date, out next);
        partial = (found ? PartialDate.Of(date!) : default) with { TakesThe = true };
        return found || (Kind(i) == K.Ordinal && TryDayAlone(i, out partial, out next));
    }

    private bool TryHung(int i, out ImpreciseDate? date, out int next)
    {
        (date, next) = (null, i);
        switch (Kind(i))
        {
            case K.Number or K.NumberWord or K.A: return TryStep(i, out date, out next);
            case K.Ordinal: return TryDayOfMonth(i, out date, out next);
            case K.Month or K.MonthShort or K.Season: return TryOfThatYear(i, out date, out next);
            case K.Unit or K.Day or K.Night when Kind(i - 1) == K.The: return TryBesideIt(i, out date, out next);
        }
        if (Pointer(i) is not { } step || narrative.Date is not { } told) return false;
        next = Is(i + 1, "same") ? i + 2 : i + 1;
        date = Kind(next) switch
        {
            K.Unit or K.Day when !IsPlural(next) => Shift(told, (DateUnit)At(next).Value, step),
            K.Month or K.Season or K.Weekday => Named(next, told, step),
            _ => null,
        };
        next++;
        return date is not null;
    }

    // "the next", "the following": 1; "the previous", "the preceding": -1; "the same", "that": 0.
    private int? Pointer(int i) => Kind(i) switch
    {
        K.Beside when Kind(i - 1) == K.The || Is(i - 1, "that") => At(i).Value,
        K.Next when Kind(i - 1) == K.The && Is(i, "next") && Kind(i + 1) is K.Unit or K.Day => 1,
        K.Last when Kind(i - 1) == K.The && Is(i, "previous") => -1,
        K.Determiner when Is(i, "that") && (Kind(i + 1) is K.Unit or K.Day or K.Month or K.Season or K.Weekday || Is(i + 1, "same")) => 0,
        _ => null,
    };

    // two days later, a year earlier, three weeks after that, a week on
    private bool TryStep(int i, out ImpreciseDate? date, out int next)
    {
        (date, next) = (null, i + 2);
        var count = Kind(i) == K.A ? 1 : At(i).Value;
        if (narrative.Date is not { } told || count is < 1 or > 400 || Kind(i + 1) is not (K.Unit or K.Day)) return false;
        var way = Kind(next) switch
        {
            K.Part when Is(next, "later") => 1,
            K.Part when Is(next, "earlier") => -1,
            K.After when Is(next + 1, "that") && IsEnd(next + 2) => 1,
            K.Before when Is(next + 1, "that") && IsEnd(next + 2) => -1,
            K.On when Kind(next + 1) is K.Sign => 1,
            _ => 0,
        };
        // "A year later than planned" is counted from a plan.
        if (way == 0 || Is(next + 1, "than")) return false;
        date = Shift(told, (DateUnit)At(i + 1).Value, way * count);
        next += Kind(next) is K.Part or K.On ? 1 : 2;
        return date is not null;
    }

    private bool IsEnd(int i) => Kind(i) is K.None or K.Sign or K.Word && !At(i).Capital || At(i).Capital;

    // "the day before" and "the year after" with nothing behind them; "the week before last", "the week after next".
    private bool TryBesideIt(int i, out ImpreciseDate? date, out int next)
    {
        (date, next) = (null, i + 2);
        var way = Kind(i + 1) switch { K.Before when Is(i + 1, "before") => -1, K.After => 1, _ => 0 };
        if (way == 0 || Kind(i) == K.Unit && IsPlural(i)) return false;
        var unit = Kind(i) == K.Unit ? (DateUnit)At(i).Value : DateUnit.Day;
        if (document is { } now && Kind(i) == K.Unit && (way < 0 ? Is(i + 2, "last") : Is(i + 2, "next")) && unit is not (DateUnit.Minute or DateUnit.Hour))
        {
            (date, next) = (Period(now, unit, 2 * way), i + 3);
            return date is not null;
        }
        if (Kind(i + 2) is not (K.None or K.Sign or K.And) || narrative.Date is not { } told) return false;
        date = Shift(told, unit, way);
        return date is not null;
    }

    // August of that year, March the following year, summer of the same year
    private bool TryOfThatYear(int i, out ImpreciseDate? date, out int next)
    {
        (date, next) = (null, AfterMonth(i));
        if (narrative.Date is not { } told || Kind(i) == K.Season && At(i).Capital) return false;
        int? day = null;
        if (Kind(next) == K.Number && IsDayNumber(next, At(next).Value)) day = At(next++).Value;
        else if (IsDayNumber(i - 1, At(i - 1).Value) && Kind(i - 1) == K.Number) day = At(i - 1).Value;
        if (IsSign(next, ',')) next++;
        if (Kind(next) is K.Of or K.In) next++;
        if (Kind(next) == K.The) next++;
        if (Pointer(next) is not { } step) return false;
        if (Is(next + 1, "same")) next++;
        if (!Is(next + 1, "year")) return false;
        next += 2;
        date = InYear(i, told.First.Year + step, day);
        return date is not null;
    }

    // The 3rd of this month; the 8th of that month.
    private bool TryDayOfMonth(int i, out ImpreciseDate? date, out int next)
    {
        (date, next) = (null, i + 1);
        if (Kind(i - 1) != K.The || Kind(next) != K.Of || !IsDayNumber(i, At(i).Value)) return false;
        var at = Kind(next + 1) == K.The ? next + 2 : next + 1;
        var month = Is(at + 1, "same") ? at + 2 : at + 1;
        if (!Is(month, "month")) return false;
        if (document is { } now && Kind(at) is K.This or K.Last or K.Next && at == next + 1) date = Period(now, DateUnit.Month,
            Kind(at) switch { K.Last => -1, K.Next => 1, _ => 0 });
        else if (narrative.Date is { } told && Pointer(at) is { } step) date = Shift(told, DateUnit.Month, step);
        next = month + 1;
        return (date = date is null ? null : DayOf(date.First, At(i).Value)) is not null;
    }

    // On the 25th, by the 3rd: of the month told of where that is long before the document's date, else counted from that.
    private bool TryDayAlone(int i, out PartialDate partial, out int next)
    {
        (partial, next) = (default, i + 1);
        if (Kind(i - 1) != K.The || !IsDayNumber(i, At(i).Value)) return false;
        // "On the 20th anniversary", "the 38th parallel" name things.
        if (IsDash(next) || Kind(next) is not (K.None or K.Sign or K.And or K.To or K.In or K.At or K.On or K.From or K.By or K.Behind or K.Ahead
            or K.The or K.A or K.Before or K.After or K.Determiner) && !IsPronoun(next)) return false;
        if (Kind(i - 2) is not (K.On or K.By or K.Until or K.Since or K.Between or K.And or K.Before or K.After or K.From or K.To or K.Of)) return false;
        if (Kind(i - 2) == K.Of && Kind(i - 3) != K.Night || Kind(i - 2) == K.And && _lastEnd != i - 2) return false;
        partial = new() { Form = Shape.DayOfMonth, Day = At(i).Value, TakesThe = true };
        if (narrative.Date is { Precision: DatePrecision.Day or DatePrecision.Month } told && Kind(i - 2) != K.By && Looks(i) != true
            && (document is not { } now || NodaTime.Period.DaysBetween(told.Last, now) > MostOfNews) && DayOf(told.First, At(i).Value) is { } date)
            partial = PartialDate.Of(date) with { TakesThe = true };
        return true;
    }

    private bool IsPronoun(int i) => Is(i, "he") || Is(i, "she") || Is(i, "it") || Is(i, "they") || Is(i, "we") || Is(i, "who") || Is(i, "when")
        || Is(i, "where");

    /// <summary>Days before the document's date within which a bare "the 25th" is counted from that.</summary>
    private const int MostOfNews = 62;

    private static ImpreciseDate? DayOf(LocalDate month, int day) =>
        day <= month.Calendar.GetDaysInMonth(month.Year, month.Month) ? ImpreciseDate.OfDay(new(month.Year, month.Month, day)) : null;

    // No finer than the date it is counted from, and no finer than what is counted.
    private static ImpreciseDate? Shift(ImpreciseDate told, DateUnit unit, int step)
    {
        var isDay = told.Precision is DatePrecision.Day or DatePrecision.Assumed;
        var inMonth = isDay || told.Precision == DatePrecision.Month || told.First.Year == told.Last.Year && told.First.Month == told.Last.Month;
        switch (unit)
        {
            case DateUnit.Minute or DateUnit.Hour or DateUnit.Quarter or DateUnit.Decade or DateUnit.Century: return null;
            case DateUnit.Day: return isDay ? ImpreciseDate.OfDay(told.Last.PlusDays(step)) : null;
            case DateUnit.Week or DateUnit.Fortnight when isDay
                && step is < -1 or > 1 or 1: return ImpreciseDate.OfDay(told.Last.PlusWeeks(unit == DateUnit.Week ? step : 2 * step));
            case DateUnit.Week or DateUnit.Fortnight or DateUnit.Weekend: return isDay
                ? Period(told.First, unit == DateUnit.Fortnight ? DateUnit.Week : unit, step) : null;
            case DateUnit.Month: return inMonth ? Period(told.First, unit, step) : null;
            default: return told.First.Year == told.Last.Year ? ImpreciseDate.OfYear(told.First.Year + step) : null;
        }
    }

    private ImpreciseDate? Named(int i, ImpreciseDate told, int step)
    {
        if (Kind(i) == K.Weekday)
        {
            if (told.Precision != DatePrecision.Day) return null;
            var on = (At(i).Value - (int)told.First.DayOfWeek + 7) % 7;
            return ImpreciseDate.OfDay(step switch { 0 => told.First.PlusDays(At(i).Value - (int)told.First.DayOfWeek),
                > 0 => told.First.PlusDays(on == 0 ? 7 : on), _ => told.First.PlusDays(on == 0 ? -7 : on - 7) });
        }
        if (step == 0) return InYear(i, told.First.Year, null);
        for (var year = told.First.Year; Math.Abs(year - told.First.Year) <= 1; year += step)
            if (InYear(i, year, null) is { } date && (step > 0 ? date.First > told.Last : date.Last < told.First)) return date;
        return null;
    }

    private ImpreciseDate? InYear(int i, int year, int? day) =>
        (Kind(i) == K.Season ? new PartialDate { Form = Shape.Season, Number = At(i).Value, Year = year } : new PartialDate { Month = At(i).Value,
            Day = day, Year = year }).Resolve(null, false);
}
