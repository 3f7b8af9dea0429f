using Entente.Actors;

namespace Entente.Outlook;

/// <summary>What is on record of two states, by calendar year. A year that no data set covers is unknown, which is not a no.</summary>
public sealed class DyadHistory
{
    private const sbyte Unknown = -1;
    private static readonly int Records = Enum.GetValues<DyadRecord>().Length;
    private readonly sbyte[] values;
    private readonly bool[] exists;
    private readonly float[] agreement;
    private readonly (bool Border, bool Water, byte Majors)[] opportunity;

    /// <param name="years">How many, at least one.</param>
    public DyadHistory(Dyad dyad, int firstYear, int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        (Dyad, FirstYear, Years) = (dyad, firstYear, years);
        (values, exists, agreement, opportunity) = (new sbyte[Records * years], new bool[years], new float[years], new (bool, bool, byte)[years]);
        Array.Fill(values, Unknown);
        Array.Fill(agreement, float.NaN);
    }

    public Dyad Dyad { get; }
    public int FirstYear { get; }
    public int Years { get; }
    public int LastYear => FirstYear + Years - 1;

    /// <summary>Null: not known. Years outside are unknown; to set one is a fault.</summary>
    public bool? this[DyadRecord record, int year]
    {
        get => year < FirstYear || year > LastYear || values[(int)record * Years + year - FirstYear] is var v && v == Unknown ? null : v == 1;
        set => values[(int)record * Years + year - FirstYear] = value is { } known ? known ? (sbyte)1 : (sbyte)0 : Unknown;
    }

    /// <summary>Whether both states exist on a day of the year.</summary>
    public bool Exists(int year) => year >= FirstYear && year <= LastYear && exists[year - FirstYear];

    /// <summary>Cohen's kappa of the year's votes, in -1 to 1; NaN where there are too few.</summary>
    public float Agreement(int year) => agreement[year - FirstYear];

    /// <summary>A common border on land or by river; less than 400 miles of water instead; how many of the two are major powers.</summary>
    public (bool Border, bool Water, byte Majors) Opportunity(int year) => opportunity[year - FirstYear];

    /// <param name="kappa">NaN where there are too few votes.</param>
    public void SetYear(int year, bool exist, double kappa, bool border, bool water, byte majors)
    {
        var t = year - FirstYear;
        (exists[t], agreement[t], opportunity[t]) = (exist, (float)kappa, (border, water, majors));
    }

    /// <summary>Years up to one in which it is on record, and the last of them; 0 and null where there is none.</summary>
    public (int Count, int? Last) Past(DyadRecord record, int until)
    {
        var count = 0;
        int? last = null;
        for (var year = FirstYear; year <= Math.Min(until, LastYear); year++)
            if (this[record, year] == true) (count, last) = (count + 1, year);
        return (count, last);
    }

    /// <summary>
    /// Whether it is on record in any of the years after <paramref name="origin"/>, as many as <paramref name="horizon"/> says; null where it isn't and
    /// one of them is unknown (no data set covers it, or a state has ended).
    /// </summary>
    public bool? Comes(DyadRecord record, int origin, int horizon)
    {
        var unknown = false;
        for (var year = origin + 1; year <= origin + horizon; year++)
        {
            if (!Exists(year) || this[record, year] is not { } known) unknown = true;
            else if (known) return true;
        }
        return unknown ? null : false;
    }
}
