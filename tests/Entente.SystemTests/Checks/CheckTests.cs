using System.Text.Json;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Store;
using Entente.Store.Alignment;
using Entente.SystemTests.Datasets;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Checks;

/// <summary>`entente check` end to end: real data where the machine has them, and an empty ledger, on which nothing may be told.</summary>
public sealed class CheckTests
{
    private static readonly string Articles = Path.Combine(Repository.Root, "tests", "Entente.SystemTests", "Checks", "articles");

    [Fact]
    public void Empty_ledger_supports_and_contradicts_nothing()
    {
        using var ledger = new TestLedger();
        ledger.File.Dispose();
        foreach (var article in Directory.EnumerateFiles(Articles, "*.txt").Order(StringComparer.Ordinal))
        {
            using var check = Check(article, ledger.File.FilePath);
            var judgements = check.RootElement.GetProperty("judgements").EnumerateArray().ToList();
            Assert.NotEmpty(judgements);
            Assert.All(judgements, j => Assert.Equal("cannot be told", j.GetProperty("then").GetProperty("answer").GetString()));
            Assert.All(judgements, j => Assert.Equal("cannot be told", j.GetProperty("now").GetProperty("answer").GetString()));
        }
    }

    [Fact]
    public void Sanctions_and_votes_answer_whether_a_state_is_isolated()
    {
        using var ledger = new TestLedger();
        ledger.Load("gsdb", Repository.SharedPath("data", "sanctions", "gsdb_v3_cases_1949_2022.csv"));
        ledger.File.Dispose();
        // One data set alone is too little, whatever it says.
        using var check = Check(Path.Combine(Articles, "northern-front.txt"), ledger.File.FilePath);
        var isolated = check.RootElement.GetProperty("judgements").EnumerateArray().Single(j => j.GetProperty("kind").GetString() == "isolated");
        Assert.Equal("cannot be told", isolated.GetProperty("then").GetProperty("answer").GetString());
        Assert.Contains(isolated.GetProperty("then").GetProperty("figures").EnumerateArray(), f => f.GetProperty("measure")
            .GetString() == "sanctioners" && f.TryGetProperty("score", out _));
    }

    [Fact]
    public void Large_share_of_trade_supports_dependence_and_a_silent_register_contradicts_none()
    {
        using var ledger = new TestLedger();
        ledger.Load("itpde", Repository.SharedPath("data", "trade", "itpde_bilateral_trade_2000_2016.csv.gz"));
        ledger.File.Dispose();
        string Answer(string article)
        {
            using var check = Check(Path.Combine(Articles, article), ledger.File.FilePath);
            return check.RootElement.GetProperty("judgements").EnumerateArray().Single(j => j.GetProperty("kind").GetString() == "dependence")
                .GetProperty("then").GetProperty("answer").GetString()!;
        }
        Assert.Equal("supported", Answer("northern-front.txt"));
        Assert.Equal("cannot be told", Answer("quiet-neighbours.txt"));
    }

    [Fact]
    public void Every_quote_stands_at_its_offsets_and_later_years_are_never_used_then()
    {
        using var ledger = new TestLedger();
        ledger.Load("ucdp-conflict", Repository.SharedPath("data", "conflict", "ucdp_acd_v25_1_1946_2024.csv"));
        ledger.File.Dispose();
        var article = Path.Combine(Articles, "souring-partners.txt");
        var text = File.ReadAllText(article);
        using var check = Check(article, ledger.File.FilePath);
        foreach (var j in check.RootElement.GetProperty("judgements").EnumerateArray())
        {
            foreach (var q in j.GetProperty("quotes").EnumerateArray())
                Assert.Equal(q.GetProperty("quote").GetString(), text[q.GetProperty("start").GetInt32()..q.GetProperty("end").GetInt32()]);
            foreach (var f in j.GetProperty("then").GetProperty("figures").EnumerateArray())
                if (f.TryGetProperty("last_year", out var last)) Assert.True(last.GetInt32() < 2016);
        }
    }

    [Fact]
    public void Checked_document_is_no_witness_of_its_own()
    {
        using var ledger = new TestLedger();
        ledger.File.Dispose();
        var article = ledger.Folder.File("own.txt");
        File.WriteAllText(article, "Published 5 May 2020.\n\nNorway imposed sanctions on Chad on 3 March 2019.");
        Assert.Equal(0, Cli.CommandLine.Run(["brief", article, "-o", ledger.Folder.File("own.md"), "--ledger", ledger.File.FilePath]));
        using var file = LedgerFile.Open(ledger.File.FilePath, LedgerAccess.Read, TimeProvider.System);
        using var command = file.Connection.CreateCommand();
        command.CommandText = "SELECT document_id FROM document";
        var document = (string)command.ExecuteScalar()!;
        var request = new AlignmentRequest { Pair = new Dyad(new("NOR"), new("TCD")), To = new(2020, 12, 31) };
        RecordValue In2019(AlignmentRequest asked)
        {
            var pair = FaceReader.Read(file, ActorRegister.Embedded, asked).Pairs[0];
            return pair[StandingRecord.Sanction, 2019 - pair.FirstYear];
        }
        Assert.Equal(RecordValue.Reported, In2019(request));
        Assert.Equal(RecordValue.Unknown, In2019(request with { WithoutDocument = document }));
    }

    [Fact]
    public void Bloc_is_told_by_pacts_where_there_are_no_votes()
    {
        using var ledger = new TestLedger();
        ledger.Load("atop", Repository.SharedPath("data", "alliances", "atop51_directed_dyad_year_1815_2018.csv.gz"));
        ledger.Load("cow-nmc", Repository.SharedPath("data", "states", "cow_nmc_cinc_v7_1816_2022.csv.gz"));
        ledger.File.Dispose();
        var article = ledger.Folder.File("bloc.txt");
        File.WriteAllText(article, "Published 9 October 2018.\n\nPoland, Hungary and the Czech Republic stand as one bloc.");
        using var check = Check(article, ledger.File.FilePath);
        var bloc = check.RootElement.GetProperty("judgements").EnumerateArray().First(j => j.GetProperty("kind").GetString() == "bloc");
        var figures = bloc.GetProperty("then").GetProperty("figures").EnumerateArray().ToList();
        Assert.Equal(1, figures.Single(f => f.GetProperty("measure").GetString() == "together").GetProperty("score").GetDouble());
    }

    [Fact]
    public void What_an_author_expects_of_a_pair_is_not_decided_by_what_has_been()
    {
        using var ledger = new TestLedger();
        ledger.File.Dispose();
        var article = ledger.Folder.File("ahead.txt");
        File.WriteAllText(article, "Published 20 June 2024.\n\nRussia and North Korea signed a treaty in Pyongyang on 19 June 2024. "
            + "Cooperation between Russia and North Korea is likely to deepen. A defence pact between India and Vietnam is likely within three years. "
            + "New American sanctions on Turkey are likely.");
        using var check = Check(article, ledger.File.FilePath);
        var ahead = check.RootElement.GetProperty("judgements").EnumerateArray().Where(j => j.GetProperty("kind").GetString() == "outlook").ToList();
        Assert.Equal(["IND VNM", "PRK RUS", "TUR USA"], ahead.Select(j => string.Join(' ', j.GetProperty("states").EnumerateArray().Select(s => s.GetString())
            .Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
        Assert.All(ahead, j => Assert.Equal("cannot be told", j.GetProperty("then").GetProperty("answer").GetString()));
        Assert.DoesNotContain(check.RootElement.GetProperty("judgements").EnumerateArray(), j => j.GetProperty("kind").GetString() == "ties-deepening");
        var text = ledger.Folder.File("check.txt");
        Assert.Equal(0, Cli.CommandLine.Run(["check", article, "-o", text, "--ledger", ledger.File.FilePath]));
        Assert.Contains("“Cooperation between Russia and North Korea is likely to deepen”: cannot be told",
            string.Join(' ', File.ReadAllText(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static JsonDocument Check(string article, string ledger)
    {
        var output = Path.Combine(Path.GetDirectoryName(ledger)!, "check.json");
        Assert.Equal(0, Cli.CommandLine.Run(["check", article, "--format", "json", "-o", output, "--ledger", ledger]));
        return JsonDocument.Parse(File.ReadAllText(output));
    }
}
