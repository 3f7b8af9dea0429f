using System.Text.Json;
using Entente.Cli;
using Entente.Ledger;
using Entente.Ledger.Review;
using Entente.Store;
using Entente.Store.Review;
using Entente.SystemTests.Ledger;
using Entente.Tests.Coding;
using Entente.Tests.Ledger;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Review;

/// <summary>`entente review` over a ledger of one contested matter, and the samples for specs.</summary>
public sealed class ReviewCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private string LedgerPath => scratch.File("ledger.duckdb");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Two_persons_disagree_beside_the_claim_and_change_nothing()
    {
        Dispute();
        var queue = Lines("review", "next", "--format", "jsonl");
        Assert.StartsWith("alone stands", queue[0].GetProperty("why").GetString());
        var id = queue[0].GetProperty("id").GetString()!;
        var before = Run("propositions", "--without-review", "--format", "jsonl").Output;
        Assert.Equal(ExitCode.WrongUsage, Run("review", "accept", id).Code);
        Assert.Equal(ExitCode.WrongUsage, Run("review", "wrong", id, "--by", "A").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("review", "correct", id, "--by", "A").Code);
        Assert.Equal(ExitCode.Untraceable, Run("review", "accept", "c-zz", "--by", "A").Code);
        Assert.Equal(ExitCode.Done, Run("review", "wrong", id, "--by", "A. Analyst", "--why", "\u202Eit says <b>otherwise</b>").Code);
        Assert.Equal(ExitCode.Done, Run("review", "accept", id, "--by", "B").Code);
        Assert.Equal(ExitCode.Done, Run("review", "correct", id, "--by", "b", "--actor", "Brazil", "--voice", "fact").Code);

        var mine = Assert.Single(Lines("claims", "--format", "jsonl"), c => c.GetProperty("id").GetString() == id).GetProperty("review");
        Assert.Equal(3, mine.GetArrayLength());
        Assert.StartsWith("held to be wrong by A. Analyst, ", mine[0].GetString());
        Assert.Contains("actor BRA, voice fact", mine[1].GetString());
        Assert.Equal("the reviewers disagree", mine[2].GetString());
        Assert.DoesNotContain('\u202E', Run("claims").Output);
        Assert.Equal(before, Run("propositions", "--without-review", "--format", "jsonl").Output);
        Assert.DoesNotContain(Lines("review", "next", "--format", "jsonl"), q => q.GetProperty("id").GetString() == id);
        Assert.Contains(Lines("review", "next", "100", "--by", "C", "--format", "jsonl"), q => q.GetProperty("id").GetString() == id);
        Assert.Contains("review: verdict v-", Run("show", id).Output);
        Assert.Equal(3, Lines("review", "list", "--format", "jsonl").Count);

        var file = scratch.File("reviews.jsonl");
        Assert.Equal(ExitCode.Done, Run("review", "export", "-o", file).Code);
        Dispute(scratch.File("other.duckdb"));
        foreach (var told in new[] { "3 verdicts taken in, 0 ", "0 verdicts taken in, 3 " })
            Assert.Contains(told, ProgramChild.Run("review", "import", file, "--ledger", scratch.File("other.duckdb")).Error);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"by\":\"B\"", "\"by\":\"D\"", StringComparison.Ordinal));
        var (code, _, error) = ProgramChild.Run("review", "import", file, "--ledger", scratch.File("other.duckdb"));
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("reviews.jsonl:2: ", error);
    }

    [Fact]
    public void Verdict_is_seen_from_its_own_day()
    {
        Dispute();
        using var ledger = LedgerFile.Open(LedgerPath, LedgerAccess.Write, TimeProvider.System);
        var claim = LedgerView.Of(ledger, new ClaimFilter()).Claims[0].Id;
        Verdict Given(int day, VerdictKind kind) => new(claim, kind, null, "A", Instant.FromUtc(2025, 3, day, 12, 0), "because");
        Assert.Equal(2, Verdicts.Add(ledger, Given(2, VerdictKind.Wrong), Given(5, VerdictKind.Right)));
        Assert.Equal(0, Verdicts.Add(ledger, Given(2, VerdictKind.Wrong)));
        VerdictKind? On(int day) => LedgerView.Of(ledger, new ClaimFilter { AsOf = new LocalDate(2025, 3, day) })
            .Verdicts.GetValueOrDefault(claim)?.Last.Single().Kind;
        Assert.Null(On(1));
        Assert.Equal(VerdictKind.Wrong, On(2));
        Assert.Equal(VerdictKind.Right, On(5));
    }

    [Fact]
    public void Specs_are_read_by_the_reader_of_specs()
    {
        var article = scratch.File("a.txt");
        File.WriteAllText(article, "Published 19 June 2024\n\nKenya accused Uganda of shelling a border post. Turkey sent medical supplies to "
            + "Pakistan after the flood.\n");
        Assert.Equal(ExitCode.Done, Run("brief", article, "--date", "2024-06-19").Code);
        var claims = Lines("claims", "--format", "jsonl");
        string Id(string type) => claims.First(c => c.GetProperty("type").GetString() == type).GetProperty("id").GetString()!;
        Assert.Equal(ExitCode.Done, Run("review", "accept", Id("AID"), "--by", "A").Code);
        Assert.Equal(ExitCode.Done, Run("review", "correct", Id("ACCUSE"), "--recipient", "Rwanda", "--by", "A").Code);
        Assert.Equal(ExitCode.Done, Run("review", "export", "--specs", scratch.File("specs.md")).Code);
        var lines = File.ReadAllLines(scratch.File("specs.md"));
        Assert.Contains("@ 2024-06-19 Turkey sent medical supplies to Pakistan after the flood. -> TUR AID PAK", lines[1]);
        Assert.StartsWith("@ 2024-06-19 Kenya accused Uganda of shelling a border post. -> KEN ACCUSE RWA", lines[0]);
        Assert.Null(SpecLine.WrongIn(lines[1]));
        Assert.NotNull(SpecLine.WrongIn(lines[0]));
    }

    private void Dispute(string? path = null)
    {
        using var ledger = LedgerFile.Open(path ?? LedgerPath, LedgerAccess.Write, TimeProvider.System);
        RecordingTests.Record(ledger, Coded.ArmsDispute());
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) => ProgramChild.Run([.. arguments, "--ledger", LedgerPath]);

    private List<JsonElement> Lines(params string[] arguments) => [.. Run(arguments).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(l => JsonDocument.Parse(l).RootElement.Clone())];
}
