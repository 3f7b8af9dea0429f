using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Ledger;
using Entente.Reading;
using Entente.Store;
using Entente.Tests.Ledger;
using Entente.Time;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Ledger;

public sealed class RecordingTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly LedgerFile ledger;

    public RecordingTests() => ledger = LedgerFile.Open(scratch.File("x.ledger"), LedgerAccess.Write, TimeProvider.System);

    public void Dispose()
    {
        ledger.Dispose();
        scratch.Dispose();
    }

    internal static Run RunOf(DocumentVersion document) => new()
    {
        Command = "test", Inputs = [new(document.Location, document.Sha256)], Started = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
    };

    internal static ReadingResult Record(LedgerFile ledger, Coded coded) =>
        new ReadingRecorder(ledger).Record(coded.Document, coded.Text, coded.Read, s => s, RunOf(coded.Document));

    [Fact]
    public void Recorded_claims_are_read_back_as_they_were()
    {
        var coded = Coded.ArmsDispute();
        var result = Record(ledger, coded);
        Assert.True(result.IsNewDocument);
        Assert.Equal(coded.Claims.Length, result.NewClaims);
        var back = ClaimRows.Of(ledger, coded.Claims.Select(c => c.Id));
        Assert.Equal(coded.Claims.OrderBy(c => c.Id).Select(Print), back.Select(Print));
        var matter = Assert.Single(result.Contested);
        Assert.Equal(2, matter.Against.Length);
    }

    [Fact]
    public void Reading_twice_changes_nothing()
    {
        var coded = Coded.ArmsDispute();
        Record(ledger, coded);
        var before = Everything();
        var again = Record(ledger, coded);
        Assert.Equal((false, 0), (again.IsNewDocument, again.NewClaims));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void Many_recorded_at_once_are_as_recorded_one_by_one()
    {
        // The second and third stand at one place; the fourth is the first again.
        (string Text, string Location)[] texts = [("Russia invaded Ukraine on 24 February 2022.", "a.txt"),
            ("Russia bombed Ukraine. Poland condemned Russia.", "b.txt"), ("Russia bombed Ukraine on 3 March 2022. Poland condemned Russia.", "b.txt"),
            ("Russia invaded Ukraine on 24 February 2022.", "a.txt"), ("Poland sent tanks to Ukraine. Russia denied that it had bombed Ukraine.", "c.txt")];
        var readings = texts.Select(t =>
        {
            var document = DocumentReader.Read(Encoding.UTF8.GetBytes(t.Text), t.Location);
            return (document, StatementReader.Default.Read(document).Coded(), RunOf(DocumentVersion.Of(document)));
        }).ToList();
        using var other = LedgerFile.Open(scratch.File("y.ledger"), LedgerAccess.Write, TimeProvider.System);
        foreach (var (document, coded, run) in readings) new ReadingRecorder(ledger).Record(document, coded, run);
        new ReadingRecorder(other).Record(readings);
        foreach (var table in (string[])["document", "document_location", "reading", "reading_claim", "claim", "current_claim", "proposition",
            "proposition_claim", "event", "event_claim"])
            Assert.Equal(Keys(ledger, table), Keys(other, table));
        Assert.True(Keys(ledger, "event").Count > 2);
        Assert.Equal(4, Keys(ledger, "document").Count);

        static List<string> Keys(LedgerFile file, string table) =>
            [.. Strings(file, $"SELECT to_json(x)::VARCHAR AS s FROM \"{table}\" x ORDER BY s")
                .Select(r => Regex.Replace(r, "\"recorded_at\":\"[^\"]*\"", ""))];
    }

    [Fact]
    public void Changed_document_is_a_new_version_and_its_claims_replace_the_old_ones()
    {
        Record(ledger, Shelling("Peru shelled Chile.", "a.txt", new(2024, 1, 1)));
        var changed = Record(ledger, Shelling("Correction. Peru shelled Chile.", "a.txt", new(2024, 1, 1)));
        Assert.True(changed.IsNewDocument);
        Assert.Empty(changed.OtherClaims);
        Assert.Equal(2, Count("document"));
        Assert.Equal(2, Count("claim"));
        Assert.Equal(1, Count("current_claim"));
        Assert.Equal(1, Assert.Single(changed.Events).Documents);
    }

    [Fact]
    public void As_of_a_day_shows_what_was_public_by_then()
    {
        Record(ledger, Shelling("Peru shelled Chile.", "a.txt", new(2024, 1, 1)));
        Record(ledger, Shelling("Peru denied it. Peru shelled Chile.", "b.txt", new(2024, 3, 1), denied: true));
        PropositionStatus[] StatusOn(LocalDate day) => [.. LedgerView.Of(ledger, new ClaimFilter { AsOf = day }).Propositions.Select(p => p.Status)];
        Assert.Empty(StatusOn(new(2023, 12, 31)));
        Assert.Equal([PropositionStatus.Asserted], StatusOn(new(2024, 1, 1)));
        Assert.Equal([PropositionStatus.Contested], StatusOn(new(2024, 3, 1)));
    }

    [Fact]
    public void As_of_a_day_before_a_correction_shows_what_stood_there_then()
    {
        Record(ledger, Shelling("Peru shelled Chile.", "a.txt", new(2024, 1, 1)));
        Record(ledger, Shelling("Nothing at all: Peru shelled Chile.", "a.txt", new(2024, 3, 1), denied: true));
        Assert.Equal(PropositionStatus.Asserted, Assert.Single(LedgerView.Of(ledger, new ClaimFilter { AsOf = new(2024, 2, 1) }).Propositions).Status);
        Assert.Equal(PropositionStatus.DeniedOnly, Assert.Single(LedgerView.Of(ledger, new ClaimFilter()).Propositions).Status);
    }

    [Fact]
    public void Stored_propositions_and_events_are_those_made_from_the_claims()
    {
        Record(ledger, Coded.ArmsDispute());
        Record(ledger, Shelling("Peru shelled Chile.", "a.txt", new(2024, 1, 1)));
        Record(ledger, Shelling("Again: Peru shelled Chile.", "b.txt", new(2024, 1, 2)));
        var view = LedgerView.Of(ledger, new ClaimFilter());
        Assert.Equal(view.Propositions.Select(p => $"{p.Id} {p.Status} {p.Statement}").Order(StringComparer.Ordinal),
            Strings("SELECT proposition_id || ' ' || status || ' ' || statement FROM proposition").Select(s => s).Order(StringComparer.Ordinal),
                StringComparer.OrdinalIgnoreCase);
        Assert.Equal(view.Events.Select(e => e.Id.Value).Order(StringComparer.Ordinal), Strings("SELECT event_id FROM event").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("PER", "CHL", 1)]
    [InlineData("CHL", "PER", 0)]
    public void Filters_keep_direction_where_the_act_has_one(string actor, string recipient, int found)
    {
        Record(ledger, Shelling("Peru shelled Chile.", "a.txt", new(2024, 1, 1)));
        Assert.Equal(found, LedgerView.Of(ledger, new ClaimFilter { Actor = new ActorId(actor), Recipient = new ActorId(recipient) }).Claims.Length);
        Assert.Equal(found, LedgerView.Of(ledger, new ClaimFilter { Actor = new ActorId(actor), Type = EventType.Assault, Document = "a.txt",
            From = new(2023, 1, 1), To = new(2025, 1, 1) }).Events.Length);
    }

    [Fact]
    public void Hostile_text_is_kept_as_text()
    {
        var coded = Shelling("'); DROP TABLE claim; -- \u001b[31m\t\"Peru shelled Chile.", "a'b.txt", new(2024, 1, 1));
        Record(ledger, coded);
        Assert.Equal(1, Count("claim"));
        Assert.Equal(coded.Text, Strings("SELECT text FROM document").Single());
    }

    internal static Coded Shelling(string text, string location, LocalDate published, bool denied = false)
    {
        var c = new Coded(text, location) { Published = published };
        c.Events.Add(c.Event(EventType.Assault, "Peru shelled Chile", "shelled", "shell", c.Who("Peru shelled"[..4], "PER"), c.Who("Chile", "CHL")) with
        {
            Attributions = denied ? [c.Says(c.Who("Peru", "PER"), Stance.Denies, "shelled")] : [],
        });
        return c;
    }

    private static string Print(Claim c) => (c with { Contexts = [], Subjects = [], Against = [], Attributions = [] }) + string.Join(';', c.Attributions)
        + string.Join(';', c.Subjects) + string.Join(';', c.Against) + string.Join(';', c.Contexts);

    private string Everything() => string.Join('\n', Strings("SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' ORDER BY 1")
        .SelectMany(t => Strings($"SELECT '{t} ' || to_json(x)::VARCHAR AS s FROM \"{t}\" x ORDER BY s")));

    private List<string> Strings(string sql) => Strings(ledger, sql);

    private static List<string> Strings(LedgerFile file, string sql)
    {
        using var command = file.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read()) all.Add(reader.GetString(0));
        return all;
    }

    private long Count(string table) => long.Parse(Strings($"SELECT count(*)::VARCHAR FROM {table}")[0], System.Globalization.CultureInfo.InvariantCulture);
}
