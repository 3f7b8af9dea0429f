using System.Collections.Immutable;
using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Alignment.Agreement;
using Entente.Alignment.IdealPoints;
using Entente.Panels;
using Entente.Record;
using Entente.Store;
using Entente.Store.Datasets;
using NodaTime;

namespace Entente.Alignment.Bench;

/// <summary>Pairs of states by calendar year out of a ledger: what the forecasts and the sensitivity tests work on.</summary>
internal sealed class DyadYears
{
    public const int First = 1946, Last = 2013;

    public required Panel Panel { get; init; }
    public required List<Ballot> Ballots { get; init; }
    /// <summary>By row; NaN where the two share fewer than 5 roll calls in the year.</summary>
    public required double[] Kappa { get; init; }
    public required double[] KappaVariance { get; init; }
    /// <summary>By row; 1 or 0, NaN outside coverage.</summary>
    public required double[] Defence { get; init; }
    public required double[] Dispute { get; init; }
    public required double[] Sanction { get; init; }
    public required double[] Arms { get; init; }
    public required double[] Visit { get; init; }
    /// <summary>Highest kind of obligation: 3 defence, 2 neutrality or non-aggression, 1 consultation, 0 none.</summary>
    public required double[] Obligation { get; init; }
    public required bool[] Relevant { get; init; }
    /// <summary>Nearest contiguity, 1 by land, 2 to 5 by water; NaN where not known.</summary>
    public required double[] Near { get; init; }
    /// <summary>First row of each pair, and one entry more.</summary>
    public required int[] Starts { get; init; }

    public int Rows => Panel.Count;

    /// <summary>Border, water near by, one major power, two.</summary>
    public double[][] Opportunity()
    {
        int Majors(int r) => (Major(Panel.Actor(r).Value, Year(r)) ? 1 : 0) + (Major(Panel.Recipient(r).Value, Year(r)) ? 1 : 0);
        double[] Of(Func<int, bool> holds) => [.. Enumerable.Range(0, Rows).Select(r => holds(r) ? 1.0 : 0)];
        return [Of(r => Near[r] == 1), Of(r => Near[r] > 1), Of(r => Majors(r) == 1), Of(r => Majors(r) == 2)];
    }
    public int Year(int row) => Panel.Period(row).Number;

    public static DyadYears Read(string ledger)
    {
        using var file = LedgerFile.Open(ledger, LedgerAccess.Read, TimeProvider.System);
        string[] names = ["alliance.defence", "alliance.neutrality", "alliance.nonaggression", "alliance.consultation", "mid.dispute",
            "sanction.any", "arms.tiv", "visit.us-abroad", "visit.to-us", "contiguity"];
        var panel = PanelReader.Read(file, ActorRegister.Embedded, new PanelRequest
        {
            Indicators = [.. names.Select(n => Record.Indicators.Find(n) ?? throw new InvalidOperationException(n))],
                From = new LocalDate(First, 1, 1), To = new LocalDate(Last, 12, 31),
        });
        double[] Either(string name)
        {
            var of = panel.Columns.Where(c => c.Indicator.Name == name).ToArray();
            var result = new double[panel.Count];
            for (var r = 0; r < result.Length; r++)
            {
                result[r] = double.NaN;
                foreach (var c in of)
                    if (!double.IsNaN(c.Span[r])) result[r] = double.IsNaN(result[r]) ? c.Span[r] : Math.Max(result[r], c.Span[r]);
            }
            return result;
        }
        static double[] Sign(double[] values) => [.. values.Select(v => double.IsNaN(v) ? v : v > 0 ? 1 : 0)];
        double[] defence = Sign(Either(names[0])), second = Sign(Either(names[1])), third = Sign(Either(names[2])), consult = Sign(Either(names[3])),
            abroad = Sign(Either(names[7])), home = Sign(Either(names[8])), near = Either(names[9]);
        var obligation = new double[panel.Count];
        var relevant = new bool[panel.Count];
        var visit = new double[panel.Count];
        for (var r = 0; r < panel.Count; r++)
        {
            obligation[r] = defence[r] > 0 ? 3 : second[r] > 0 || third[r] > 0 ? 2 : consult[r] > 0 ? 1 : 0;
            visit[r] = abroad[r] > 0 || home[r] > 0 ? 1 : double.IsNaN(abroad[r]) ? home[r] : abroad[r];
            var year = panel.Period(r).Number;
            relevant[r] = near[r] > 0 || Major(panel.Actor(r).Value, year) || Major(panel.Recipient(r).Value, year);
        }
        var starts = new List<int>();
        for (var r = 0; r < panel.Count; r++)
            if (r == 0 || panel.Places(r) != panel.Places(r - 1)) starts.Add(r);
        starts.Add(panel.Count);
        var ballots = Votes(file);
        var (kappa, variance) = Kappas(panel, ballots);
        return new DyadYears
        {
            Panel = panel, Ballots = ballots, Kappa = kappa, KappaVariance = variance, Defence = defence, Dispute = Sign(Either(names[4])),
                Sanction = Sign(Either(names[5])),
            Arms = Sign(Either(names[6])), Visit = visit, Obligation = obligation, Relevant = relevant, Near = near, Starts = [.. starts],
        };
    }

    // Correlates of War's major powers.
    private static bool Major(string state, int year) => state switch
    {
        "USA" or "GBR" or "FRA" or "RUS" => true,
        "CHN" => year >= 1950,
        "DEU" or "JPN" => year >= 1991,
        _ => false,
    };

    public static (double[] Kappa, double[] Variance) Kappas(Panel panel, IEnumerable<Ballot> ballots)
    {
        var kappa = new double[panel.Count];
        var variance = new double[panel.Count];
        Array.Fill(kappa, double.NaN);
        foreach (var (session, a, b, table) in SessionAgreement.Of(ballots))
        {
            if (table.Total < 5 || panel.RowOf(new ActorId(a), new ActorId(b), new PanelPeriod(PeriodUnit.Year, session + First - 1)) is not { } row) continue;
            if (AgreementMeasures.Kappa(table, DistanceForm.Linear, 5) is not { } value || !double.IsFinite(value)) continue;
            kappa[row] = value;
            variance[row] = AgreementMeasures.KappaVariance(table, DistanceForm.Linear, 5) is { } v && double.IsFinite(v) ? Math.Max(v, 0) : 0;
        }
        return (kappa, variance);
    }

    private static List<Ballot> Votes(LedgerFile file)
    {
        using var command = file.Connection.CreateCommand();
        command.CommandText = """
            WITH d AS (SELECT rcid, min(day) AS day FROM (SELECT rcid, day FROM vote WHERE day IS NOT NULL UNION ALL SELECT rcid, day FROM roll_call) GROUP BY rcid)
            SELECT v.rcid, year(d.day)::INTEGER, v.state, min(v.vote)::INTEGER FROM vote v JOIN d USING (rcid)
            WHERE v.vote <= 3 AND year(d.day) BETWEEN 1946 AND 2013 GROUP BY ALL ORDER BY ALL
            """;
        using var reader = command.ExecuteReader();
        var list = new List<Ballot>();
        while (reader.Read())
            list.Add(new Ballot(reader.GetInt32(0).ToString(System.Globalization.CultureInfo.InvariantCulture), reader.GetInt32(1) - First + 1,
                reader.GetString(2),
                reader.GetInt32(3) switch { 1 => BallotChoice.Yes, 2 => BallotChoice.Abstain, _ => BallotChoice.No }));
        return list;
    }
}
