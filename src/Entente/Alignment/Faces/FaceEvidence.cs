using Entente.Actors;

namespace Entente.Alignment.Faces;

/// <summary>What is on record of a pair, year by year from <see cref="FirstYear"/>.</summary>
public sealed class FaceEvidence
{
    private static readonly int Records = Enum.GetValues<StandingRecord>().Length;
    private readonly RecordValue[] values;

    /// <param name="years">How many, at least one.</param>
    public FaceEvidence(Dyad dyad, int firstYear, int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        (Dyad, FirstYear, Years) = (dyad, firstYear, years);
        values = new RecordValue[Records * years];
        Array.Fill(values, RecordValue.Unknown);
        (Exists, Kappa, KappaVariance, Opportunity) = (new bool[years], new double[years], new double[years], new Opportunity[years]);
        Array.Fill(Kappa, double.NaN);
    }

    public Dyad Dyad { get; }
    public int FirstYear { get; }
    public int Years { get; }

    /// <summary>Whether both states exist on a day of the year; nothing is observed of a year in which they don't.</summary>
    public bool[] Exists { get; }

    /// <summary>Cohen's kappa of the year's votes, NaN where there are too few.</summary>
    public double[] Kappa { get; }

    /// <summary>Its sampling variance.</summary>
    public double[] KappaVariance { get; }

    public Opportunity[] Opportunity { get; }

    /// <summary>What event data report of each year; nothing where they report fewer than <see cref="ReportCount.Least"/> acts, or none is loaded.</summary>
    public ReportCount[]? Reports { get; private set; }

    /// <summary>The same by month, twelve a year, of any number of acts; years known by the year alone are empty.</summary>
    public ReportCount[]? Months { get; private set; }

    /// <summary>Makes room for what event data report.</summary>
    internal void HasReports()
    {
        Reports ??= new ReportCount[Years];
        Months ??= new ReportCount[12 * Years];
    }

    /// <summary>How likely what is charged and denied is held to be, in 0 to 1.</summary>
    public double Belief { get; init; }

    public RecordValue this[StandingRecord record, int year]
    {
        get => values[(int)record * Years + year];
        set => values[(int)record * Years + year] = value;
    }

    /// <summary>The last year in which anything of a face is observed; null where nothing ever is.</summary>
    public int? LastRecord(Face face)
    {
        for (var t = Years - 1; t >= 0; t--) if (IsOnRecord(face, t)) return FirstYear + t;
        return null;
    }

    /// <summary>The first such year.</summary>
    public int? FirstRecord(Face face)
    {
        for (var t = 0; t < Years; t++) if (IsOnRecord(face, t)) return FirstYear + t;
        return null;
    }

    private bool IsOnRecord(Face face, int t) => Exists[t]
        && (face == Face.Votes ? !double.IsNaN(Kappa[t]) : FaceModel.RecordsOf(face).Any(r => this[r, t] != RecordValue.Unknown)
            || (face == Face.Hostility && Reports is { } reports && reports[t].All > 0));

    /// <summary>The last year in which a record is known to stand or not to; null where it never is.</summary>
    public int? LastRecord(StandingRecord record)
    {
        for (var t = Years - 1; t >= 0; t--)
            if (Exists[t] && this[record, t] != RecordValue.Unknown) return FirstYear + t;
        return null;
    }

    /// <summary>The same with as many years more, of which nothing is on record; the two exist on and stand to each other as in the last year.</summary>
    public FaceEvidence Extended(int more)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(more);
        var longer = new FaceEvidence(Dyad, FirstYear, Years + more) { Belief = Belief };
        Exists.CopyTo(longer.Exists, 0);
        Kappa.CopyTo(longer.Kappa, 0);
        KappaVariance.CopyTo(longer.KappaVariance, 0);
        Opportunity.CopyTo(longer.Opportunity, 0);
        for (var r = 0; r < Records; r++) Array.Copy(values, r * Years, longer.values, r * longer.Years, Years);
        if (Reports is not null)
        {
            longer.HasReports();
            Reports.CopyTo(longer.Reports!, 0);
            Months!.CopyTo(longer.Months!, 0);
        }
        Array.Fill(longer.Exists, Exists[^1], Years, more);
        Array.Fill(longer.Opportunity, Opportunity[^1], Years, more);
        return longer;
    }
}
