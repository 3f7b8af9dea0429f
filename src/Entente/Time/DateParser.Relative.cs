using NodaTime;
using K = Entente.Time.DateTokenKind;
using Shape = Entente.Time.PartialDate.Shape;
using Way = Entente.Time.PartialDate.Way;

namespace Entente.Time;

internal sealed partial class DateParser
{
    // Tuesday | Tuesday, 18 June 2024 | Tuesday of last week
    private bool TryWeekday(int i, out PartialDate partial, out int next)
    {
        (partial, next) = (new() { Form = Shape.Weekday, Number = At(i).Value }, i + 1);
        if (Kind(i - 1) is K.NameBefore or K.Holiday && At(i - 1).Capital || Kind(i - 1) == K.A || Is(i - 1, "every") || Is(i - 1, "each")) return false;
        if (Kind(next) is K.NameAfter && At(next).Capital) return false;
        var j = next;
        if (IsSign(j, '.') && Kind(i) == K.WeekdayShort) j++;
        if (IsSign(j, ',')) j++;
        if (Kind(j) == K.The) j++;
        if (Kind(j) is K.Number or K.Ordinal or K.Month or K.MonthShort && TryCore(j, false, out var date, out var end) && date.Day is not null)
        {
            (partial, next) = (date, end);
            return true;
        }
        if (Kind(i) == K.WeekdayShort) return false;
        j = Kind(next) == K.Of ? next + 1 : next;
        if (document is { } now && Kind(j) is K.Last or K.Next or K.This && Kind(j + 1) == K.Unit && (DateUnit)At(j + 1).Value == DateUnit.Week
            && !IsPlural(j + 1))
        {
            var week = Monday(now).PlusWeeks(Kind(j) switch { K.Last => -1, K.Next => 1, _ => 0 });
            (partial, next) = (PartialDate.Of(ImpreciseDate.OfDay(week.PlusDays(At(i).Value - 1))), j + 2);
        }
        return true;
    }

    // summer of 1914 | spring 2023 | in the autumn
    private bool TrySeason(int i, bool inRange, out PartialDate partial, out int next)
    {
        next = i + 1;
        var year = YearTail(ref next);
        // "winter of 1941-42"
        if (year is not null && IsDash(next) && Kind(next + 1) == K.Number && At(next).Start == At(next - 1).End
            && (At(next + 1).Value == year + 1 || At(next + 1).Value == (year + 1) % 100)) next += 2;
        partial = new() { Form = Shape.Season, Number = At(i).Value, Year = year, TakesThe = true };
        if (year is not null) return true;
        if (Kind(next) == K.Of || At(i + 1).Capital && Kind(i + 1) == K.Word) return false;
        if (inRange) return true;
        var isFall = Is(i, "fall");
        return Kind(i - 1) switch
        {
            K.The => Kind(i - 2) is K.In or K.During or K.Since or K.By or K.Until,
            K.In or K.During or K.Since or K.Until or K.By => !isFall,
            _ => false,
        };
    }

    private bool TryHoliday(int i, out PartialDate partial, out int next)
    {
        (partial, next) = (default, i + 1);
        int? holiday = null;
        switch (Kind(i))
        {
            case K.Holiday:
                var word = At(i).Value;
                if (word == Holidays.Christmas && Kind(next) is K.Day or K.Eve)
                    (holiday, next) = (Kind(next) == K.Eve ? Holidays.ChristmasEve : Holidays.Christmas, next + 1);
                else if (word == Holidays.Easter && At(next) is { Kind: K.Weekday, Value: 1 or 7 } day)
                    (holiday, next) = (day.Value == 1 ? Holidays.EasterMonday : Holidays.Easter, next + 1);
                else if (Kind(next) is not (K.Word or K.NameAfter) && Kind(i - 1) is K.At or K.On or K.Before or K.After or K.By or K.Since
                    or K.Until or K.Around or K.Last or K.Next or K.This)
                    holiday = word;
                break;
            case K.NewYear when Kind(next) == K.Unit && Is(next, "year") && At(next).Capital && At(next + 1) is { Kind: K.Sign, Value: '\'' or '’' }
                && Is(next + 2, "s"):
                next += 3;
                holiday = Kind(next) switch { K.Day => Holidays.NewYearsDay, K.Eve => Holidays.NewYearsEve, _ => null };
                next++;
                break;
            case K.Boxing when Kind(next) == K.Day && At(next).Capital:
                (holiday, next) = (Holidays.BoxingDay, next + 1);
                break;
            case K.NameBefore when Is(i, "good") && At(i).Capital && At(next) is { Kind: K.Weekday, Value: 5 }
                && !(At(next + 1).Capital && Kind(next + 1) == K.Word):
                (holiday, next) = (Holidays.GoodFriday, next + 1);
                break;
        }
        if (holiday is null) return false;
        partial = new() { Form = Shape.Holiday, Number = holiday.Value, Year = YearTail(ref next) };
        return true;
    }

    // the day before yesterday
    private bool TryDayBeside(int i, out PartialDate partial, out int next)
    {
        (partial, next) = (default, i + 3);
        if (document is not { } now || At(i + 2) is not { Kind: K.Deictic, Value: not 0 } day) return false;
        var step = Kind(i + 1) switch { K.Before when day.Value < 0 => -1, K.After when day.Value > 0 => 1, _ => 0 };
        if (step == 0) return false;
        partial = PartialDate.Of(ImpreciseDate.OfDay(now.PlusDays(day.Value + step))) with { TakesThe = true };
        return true;
    }

    // at the weekend, over the weekend
    private bool TryWeekend(int i, out PartialDate partial, out int next)
    {
        (partial, next) = (default, i + 1);
        if (document is not { } now || (DateUnit)At(i).Value != DateUnit.Weekend || Kind(i - 1) != K.The
            || !(Kind(i - 2) is K.At or K.On or K.During || Is(i - 2, "over"))) return false;
        var step = now.DayOfWeek >= IsoDayOfWeek.Saturday ? 0 : LooksAhead(i) ? 0 : -1;
        partial = PartialDate.Of(Period(now, DateUnit.Weekend, step)!) with { TakesThe = true };
        return true;
    }

    // last week, this month, next Tuesday, the past two weeks, last night
    private bool TryRelative(int i, out PartialDate partial, out int next)
    {
        (partial, next) = (default, i + 1);
        var kind = Kind(i);
        if (kind == K.This && Kind(next) is K.Last or K.Next && At(next).Value == 1) return TryRelative(next, out partial, out next);
        var way = kind switch { K.Last => Way.Last, K.Next => Way.Next, _ => Way.This };
        if (Kind(next) is K.Month or K.MonthShort or K.Weekday or K.Season or K.Holiday)
        {
            if (kind == K.Last && At(i).Value == 2 || !TryCore(next, true, out partial, out next)) return false;
            partial = partial with { Direction = way, TakesThe = false };
            return partial.Year is null && partial.Form != Shape.Fixed;
        }
        if (kind == K.Last && Is(i, "last") && Is(next, "week") && Kind(next + 1) == K.Of && TryCore(next + 2, true, out var month, out var monthEnd)
            && month is { Form: Shape.Calendar, Month: { } m, Day: null })
        {
            var days = m is 2 ? 28 : m is 4 or 6 or 9 or 11 ? 30 : 31;
            (partial, next) = (month with { Day = days - 6, LastDay = days, TakesThe = true }, monthEnd);
            return true;
        }
        if (document is not { } now) return false;
        var afterThe = Kind(i - 1) == K.The;
        if (Kind(next) is K.Number or K.NumberWord && Kind(next + 1) is K.Unit or K.Day && kind != K.This && At(next).Value is > 0 and < 1000)
        {
            if (Count(now, (DateUnit)At(next + 1).Value, kind == K.Last ? -At(next).Value : At(next).Value) is not { } end) return false;
            next += 2;
            partial = Between(now, end) with { TakesThe = true };
            return true;
        }
        if (Is(next, "night") && kind == K.Last && !afterThe) return Fixed(ImpreciseDate.OfDay(now.PlusDays(-1)), ref next, out partial);
        if (kind == K.This && Is(i, "this") && (Is(next, "morning") || Is(next, "afternoon") || Is(next, "evening"))) return Fixed(
            ImpreciseDate.OfDay(now), ref next, out partial);
        if (Kind(next) != K.Unit || IsPlural(next)) return false;
        var unit = (DateUnit)At(next).Value;
        if (unit is DateUnit.Minute or DateUnit.Hour) return false;
        var isPlain = At(i).Value == 0;
        if (afterThe || !isPlain)
        {
            // "the past year" is the year up to now; "the next week" and "the previous month" hang on another date, which is not this grammar's to know.
            if (!afterThe || Kind(next + 1) == K.Of || kind == K.Next && isPlain || kind == K.Last && At(i).Value == 2 || kind == K.This
                && !Is(i, "current")) return false;
            if (kind != K.This)
            {
                if (Count(now, unit, kind == K.Last ? -1 : 1) is not { } end) return false;
                next++;
                partial = Between(now, end) with { TakesThe = true };
                return true;
            }
        }
        return Fixed(Period(now, unit, kind switch { K.Last => -1, K.Next => 1, _ => 0 }), ref next, out partial);
    }

    private static bool Fixed(ImpreciseDate? date, ref int next, out PartialDate partial)
    {
        partial = date is null ? default : PartialDate.Of(date);
        next++;
        return date is not null;
    }

    private static PartialDate Between(LocalDate now, LocalDate other) =>
        PartialDate.Of(new(LocalDate.Min(now, other), LocalDate.Max(now, other), DatePrecision.Range)) with { Stretch = true };

    // two years ago, three weeks from now, in two weeks' time
    private bool TryCounted(int i, int count, out PartialDate partial, out int next)
    {
        (partial, next) = (default, i + 2);
        if (document is not { } now || Kind(i + 1) is not (K.Unit or K.Day) || count is < 1 or > 2000) return false;
        var direction = 0;
        if (Kind(next) == K.Ago) (direction, next) = (-1, next + 1);
        else if (Kind(next) == K.FromNow) (direction, next) = (1, next + 1);
        else if (Kind(next) == K.From && Is(next + 1, "now")) (direction, next) = (1, next + 2);
        else if (Kind(i - 1) == K.In && At(next) is { Kind: K.Sign, Value: '\'' or '’' })
        {
            var time = Is(next + 1, "s") ? next + 2 : next + 1;
            if (Is(time, "time")) (direction, next) = (1, time + 1);
        }
        else if (Kind(i - 1) == K.In && Kind(i + 1) == K.Unit && Kind(next) != K.Of && LooksAhead(i) && (DateUnit)At(i + 1).Value is var ahead
            && (Is(i - 1, "within") ? ahead is not (DateUnit.Minute or DateUnit.Hour)
                : ahead is DateUnit.Week or DateUnit.Fortnight or DateUnit.Month && !IsRanked(i - 1))) direction = 1;
        if (direction == 0) return false;
        var unit = (DateUnit)At(i + 1).Value;
        if (Count(now, unit, direction * count) is not { } day) return false;
        var date = unit is DateUnit.Minute or DateUnit.Hour or DateUnit.Day ? ImpreciseDate.OfDay(day)
            : Period(day, unit == DateUnit.Fortnight ? DateUnit.Week : unit == DateUnit.Quarter ? DateUnit.Month : unit, 0);
        if (date is null) return false;
        partial = PartialDate.Of(date);
        return true;
    }

    // "the first in three months", "its worst drought in weeks", "the only such talks in a month" look back, whatever the verb.
    private bool IsRanked(int i)
    {
        for (var j = i - 1; j >= 0 && j > i - 12 && !IsStop(j); j--)
            if (Kind(j) is K.Ordinal or K.OrdinalWord or K.Last || Kind(j) == K.Word && (Text(j).EndsWith("est", StringComparison.OrdinalIgnoreCase)
                || Is(j, "worst") || Is(j, "most") || Is(j, "least") || Is(j, "only") || Is(j, "record"))) return true;
        return false;
    }

    // first quarter of 2023, second half of June, first week of May, 19th century
    private bool TryNth(int i, int n, out PartialDate partial, out int next)
    {
        (partial, next) = (default, i + 1);
        if (IsDash(next) && At(next).Start == At(i).End) next++;
        if (Kind(next) == K.Unit && !IsPlural(next))
        {
            var unit = (DateUnit)At(next++).Value;
            if (unit == DateUnit.Century && n is >= 16 and <= 21 && !Is(next, "BC") && !Is(next, "BCE"))
            {
                partial = PartialDate.Of(new(new(100 * n - 99, 1, 1), new(100 * n, 12, 31), DatePrecision.Range)) with { TakesThe = true };
                return true;
            }
            if (unit == DateUnit.Quarter && n is >= 1 and <= 4)
            {
                partial = new() { Form = Shape.Quarter, Number = n, TakesThe = true, Year = YearTail(ref next) };
                return partial.Year is not null;
            }
            if (unit == DateUnit.Week && n is >= 1 and <= 4 && Kind(next) == K.Of && TryCore(next + 1, true, out var month, out var end)
                && month is { Form: Shape.Calendar, Month: not null, Day: null, OnlyInRange: false })
            {
                (partial, next) = (month with { Day = 7 * n - 6, LastDay = 7 * n, TakesThe = true }, end);
                return true;
            }
            return false;
        }
        if (Kind(next) == K.Half && Kind(next + 1) == K.Of && n is 1 or 2)
            return TryPart(i, next + 2, n == 1 ? DatePart.FirstHalf : DatePart.SecondHalf, out partial, out next);
        return false;
    }

    // early 2022, mid-March, late last year, the end of the month, earlier this year, late on Tuesday
    private bool TryPart(int i, int at, DatePart part, out PartialDate partial, out int next)
    {
        (partial, next) = (default, at);
        if (IsDash(at)) at++;
        else if (Kind(i) == K.Part && Is(i, "mid") && !IsYear(at) && Kind(at) is not K.Month) return false;
        if (Kind(at) is K.In or K.On && Kind(i) == K.Part) at++;
        if (Kind(at) == K.The) at++;
        var isLate = Kind(i) == K.Part;
        if (isLate && Kind(at) is K.Number or K.Ordinal or K.OrdinalWord or K.A or K.NumberWord && !IsYear(at)
            && !(part is DatePart.Earlier or DatePart.Later || Kind(at - 1) == K.On)) return false;
        if (part is DatePart.Earlier or DatePart.Later && at == i + 1 && Kind(at) is not (K.This or K.Deictic or K.Weekday or K.Last)) return false;
        // "the end of the year", "later in the month": the document's.
        if (Kind(at - 1) == K.The && (Kind(i) == K.Edge || Kind(at - 2) == K.In) && Kind(at) == K.Unit && !IsPlural(at) && document is { } now)
        {
            if (Period(now, (DateUnit)At(at).Value, 0) is not { } period) return false;
            (partial, next) = (PartialDate.Of(period) with { Part = part, TakesThe = Kind(i) == K.Edge }, at + 1);
            return true;
        }
        if (!TryCore(at, true, out partial, out next) || partial.OnlyInRange) return false;
        if (partial.Day is not null || partial.Form is Shape.Weekday or Shape.Holiday || partial.Given?.Precision == DatePrecision.Day) part = DatePart.Whole;
        partial = partial with { Part = part, TakesThe = Kind(i) != K.Part || partial.Form == Shape.Decade };
        return true;
    }

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static LocalDate? Count(LocalDate now, DateUnit unit, int count) => unit switch
    {
        DateUnit.Minute => now,
        DateUnit.Hour => now.PlusDays(count / 24),
        DateUnit.Day => now.PlusDays(count),
        DateUnit.Week or DateUnit.Weekend => now.PlusWeeks(count),
        DateUnit.Fortnight => now.PlusWeeks(2 * count),
        DateUnit.Month => now.PlusMonths(count),
        DateUnit.Quarter => now.PlusMonths(3 * count),
        DateUnit.Year => InReach(now, count),
        DateUnit.Decade => InReach(now, 10 * count),
        _ => InReach(now, 100 * count),
    };

    private static LocalDate? InReach(LocalDate now, int years) => now.Year + years is >= 1 and <= 9000 ? now.PlusYears(years) : null;

    private static ImpreciseDate? Period(LocalDate now, DateUnit unit, int step)
    {
        switch (unit)
        {
            case DateUnit.Week:
                var monday = Monday(now).PlusWeeks(step);
                return new(monday, monday.PlusDays(6), DatePrecision.Week);
            case DateUnit.Weekend:
                var saturday = Monday(now).PlusWeeks(step).PlusDays(5);
                return new(saturday, saturday.PlusDays(1), DatePrecision.Range);
            case DateUnit.Month:
                var month = now.PlusMonths(step);
                return ImpreciseDate.OfMonth(month.Year, month.Month);
            case DateUnit.Quarter:
                var quarter = new LocalDate(now.Year, (now.Month - 1) / 3 * 3 + 1, 1).PlusMonths(3 * step);
                return new(quarter, quarter.PlusMonths(3).PlusDays(-1), DatePrecision.Quarter);
            case DateUnit.Year: return ImpreciseDate.OfYear(now.Year + step);
            case DateUnit.Decade:
                var decade = now.Year / 10 * 10 + 10 * step;
                return decade < 1 ? null : new(new(decade, 1, 1), new(decade + 9, 12, 31), DatePrecision.Decade);
            case DateUnit.Century:
                var century = (now.Year - 1) / 100 * 100 + 100 * step + 1;
                return century < 1 ? null : new(new(century, 1, 1), new(century + 99, 12, 31), DatePrecision.Range);
            default: return null;
        }
    }
}
