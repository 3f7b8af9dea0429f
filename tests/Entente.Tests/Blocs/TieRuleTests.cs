using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Blocs.Ties;
using Xunit;

namespace Entente.Tests.Blocs;

/// <summary>The rule of docs/methods/blocs.md, on made faces of 2010; the year's median of all pairs is near 0 on every face.</summary>
public sealed class TieRuleTests
{
    private static readonly FaceYear Nothing = new(2010, 0, 1, 0, 1);

    [Fact]
    public void Votes_far_above_the_middle_are_a_friendly_tie_and_far_below_a_hostile_one()
    {
        Assert.Equal(1, new TieRule().Tie(Pair(votes: 2))!.Value.Sign);
        Assert.Equal(-1, new TieRule().Tie(Pair(votes: -2))!.Value.Sign);
        Assert.Null(new TieRule().Tie(Pair(votes: 0.3)));
    }

    [Fact]
    public void Nothing_known_is_no_tie() => Assert.Null(new TieRule().Tie(Pair()));

    [Fact]
    public void Wide_band_that_reaches_the_threshold_is_no_tie()
    {
        Assert.Null(new TieRule().Tie(Pair() with { Faces = [new(2010, 1.5, 0.85, 0, 1), Nothing, Nothing, Nothing] }));
        Assert.NotNull(new TieRule().Tie(Pair() with { Faces = [new(2010, 1.5, 0.3, 0, 1), Nothing, Nothing, Nothing] }));
    }

    [Theory]
    [InlineData(StandingRecord.Conflict, TieGround.Conflict)]
    [InlineData(StandingRecord.Dispute, TieGround.Dispute)]
    [InlineData(StandingRecord.Sanction, TieGround.SanctionRecord)]
    public void What_is_hostile_on_record_outweighs_votes_and_pact(StandingRecord record, TieGround ground)
    {
        var tie = new TieRule().Tie(Pair(votes: 2, security: 2) with { Standing = [StandingRecord.Defence, record] })!.Value;
        Assert.Equal((-1, ground), (tie.Sign, tie.Ground));
    }

    [Fact]
    public void Pact_outweighs_votes_apart_and_arms_do_not()
    {
        Assert.Equal(TieGround.DefencePact, new TieRule().Tie(Pair(votes: -2) with { Standing = [StandingRecord.Defence] })!.Value.Ground);
        Assert.Equal(-1, new TieRule().Tie(Pair(votes: -2, security: 2) with { Standing = [StandingRecord.Arms] })!.Value.Sign);
        Assert.Equal(1, new TieRule().Tie(Pair(security: 2))!.Value.Sign);
    }

    [Fact]
    public void Pact_that_stood_when_its_record_ended_holds_while_security_is_high()
    {
        Assert.Equal(1, new TieRule().Tie(Pair(votes: -2, security: 2) with { EndedInPact = true })!.Value.Sign);
        Assert.Equal(-1, new TieRule().Tie(Pair(votes: -2) with { EndedInPact = true })!.Value.Sign);
    }

    [Fact]
    public void Hostility_alone_turns_its_sign()
    {
        Assert.Equal(-1, new TieRule { Face = Face.Hostility }.Tie(Pair(votes: 2, hostility: 2))!.Value.Sign);
        Assert.Null(new TieRule { Face = Face.Sanctions }.Tie(Pair(votes: 2, hostility: 2)));
        Assert.False(new TieRule { Face = Face.Hostility }.HoldsTogether);
    }

    [Fact]
    public void Pact_of_a_record_that_ended_is_known_from_its_last_year()
    {
        var evidence = new FaceEvidence(new Dyad(new ActorId("BRA"), new ActorId("PER")), 2005, 6);
        Array.Fill(evidence.Exists, true);
        for (var t = 0; t < 4; t++) evidence[StandingRecord.Defence, t] = RecordValue.Yes;
        var faces = PairFaces.Run(evidence, FaceParametersFile.Embedded);
        Assert.False(PairYear.Of(faces, 3).EndedInPact);
        Assert.Contains(StandingRecord.Defence, PairYear.Of(faces, 3).Standing);
        Assert.True(PairYear.Of(faces, 5).EndedInPact);
        Assert.Empty(PairYear.Of(faces, 5).Standing);
    }

    internal static PairYear Pair(double? votes = null, double? security = null, double? hostility = null, string a = "AAA", string b = "BBB")
    {
        static FaceYear Known(double? mean) => mean is { } m ? new(2010, m, 0.3, m, 0.3) : Nothing;
        return new(new Dyad(new ActorId(a), new ActorId(b)), [Known(votes), Known(security), Known(hostility), Nothing], []);
    }
}
