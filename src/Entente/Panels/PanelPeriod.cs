using System.Globalization;
using Entente.Record;
using NodaTime;

namespace Entente.Panels;

/// <summary>A calendar year, month or day, numbered so that the next period's number is one higher.</summary>
/// <param name="Number">The year; months since January of year 0; days since 1970-01-01.</param>
public readonly record struct PanelPeriod(PeriodUnit Unit, int Number) : IComparable<PanelPeriod>
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static PanelPeriod Of(PeriodUnit unit, LocalDate day) => new(unit, unit switch
    {
        PeriodUnit.Year => day.Year,
        PeriodUnit.Month => day.Year * 12 + day.Month - 1,
        _ => Period.DaysBetween(Epoch, day),
    });

    public LocalDate First => Unit switch
    {
        PeriodUnit.Year => new(Number, 1, 1),
        PeriodUnit.Month => new(Number / 12, Number % 12 + 1, 1),
        _ => Epoch.PlusDays(Number),
    };

    public LocalDate Last => Unit switch
    {
        PeriodUnit.Year => new(Number, 12, 31),
        PeriodUnit.Month => First.PlusMonths(1).PlusDays(-1),
        _ => First,
    };

    /// <summary>Months since December 1979, so that January 1980 is 1 (the ViEWS project's month_id); null for years and days.</summary>
    public int? MonthId => Unit == PeriodUnit.Month ? Number - 1980 * 12 + 1 : null;

    public int CompareTo(PanelPeriod other) => Number.CompareTo(other.Number);

    /// <summary>YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    public override string ToString() => First.ToString(
        Unit switch { PeriodUnit.Year => "uuuu", PeriodUnit.Month => "uuuu-MM", _ => "uuuu-MM-dd" }, CultureInfo.InvariantCulture);
}
