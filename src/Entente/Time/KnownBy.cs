using NodaTime;

namespace Entente.Time;

/// <summary>The one rule for "as of a day": what is recorded by the year counts once the year is over, by the month once the month is over; the day
/// itself counts to its end.</summary>
public static class KnownBy
{
    /// <summary>The last year that is over by the end of the day: 2016 on 2016-12-31, 2015 on the day before.</summary>
    public static int LastYear(LocalDate day) => day == LocalDate.MaxIsoValue ? day.Year : day.PlusDays(1).Year - 1;
}
