using System.Text.Json;
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

    private static JsonDocument Check(string article, string ledger)
    {
        var output = Path.Combine(Path.GetDirectoryName(ledger)!, "check.json");
        Assert.Equal(0, Cli.CommandLine.Run(["check", article, "--format", "json", "-o", output, "--ledger", ledger]));
        return JsonDocument.Parse(File.ReadAllText(output));
    }
}
