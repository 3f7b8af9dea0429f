using Entente.Actors;
using Entente.Ledger.Notes;
using NodaTime;
using Xunit;

namespace Entente.Tests.Ledger;

/// <summary>Words of persons on things of the ledger.</summary>
public sealed class NoteTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 3, 2, 12, 0);
    private const string Claim = "c-0123456789abcdef0123";

    [Fact]
    public void Anchor_is_a_key_a_state_or_two_in_the_order_of_their_keys()
    {
        Assert.Equal("claim", new NoteAnchor(Claim).Kind);
        Assert.Equal(new NoteAnchor("PRK RUS"), NoteAnchor.Of(new ActorId("RUS"), new ActorId("PRK")));
        Assert.Equal(("pair", 2), (new NoteAnchor("RUS PRK").Kind, new NoteAnchor("RUS PRK").States.Count));
        Assert.Equal(("state", 1), (new NoteAnchor("PRK").Kind, new NoteAnchor("PRK").States.Count));
        foreach (var text in new[] { "", "c-12", "e-0123456789abcdef0123", "PRK PRK", "PRK RUS USA", "prk", "<b>", Claim + "\n" })
            Assert.Throws<ArgumentException>(() => new NoteAnchor(text));
    }

    [Fact]
    public void Note_has_words_a_name_and_bounds_and_keeps_what_was_typed()
    {
        Note Of(string text, string by = "A", string? on = null) => new(new NoteAnchor(Claim), text, on, by, Noon);
        Assert.Equal("# one\n\n  - two", Of("# one\r\n\r\n  - two \n").Text);
        foreach (var wrong in new Func<Note>[] { () => Of(" \n"), () => Of("x", " "), () => Of("x\u001b[2J"),
            () => Of("x", "A\nB"), () => Of("x", "A", "2024-13"),
            () => Of("x", "A", "June"), () => Of(new string('x', Note.LongestText + 1)), () => Of("x\ud800") })
            Assert.Throws<ArgumentException>(wrong);
        Assert.Equal("A, 2025-03-02, on 2024-06", Of("x", "A", "2024-06").Words);
        Assert.Equal(5, new[] { Of("x"), Of("y"), Of("x", "B"), Of("x", "A", "2024"), new(new NoteAnchor("PRK"), "x", null, "A", Noon) }
            .Select(n => n.Id).Distinct().Count());
        Assert.Equal(Of("x").Id, Of("x").Id);
    }

    [Fact]
    public void Note_and_withdrawal_go_through_a_line_and_an_altered_line_is_refused()
    {
        var note = new Note(new NoteAnchor("RUS PRK"), "“so” <b>\n\nit is", "2024", "Ä", Noon);
        var withdrawal = new NoteWithdrawal(note.Id, "B", Noon, null);
        Assert.Equal((note, null), NoteJson.Read(NoteJson.Line(note)));
        Assert.Equal((null, withdrawal), NoteJson.Read(NoteJson.Line(withdrawal)));
        Assert.All([NoteJson.Line(note), NoteJson.Line(withdrawal)], l => Assert.True(NoteJson.Is(l)));
        Assert.Throws<ArgumentException>(() => NoteJson.Read(NoteJson.Line(note).Replace("it is", "it isn't", StringComparison.Ordinal)));
        Assert.Throws<ArgumentException>(() => NoteJson.Read(NoteJson.Line(withdrawal).Replace("\"B\"", "\"C\"", StringComparison.Ordinal)));
        foreach (var line in new[] { "", "[]", "{", "{\"id\":\"v-1\"}" }) Assert.False(NoteJson.Is(line));
    }
}
