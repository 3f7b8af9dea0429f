using Entente.Ledger;
using Entente.Ledger.Review;
using Entente.Reading;
using NodaTime;
using Xunit;

namespace Entente.Tests.Ledger;

/// <summary>Verdicts on claims, and which claims to look at first.</summary>
public sealed class ReviewTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 3, 2, 12, 0);

    private readonly Coded coded = Coded.ArmsDispute();

    private Claim Charge => coded.Claims.First(c => c.Type == Entente.Coding.EventType.Aid);

    [Fact]
    public void Last_verdict_of_each_person_counts_and_difference_is_told()
    {
        Verdict Of(string by, VerdictKind kind, int hour) => new(Charge.Id, kind, null, by, Noon + Duration.FromHours(hour), "because");
        var held = ClaimVerdicts.Of([Of("A", VerdictKind.Right, 2), Of("B", VerdictKind.Right, 0), Of("a", VerdictKind.Wrong, 1)])[Charge.Id];
        Assert.Equal(["B", "A"], held.Last.Select(v => v.By));
        Assert.False(held.IsDisputed);
        var split = ClaimVerdicts.Of([Of("A", VerdictKind.Right, 0), Of("B", VerdictKind.Wrong, 1)])[Charge.Id];
        Assert.True(split.IsDisputed);
        Assert.Equal(["held to be right by A, 2025-03-02: because", "held to be wrong by B, 2025-03-02: because", "the reviewers disagree"], split.Lines);
    }

    [Fact]
    public void Correction_keeps_what_differs_in_the_words_of_specs()
    {
        Correction Of(params (string, string?)[] given) => Correction.Of(given.Select(g => KeyValuePair.Create(g.Item1, g.Item2)), Charge);
        Assert.Equal("recipient SYR/MIL, voice fact, date 2024-02", Of(("actor", "PER"), ("recipient", "Syria/MIL"), ("voice", "Fact"),
            ("date", "2024-02")).ToString());
        Assert.Equal("recipient -", Of(("recipient", "-"), ("type", "")).ToString());
        foreach (var (name, text) in new[] { ("actor", "Brazl"), ("type", "3"), ("voice", "loud"), ("date", "2024-13"), ("date", "2024-02-30"),
            ("mode", "x"), ("actor", "PER") })
            Assert.Throws<ArgumentException>(() => Of((name, text)));
    }

    [Fact]
    public void Verdict_has_a_name_a_reason_where_it_is_wrong_and_bounds()
    {
        Verdict Of(VerdictKind kind, string by, string? why) => new(Charge.Id, kind, null, by, Noon, why);
        Assert.Throws<ArgumentException>(() => Of(VerdictKind.Wrong, "A", " "));
        Assert.Throws<ArgumentException>(() => Of(VerdictKind.Right, " ", null));
        Assert.Throws<ArgumentException>(() => Of(VerdictKind.Right, "A\u001b[2J", null));
        Assert.Throws<ArgumentException>(() => Of(VerdictKind.Corrected, "A", null));
        Assert.Throws<ArgumentException>(() => Of(VerdictKind.Right, "A", new string('x', Verdict.LongestReason + 1)));
        Assert.NotEqual(Of(VerdictKind.Right, "A", null).Id, Of(VerdictKind.Right, "B", null).Id);
    }

    [Fact]
    public void Verdict_goes_through_a_line_and_an_altered_line_is_refused()
    {
        var given = new Verdict(Charge.Id, VerdictKind.Corrected, Correction.Of([KeyValuePair.Create("actor", (string?)"BRA")], Charge), "Ä <b>",
            Noon, "“so”\nit is");
        Assert.Equal(given, VerdictJson.Read(VerdictJson.Line(given)));
        Assert.Throws<ArgumentException>(() => VerdictJson.Read(VerdictJson.Line(given).Replace("BRA", "PER", StringComparison.Ordinal)));
        foreach (var line in new[] { "", "[]", "{", "{\"verdict\":\"7\"}" }) Assert.Throws<ArgumentException>(() => VerdictJson.Read(line));
    }

    [Fact]
    public void Queue_has_what_alone_holds_up_a_side_before_the_others()
    {
        var propositions = PropositionMatcher.Match(coded.Claims, null);
        var events = EventMerger.Merge(coded.Claims, propositions, null);
        var matter = Assert.Single(ContestedMatter.Of(propositions, coded.Claims));
        var none = ClaimVerdicts.Of([]);
        var queue = ReviewQueue.Of(coded.Claims, propositions, events, none, null);
        Assert.Equal(Assert.Single(matter.For).Id, queue[0].Claim.Id);
        Assert.Equal(matter.Against.Select(c => c.Id).Order(), queue.Skip(1).Take(2).Select(q => q.Claim.Id).Order());
        var held = ClaimVerdicts.Of([new Verdict(queue[0].Claim.Id, VerdictKind.Right, null, "A", Noon, null)]);
        Assert.DoesNotContain(queue[0].Claim.Id, ReviewQueue.Of(coded.Claims, propositions, events, held, "a").Select(q => q.Claim.Id));
        Assert.DoesNotContain(queue[0].Claim.Id, ReviewQueue.Of(coded.Claims, propositions, events, held, null).Select(q => q.Claim.Id));
        Assert.Equal(queue[0].Claim.Id, ReviewQueue.Of(coded.Claims, propositions, events, held, "B")[^1].Claim.Id);
    }

    [Fact]
    public void Spec_says_what_is_to_be_read()
    {
        var day = new LocalDate(2024, 6, 20);
        var line = ClaimSpec.Line("Japan has accused\nPeru of it.", day, Charge, null, coded.Claims.First(c => c.Type == Entente.Coding.EventType.Accuse));
        Assert.Equal("@ 2024-06-20 Japan has accused Peru of it. -> JPN ACCUSE PER; about=PER AID CHL; by=JPN alleges", line);
        foreach (var sentence in new[] { "# x", "~x", "@ x", "a -> b", " " }) Assert.Null(ClaimSpec.Line(sentence, day, Charge, null, null));
        Assert.Equal(Voice.Alleged, ClaimVoice.Of(Charge));
    }
}
