using System.Text.Json;
using Entente.Cli;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using Entente.SystemTests.Ledger;
using Entente.Tests.Ledger;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Notes;

/// <summary>`entente note` over a ledger of one contested matter.</summary>
public sealed class NoteTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private string LedgerPath => scratch.File("ledger.duckdb");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Notes_are_only_added_and_seen_from_their_own_day_until_they_are_withdrawn()
    {
        using var ledger = Dispute(LedgerPath);
        Note Given(int day) => new(new NoteAnchor("PRK RUS"), "day " + day, null, "A", Instant.FromUtc(2025, 3, day, 12, 0));
        Assert.Equal(2, NoteRows.Add(ledger, Given(5), Given(2)));
        Assert.Equal(0, NoteRows.Add(ledger, Given(2)));
        NoteWithdrawal Taken(int day, string by) => new(Given(2).Id, by, Instant.FromUtc(2025, 3, day, 12, 0), null);
        Assert.Equal(2, NoteRows.Withdraw(ledger, Taken(9, "B"), Taken(7, "A")));
        Assert.Equal(0, NoteRows.Withdraw(ledger, Taken(7, "A")));
        IEnumerable<(string, string?)> On(int day) => NoteRows.About(ledger, ["PRK RUS"], new LocalDate(2025, 3, day))
            .Select(n => (n.Note.Text, n.Withdrawal?.By));
        Assert.Empty(On(1));
        Assert.Equal([("day 2", null)], On(4));
        Assert.Equal([("day 2", null), ("day 5", null)], On(6));
        Assert.Equal([("day 2", "A"), ("day 5", null)], On(8));
        Assert.Equal([("day 2", "A"), ("day 5", null)], On(20));
        Assert.Equal(["day 5", "day 2"], NoteRows.In(ledger).Select(n => n.Note.Text));
        Assert.Empty(LedgerAudit.Faults(ledger));
        using (var command = ledger.Connection.CreateCommand())
        {
            command.CommandText = "UPDATE note SET text = 'another' WHERE text = 'day 5'";
            command.ExecuteNonQuery();
        }
        Assert.Contains(LedgerAudit.Faults(ledger), f => f.StartsWith("1 notes or withdrawals", StringComparison.Ordinal));
    }

    [Fact]
    public void Note_is_shown_with_its_thing_listed_withdrawn_and_carried_to_another_ledger()
    {
        string matter, claim;
        using (var ledger = Dispute(LedgerPath))
        {
            var first = LedgerView.Of(ledger, new ClaimFilter()).Claims[0];
            (matter, claim) = (first.Key.Matter.Value, first.Id.Value);
        }
        Assert.Equal(ExitCode.WrongUsage, Run("note", "add", matter, "no name").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("note", "add", "North Korea", "PRK", "both", "--by", "A").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("note", "add", "UN", "no state", "--by", "A").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("note", "add", matter, "x", "--on", "2024-13", "--by", "A").Code);
        Assert.Equal(ExitCode.Untraceable, Run("note", "add", "m-zz", "x", "--by", "A").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("note", "add", matter, "a control character \u001b", "--by", "A").Code);
        Assert.Equal(ExitCode.Done, Run("note", "add", matter, "on the matter \u202Eevil", "--by", "A").Code);
        Assert.Equal(ExitCode.Done, Run("note", "add", claim, "=on\nthe claim", "--on", "2024-06", "--by", "A").Code);
        Assert.Equal(ExitCode.Done, Run("note", "add", "Russia", "North Korea", "on the pair", "--by", "B").Code);
        Assert.Equal(["on the matter \u202Eevil", "=on\nthe claim", "on the pair"], Lines("note", "list").Select(l => l.GetProperty("text").GetString()));
        Assert.DoesNotContain('\u202E', Run("note", "list").Output);
        Assert.Contains("'=on", Run("note", "list", "--format", "csv").Output);
        Assert.Single(Lines("note", "list", matter));
        Assert.Equal("PRK RUS", Assert.Single(Lines("note", "list", "PRK", "RUS")).GetProperty("about").GetString());
        Assert.Single(Lines("note", "list", "--by", "b"));

        var id = Assert.Single(Lines("note", "list", claim)).GetProperty("id").GetString()!;
        Assert.Contains("note: note " + id, Run("show", claim).Output);
        Assert.Contains("on the matter \\u202eevil", Run("show", matter).Output);
        Assert.Equal(ExitCode.WrongUsage, Run("cite", id).Code);
        Assert.Equal(ExitCode.Done, Run("note", "withdraw", id[..8], "--by", "C", "--why", "mistaken").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("note", "withdraw", id, "--by", "C").Code);
        Assert.Equal(ExitCode.WrongUsage, Run("note", "withdraw", claim, "--by", "C").Code);
        Assert.Contains("withdrawn: withdrawn by C, ", Run("show", id).Output);
        Assert.Equal(ExitCode.Done, Run("ledger", "check").Code);

        var file = scratch.File("reviews.jsonl");
        Assert.Equal(ExitCode.Done, Run("review", "export", "-o", file).Code);
        var other = scratch.File("other.duckdb");
        Dispute(other).Dispose();
        foreach (var told in new[] { "4 notes and withdrawals taken in, 0 ", "0 notes and withdrawals taken in, 4 " })
            Assert.Contains(told, ProgramChild.Run("review", "import", file, "--ledger", other).Error);
        Assert.Contains("withdrawn by C, ", ProgramChild.Run("show", id, "--ledger", other).Output);
        File.WriteAllText(file, File.ReadAllText(file).Replace("the claim", "no claim", StringComparison.Ordinal));
        Dispute(scratch.File("third.duckdb")).Dispose();
        var (code, _, error) = ProgramChild.Run("review", "import", file, "--ledger", scratch.File("third.duckdb"));
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("reviews.jsonl:2: ", error);
        Assert.Equal("[]\n", ProgramChild.Run("note", "list", "--format", "json", "--ledger", scratch.File("third.duckdb")).Output);
    }

    private static LedgerFile Dispute(string path)
    {
        var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System);
        RecordingTests.Record(ledger, Coded.ArmsDispute());
        return ledger;
    }

    private (int Code, string Output, string Error) Run(params string[] arguments) => ProgramChild.Run([.. arguments, "--ledger", LedgerPath]);

    private List<JsonElement> Lines(params string[] arguments) => [.. Run([.. arguments, "--format", "jsonl"]).Output
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.Clone())];
}
