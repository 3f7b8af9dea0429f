using NodaTime;

namespace Entente.Time;

/// <summary>Days that English-language reports name rather than date.</summary>
internal static class Holidays
{
    public const int Christmas = 0, Easter = 1, Halloween = 2, Thanksgiving = 3, ChristmasEve = 4, GoodFriday = 5, EasterMonday = 6,
        NewYearsDay = 7, NewYearsEve = 8, BoxingDay = 9, MayDay = 10;

    public static LocalDate In(int year, int holiday) => holiday switch
    {
        Christmas => new(year, 12, 25),
        ChristmasEve => new(year, 12, 24),
        BoxingDay => new(year, 12, 26),
        Easter => EasterSunday(year),
        GoodFriday => EasterSunday(year).PlusDays(-2),
        EasterMonday => EasterSunday(year).PlusDays(1),
        Halloween => new(year, 10, 31),
        Thanksgiving => FourthThursday(year),
        NewYearsDay => new(year, 1, 1),
        NewYearsEve => new(year, 12, 31),
        MayDay => new(year, 5, 1),
        _ => throw new InvalidOperationException($"No holiday {holiday}."),
    };

    private static LocalDate FourthThursday(int year)
    {
        var first = new LocalDate(year, 11, 1);
        return first.PlusDays((IsoDayOfWeek.Thursday - first.DayOfWeek + 7) % 7 + 21);
    }

    // Western Easter, the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 2nd ed., ch. 8).
    private static LocalDate EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }
}
