using NodaTime;
using K = Entente.Time.DateTokenKind;
using Shape = Entente.Time.PartialDate.Shape;
using Way = Entente.Time.PartialDate.Way;

namespace Entente.Time;

internal sealed partial class DateParser
{
    /// <summary>Reads one date at token i; inRange: the words around it already promise a date, so that a bare "March" or "1950" will do.</summary>
    private bool TryCore(int i, bool inRange, out PartialDate partial, out int next)
    {
        (partial, next) = (default, i);
        var token = At(i);
        switch (token.Kind)
        {
            case K.FullDate:
                partial = PartialDate.Of(ImpreciseDate.OfDay(new(token.Value / 10000, token.Value / 100 % 100, token.Value % 100)));
                next = i + 1;
                return true;
            case K.AmbiguousDate:
                return Ambiguous(token.Value, out partial, out next, i + 1);
            case K.Number: return TryDayFirst(i, token.Value, out partial, out next) || TryCounted(i, token.Value, out partial, out next)
                || TryYear(i, inRange, out partial, out next);
            case K.Ordinal: return TryDayFirst(i, token.Value, out partial, out next) || TryNth(i, token.Value, out partial, out next);
            case K.OrdinalWord: return Kind(i + 1) == K.Of && TryDayFirst(i, token.Value, out partial, out next)
                || TryNth(i, token.Value, out partial, out next);
            case K.NumberWord: return TryCounted(i, token.Value, out partial, out next);
            case K.A: return TryCounted(i, 1, out partial, out next);
            case K.Month or K.MonthShort: return TryMonth(i, inRange, out partial, out next);
            case K.Weekday or K.WeekdayShort: return TryWeekday(i, out partial, out next);
            case K.Season: return TrySeason(i, inRange, out partial, out next);
            case K.Holiday or K.NewYear or K.Boxing or K.NameBefore: return TryHoliday(i, out partial, out next);
            case K.Decade:
                (partial, next) = (new() { Form = Shape.Decade, Number = token.Value, TakesThe = true }, i + 1);
                return true;
            case K.QuarterName:
                next = i + 1;
                partial = new() { Form = Shape.Quarter, Number = token.Value, Year = YearTail(ref next) };
                return partial.Year is not null || inRange || Kind(i - 1) is K.In or K.For or K.The or K.Since or K.By or K.During;
            case K.Deictic:
                if (document is not { } now) return false;
                (partial, next) = (PartialDate.Of(ImpreciseDate.OfDay(now.PlusDays(token.Value))), i + 1);
                return true;
            case K.Day: return TryDayBeside(i, out partial, out next);
            case K.Unit: return TryWeekend(i, out partial, out next);
            case K.Last or K.Next or K.This: return TryRelative(i, out partial, out next);
            case K.Part: return TryPart(i, i + 1, (DatePart)token.Value, out partial, out next);
            case K.Edge: return Kind(i + 1) == K.Of && TryPart(i, i + 2, (DatePart)token.Value, out partial, out next);
            default: return false;
        }
    }

    // Both readings stay possible: the interval from the one to the other.
    private static bool Ambiguous(int packed, out PartialDate partial, out int next, int end)
    {
        int year = packed / 10000, a = packed / 100 % 100, b = packed % 100;
        LocalDate one = new(year, a, b), other = new(year, b, a);
        partial = PartialDate.Of(new(LocalDate.Min(one, other), LocalDate.Max(one, other), DatePrecision.Range));
        next = end;
        return true;
    }

    // 18 June [2024], 18th of June, 18-19 June 2024
    private bool TryDayFirst(int i, int day, out PartialDate partial, out int next)
    {
        (partial, next) = (default, i + 1);
        if (!IsDayNumber(i, day)) return false;
        int? last = null;
        if ((IsDash(next) || Kind(next) is K.To or K.And or K.Or) && Kind(next + 1) is K.Number or K.Ordinal
            && IsDayNumber(next + 1, At(next + 1).Value) && At(next + 1).Value > day)
        {
            var month = Kind(next + 2) == K.Of ? next + 3 : next + 2;
            if (Kind(month) is K.Month or K.MonthShort) (last, next) = (At(next + 1).Value, next + 2);
        }
        if (Kind(next) == K.Of) next++;
        else if (IsDash(next) && Kind(next + 1) is K.Month or K.MonthShort && At(next).Start == At(next - 1).End && At(next).End == At(next + 1).Start) next++;
        if (Kind(next) is not (K.Month or K.MonthShort)) return false;
        var at = next;
        next = AfterMonth(next);
        partial = new() { Month = At(at).Value, Day = day, LastDay = last, Year = YearTail(ref next) };
        return true;
    }

    private bool IsDayNumber(int i, int value) => value is >= 1 and <= 31 && (Kind(i) != K.Number || At(i).End - At(i).Start <= 2);

    private int AfterMonth(int i) => Kind(i) == K.MonthShort && IsSign(i + 1, '.') && At(i + 1).Start == At(i).End ? i + 2 : i + 1;

    // [,] 2024 | of 2024 | of last year; moves past it where it is there.
    private int? YearTail(ref int next)
    {
        var j = next;
        if (IsSign(j, ',') || Kind(j) is K.Of or K.In || IsDash(j) && At(j).Start == At(j - 1).End) j++;
        // After a month a number is its year, whatever is counted next, unless it is round: "September 2015 deaths", "June 2000 troops".
        if (IsYear(j) || j == next && Kind(j) == K.Number && At(j).End - At(j).Start == 4 && At(j).Value is > 1500 and < 2199 && At(j).Value % 100 != 0)
        {
            var year = At(j).Value;
            next = j + 1;
            return year;
        }
        if (IsSign(next, ',')) return null;
        if (document is { } now && Kind(j) is K.Last or K.This or K.Next && Kind(j + 1) == K.Unit && (DateUnit)At(j + 1).Value == DateUnit.Year
            && !IsPlural(j + 1))
        {
            next = j + 2;
            return now.Year + Kind(j) switch { K.Last => -1, K.Next => 1, _ => 0 };
        }
        return null;
    }

    // May 5 [2024] | May 3-5, 2024 | May 2024 | in May | May Day
    private bool TryMonth(int i, bool inRange, out PartialDate partial, out int next)
    {
        var month = At(i).Value;
        partial = default;
        next = AfterMonth(i);
        // "31 February": a day that does not exist makes the month no safer.
        if (Kind(i - 1) is K.Number && IsDayNumber(i - 1, At(i - 1).Value)) return false;
        if (month == 5 && Kind(next) == K.Day && At(next).Capital)
        {
            next++;
            partial = new() { Form = Shape.Holiday, Number = Holidays.MayDay, Year = YearTail(ref next) };
            return true;
        }
        if (IsMonthDay(i, next))
        {
            var day = At(next++).Value;
            int? last = null;
            if ((IsDash(next) || Kind(next) is K.To or K.And) && Kind(next + 1) is K.Number or K.Ordinal && IsDayNumber(next + 1, At(next + 1).Value)
                && At(next + 1).Value > day
                && Kind(next + 2) is not (K.Month or K.MonthShort) && !(Kind(next) != K.Sign && Kind(next + 2) is K.Word or K.Measure or K.Unit
                    && !At(next + 2).Capital))
            {
                last = At(next + 1).Value;
                next += 2;
            }
            partial = new() { Month = month, Day = day, LastDay = last, Year = YearTail(ref next) };
            return true;
        }
        var year = YearTail(ref next);
        partial = new() { Month = month, Year = year };
        return year is not null || Kind(i) == K.Month && MonthStandsAlone(i, inRange, ref partial);
    }

    private bool IsMonthDay(int i, int at)
    {
        if (!IsDayNumber(at, At(at).Value) || Kind(at) is not (K.Number or K.Ordinal)) return false;
        if (Kind(at) == K.Ordinal) return true;
        if (Kind(at + 1) == K.Measure) return false;
        if (IsSign(at - 1, '.') && Kind(at - 2) == K.Month) return false;
        // "in June 18 soldiers": days follow "on".
        return !(Kind(i - 1) == K.In && Kind(at + 1) == K.Word && !At(at + 1).Capital);
    }

    // May, March, April, June and August are also names and verbs: the words around must say that a month is meant.
    private bool MonthStandsAlone(int i, bool inRange, ref PartialDate partial)
    {
        var month = At(i).Value;
        var isName = month is 3 or 4 or 5 or 6 or 8;
        var nextIsName = Kind(i + 1) is K.Word && At(i + 1).Capital && At(i + 1).Start == At(i).End + 1;
        switch (Kind(i - 1))
        {
            case K.In or K.Since or K.Until or K.During:
                return true;
            case K.By or K.Before or K.After or K.From or K.Between or K.Of or K.To or K.For:
                if (isName && nextIsName || month == 5 && Kind(i - 1) is not K.Between) partial = partial with { OnlyInRange = true };
                return !partial.OnlyInRange || inRange;
            case K.Part or K.Last or K.Next or K.This or K.Sign when inRange:
                return !(isName && nextIsName);
            case K.The or K.Determiner:
                return inRange || Kind(i + 1) == K.Word && !At(i + 1).Capital;
            case K.Word when IsPossessive(i - 1):
                return Kind(i + 1) == K.Word && !At(i + 1).Capital;
            case K.And or K.Or or K.Sign when Continues(i) && _last is { Form: Shape.Calendar, Month: not null, Day: null }:
                return true;
        }
        return inRange;
    }

    // "in 2018 and 2019", "March, April and June": the item before has just been read.
    private bool Continues(int i) => _lastEnd > 0 && (_lastEnd == i - 1 && (Kind(i - 1) is K.And or K.Or || IsSign(i - 1, ',')) || _lastEnd == i - 2
        && IsSign(i - 2, ',') && Kind(i - 1) is K.And or K.Or);

    private bool IsPossessive(int i) => At(i) is { Kind: K.Word, Capital: false } word && word.End - word.Start == 1 && text[word.Start] == 's'
        && At(i - 1) is { Kind: K.Sign, Value: '\'' or '’' };

    /// <summary>A four-digit number that can be a year and counts nothing.</summary>
    private bool IsYear(int i)
    {
        var token = At(i);
        if (token.Kind != K.Number || token.End - token.Start != 4 || token.Value is < 1500 or > 2199) return false;
        var after = At(i + 1);
        if (after.Kind == K.Measure) return false;
        if (token.Value % 100 == 0 && token.Value is not (1900 or 2000) && after.Kind == K.Word && !after.Capital && IsPlural(i + 1)) return false;
        return !(after.Kind == K.Sign && after.Value is '°' or '%' or '/' || after.Kind == K.Unit && (DateUnit)after.Value is DateUnit.Hour or DateUnit.Minute);
    }

    private bool TryYear(int i, bool inRange, out PartialDate partial, out int next)
    {
        (partial, next) = (new() { Year = At(i).Value }, i + 1);
        if (!IsYear(i)) return false;
        if (IsDash(next) && At(next).Start == At(i).End && At(next).End == At(next + 1).Start && At(next + 1) is { Kind: K.Number } other && !IsDash(i - 1))
        {
            var year = At(i).Value;
            var end = other.End - other.Start == 2 ? year / 100 * 100 + other.Value : IsYear(next + 1) ? other.Value : 0;
            if (end <= year || end - year > 120 || IsDash(next + 2) && At(next + 2).Start == other.End) return false;
            partial = PartialDate.Of(new(new(year, 1, 1), new(end, 12, 31), DatePrecision.Range)) with { Stretch = true };
            next += 2;
            return true;
        }
        return inRange || YearStandsAlone(i) || Kind(next) == K.To && At(next).Value == 0 && IsYear(next + 1) && At(next + 1).Value > At(i).Value;
    }

    private bool YearStandsAlone(int i)
    {
        var after = At(i + 1);
        switch (Kind(i - 1))
        {
            case K.In or K.Since or K.Until or K.By or K.Before or K.After or K.From or K.During or K.Between:
                return true;
            case K.To: return At(i - 1).Value > 0 || Kind(i - 2) is K.Up or K.Before;
            case K.For: return !(after.Kind == K.Word && !after.Capital && IsPlural(i + 1));
            case K.Around: return !(after.Kind == K.Word && !after.Capital && IsPlural(i + 1)) && !Is(i - 1, "over") && !Is(i - 1, "least");
            case K.Of: return Kind(i - 2) != K.Amount && Kind(i - 2) != K.None && !(after.Kind == K.Word && !after.Capital && IsPlural(i + 1));
            case K.Unit: return (DateUnit)At(i - 1).Value == DateUnit.Year && !IsPlural(i - 1) && !Is(i - 2, "fiscal") && !Is(i - 2, "financial");
            case K.Sign: return (IsSign(i - 1, '(') && (after.Kind == K.Sign && after.Value is ')' or ',' or ';')) || Continues(i)
                && _last is { Form: Shape.Calendar, Day: null };
            case K.And or K.Or: return Continues(i) && _last is { Form: Shape.Calendar, Day: null };
            case K.The when after.Kind is K.And or K.Or && IsYear(i + 2): return NamesItsThing(i + 2);
            case K.The or K.Determiner or K.A or K.This: return NamesItsThing(i);
            case K.Ahead when Is(i - 1, "upcoming"): return NamesItsThing(i);
            case K.Word when IsPossessive(i - 1): return NamesItsThing(i);
            case K.Word when !At(i - 1).Capital && (Kind(i - 2) is K.The or K.Determiner or K.A || IsPossessive(i - 2)): return NamesItsThing(i)
                && !Is(i - 1, "remaining") && !Is(i - 1, "other") && !Is(i - 1, "some");
            default: return false;
        }
    }

    // "the 2019 summit", "Russia's 2014 annexation"; not "the 2030 agenda", whose year is a name.
    private bool NamesItsThing(int i)
    {
        var after = At(i + 1);
        if (after.Kind is not (K.Word or K.Behind or K.Ahead or K.NameAfter or K.Holiday)) return false;
        if (Kind(i + 1) == K.Programme || Kind(i + 2) == K.Programme) return false;
        return document is not { } now || At(i).Value <= now.Year + 1;
    }
}
