using System.Globalization;
using System.IO.Compression;
using Entente.Actors;
using Entente.Alignment.Agreement;
using Entente.Alignment.IdealPoints;
using Entente.Alignment.TurningPoints;
using Entente.Work.Inputs;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Alignment;

/// <summary>The figures that docs/methods states, held against published data.</summary>
public sealed class PublishedFigureTests
{
    private static readonly Dictionary<string, ActorId> Codes = new()
    {
        ["Australia"] = new("AUS"), ["China"] = new("CHN"), ["Germany"] = new("DEU"), ["India"] = new("IND"), ["Indonesia"] = new("IDN"),
            ["Japan"] = new("JPN"),
        ["Malaysia"] = new("MYS"), ["Philippines"] = new("PHL"), ["Saudi Arabia"] = new("SAU"), ["Singapore"] = new("SGP"), ["South Korea"] = new("KOR"),
        ["Thailand"] = new("THA"), ["United Arab Emirates"] = new("ARE"), ["United States of America"] = new("USA"), ["Vietnam"] = new("VNM"),
    };

    private static List<Ballot> Votes() =>
        VotesFile.Read(Repository.SharedPath("data", "un", "unga_votes_1946_2024_long.csv.gz"), null, StateCodes.Iso3, TextWriter.Null);

    [Fact]
    public void Turning_points_of_the_Turing_data_reach_the_goal()
    {
        var annotations = new SortedDictionary<string, Dictionary<string, List<int>>>(StringComparer.Ordinal);
        foreach (var row in Csv("tcpd", "annotations.csv"))
        {
            if (!annotations.TryGetValue(row["dataset"], out var of)) annotations.Add(row["dataset"], of = []);
            if (!of.TryGetValue(row["annotator"], out var list)) of.Add(row["annotator"], list = []);
            if (row["cp"].Length > 0) list.Add(int.Parse(row["cp"], CultureInfo.InvariantCulture));
        }
        double f1 = 0, cover = 0;
        var count = 0;
        foreach (var series in Csv("tcpd", "series.csv").GroupBy(r => r["dataset"]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            // The 30 complete series of one column.
            if (series.Any(r => r["value"].Length == 0 || r["value2"].Length > 0)) continue;
            var values = series.Select(r => double.Parse(r["value"], CultureInfo.InvariantCulture)).ToArray();
            var found = Segmentation.Find([values]).Points.Select(p => p.Index).ToArray();
            f1 += TuringScores.F1(annotations[series.Key].Values, found);
            cover += TuringScores.Cover(annotations[series.Key].Values, found, values.Length);
            count++;
        }
        Assert.Equal(30, count);
        Assert.InRange(f1 / count, 0.84, 1);
        Assert.InRange(cover / count, 0.75, 1);
    }

    [Fact]
    public void Ideal_points_of_a_decade_agree_with_the_published_ones()
    {
        var votes = Votes();
        votes.RemoveAll(b => b.Session is < 30 or > 39);
        var published = Csv("un", "IdealpointestimatesAll_Apr2020.csv.gz").GroupBy(r => (int.Parse(r["session"], CultureInfo.InvariantCulture), r["iso3c"]))
            .ToDictionary(g => g.Key, g => double.Parse(g.First()["IdealPoint"], CultureInfo.InvariantCulture));
        var correlations = IdealPointModel.Fit(votes).Points.Where(p => published.ContainsKey((p.Session, p.State))).GroupBy(p => p.Session)
            .Select(g => Correlation([.. g.Select(p => p.Estimate)], [.. g.Select(p => published[(p.Session, p.State)])])).ToArray();
        Assert.Equal(10, correlations.Length);
        Assert.InRange(correlations.Average(), 0.98, 1);
    }

    [Fact]
    public void Agreement_scores_are_the_published_ones()
    {
        var published = Csv("un", "bsv_agreement_selected_pairs_1946_2023.csv").Where(r => Codes.ContainsKey(r["country_a"])
            && Codes.ContainsKey(r["country_b"]) && r["agree"] is not ("" or "NA"))
            .ToDictionary(r => (int.Parse(r["year"], CultureInfo.InvariantCulture), new Dyad(Codes[r["country_a"]], Codes[r["country_b"]])),
                r => double.Parse(r["agree"], CultureInfo.InvariantCulture));
        var wanted = Codes.Values.Select(c => c.Value).ToHashSet();
        var votes = Votes();
        votes.RemoveAll(b => !wanted.Contains(b.State));
        var differences = SessionAgreement.Of(votes)
            .Select(p => (Key: (p.Session + 1945, new Dyad(new(p.A), new(p.B))), Value: AgreementMeasures.Agreement(p.Table)))
            .Where(p => p.Value is not null && published.ContainsKey(p.Key)).Select(p => Math.Abs(p.Value!.Value - published[p.Key])).Order().ToArray();
        Assert.InRange(differences.Length, 4000, 6000);
        Assert.InRange(differences[differences.Length / 2], 0, 0.001);
        Assert.InRange(differences.Count(d => d < 0.02) / (double)differences.Length, 0.96, 1);
    }

    private static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        var cross = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return cross / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }

    private static IEnumerable<Dictionary<string, string>> Csv(params string[] path)
    {
        var file = Repository.SharedPath(["data", .. path]);
        Stream stream = File.OpenRead(file);
        if (file.EndsWith(".gz", StringComparison.Ordinal)) stream = new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Replace("\"", "", StringComparison.Ordinal).Split(',');
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Replace("\"", "", StringComparison.Ordinal).Split(',');
            // A country's name with a comma in it is the last column where one occurs.
            yield return header.Select((h, i) => (h, Value: i < fields.Length ? fields[i] : "")).ToDictionary(p => p.h, p => p.Value);
        }
    }
}
