using Entente.Actors;
using Entente.Alignment.Faces;
using Xunit;

namespace Entente.Tests.Alignment;

public sealed class FaceRecordTests
{
    private static FaceEvidence Pair(int years)
    {
        var pair = new FaceEvidence(new Dyad(new ActorId("BRA"), new ActorId("PER")), 1950, years);
        Array.Fill(pair.Exists, true);
        return pair;
    }

    private static FaceEvidence Votes(double variance, params double[] kappas)
    {
        var pair = Pair(kappas.Length);
        kappas.CopyTo(pair.Kappa, 0);
        Array.Fill(pair.KappaVariance, variance);
        return pair;
    }

    private static IEnumerable<(int, bool, string)> Turns(FaceEvidence pair) =>
        new PairFaces(pair, []).Changes().Select(c => (c.Year, c.Began, c.Words));

    [Fact]
    public void Evidence_needs_a_year() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaceEvidence(new Dyad(new ActorId("BRA"), new ActorId("PER")), 1950, 0));

    [Fact]
    public void Votes_that_rise_come_nearer_and_that_fall_go_apart()
    {
        Assert.Equal([(1951, true, "votes came nearer, kappa 0.50 to 0.75")], Turns(Votes(0.0001, 0.5, 0.75)));
        Assert.Equal([(1951, false, "votes went apart, kappa 0.75 to 0.50")], Turns(Votes(0.0001, 0.75, 0.5)));
    }

    [Fact]
    public void Votes_turn_from_fifteen_hundredths_and_beyond_twice_their_error()
    {
        Assert.Empty(Turns(Votes(0.0001, 0.5, 0.64)));
        Assert.Single(Turns(Votes(0.0001, 0.5, 0.66)));
        Assert.Empty(Turns(Votes(0.01, 0.1, 0.38)));
        Assert.Single(Turns(Votes(0.01, 0.1, 0.39)));
    }

    [Fact]
    public void Votes_are_compared_over_three_years_of_silence_and_no_longer()
    {
        const double none = double.NaN;
        Assert.Single(Turns(Votes(0.0001, 0.1, none, none, 0.9)));
        Assert.Empty(Turns(Votes(0.0001, 0.1, none, none, none, 0.9)));
    }

    // 1 yes, 0 no, ? unknown; + began, - ended.
    [Theory]
    [InlineData("01", "1951+")]
    [InlineData("100", "")]
    [InlineData("1000", "1951-")]
    [InlineData("1000?", "1951-")]
    [InlineData("100?", "")]
    [InlineData("1001", "")]
    [InlineData("10001", "1951- 1954+")]
    [InlineData("0101", "1951+")]
    [InlineData("011000", "1951+ 1953-")]
    public void A_record_has_ended_once_two_years_without_it_are_known(string record, string changes)
    {
        var pair = Pair(record.Length);
        for (var t = 0; t < record.Length; t++)
            pair[StandingRecord.Dispute, t] = record[t] switch { '1' => RecordValue.Yes, '0' => RecordValue.No, _ => RecordValue.Unknown };
        Assert.Equal(changes, string.Join(' ', Turns(pair).Select(c => $"{c.Item1}{(c.Item2 ? '+' : '-')}")));
    }

    [Fact]
    public void A_record_knows_its_face()
    {
        foreach (var face in FaceModel.Faces)
            Assert.All(FaceModel.RecordsOf(face), record => Assert.Equal(face, FaceModel.FaceOf(record)));
    }

    [Fact]
    public void Records_are_called_by_their_names()
    {
        var pair = Pair(2);
        foreach (var record in Enum.GetValues<StandingRecord>()) (pair[record, 0], pair[record, 1]) = (RecordValue.No, RecordValue.Yes);
        pair[StandingRecord.Sanction, 1] = RecordValue.Charged;
        pair[StandingRecord.Arms, 1] = RecordValue.Reported;
        Assert.Equal(
            ["a defence pact began", "a pact other than of defence began", "arms deliveries began as documents tell", "a militarized dispute began",
             "an armed conflict began", "sanctions began, charged and denied"],
            Turns(pair).Select(t => t.Item3));
    }

    [Fact]
    public void Years_beyond_the_record_leave_it_as_it_is_and_widen_the_band()
    {
        var pair = Votes(0.01, 0.6, 0.61, 0.6, 0.62);
        var parameters = FaceParametersFile.Embedded[(int)Face.Votes];
        var (faces, ahead) = (FaceFilter.Run(pair, parameters), FaceFilter.Run(pair.Extended(3), parameters));
        Assert.Equal(faces.Length + 3, ahead.Length);
        for (var t = 0; t < faces.Length; t++) Assert.Equal(faces[t].Mean, ahead[t].Mean, 12);
        for (var t = faces.Length; t < ahead.Length; t++) Assert.True(ahead[t].Deviation > ahead[t - 1].Deviation);
        Assert.InRange(ahead[^1].Mean, 0, faces[^1].Mean);
        Assert.Equal(pair.LastRecord(Face.Votes), pair.Extended(3).LastRecord(Face.Votes));
    }

    [Fact]
    public void The_last_record_is_of_the_face_asked_for_and_of_a_year_in_which_both_exist()
    {
        var pair = Votes(0.01, 0.2, 0.3, double.NaN, double.NaN);
        pair[StandingRecord.Conflict, 2] = RecordValue.No;
        pair[StandingRecord.Sanction, 0] = RecordValue.Yes;
        pair[StandingRecord.Sanction, 3] = RecordValue.Yes;
        Assert.Equal((1951, 1952, 1953), (pair.LastRecord(Face.Votes), pair.LastRecord(Face.Hostility), pair.LastRecord(Face.Sanctions)));
        Assert.Null(pair.LastRecord(Face.Security));
        pair.Exists[3] = false;
        Assert.Equal(1950, pair.LastRecord(Face.Sanctions));
    }

    [Fact]
    public void Band_is_of_ninety_percent_and_a_face_is_known_from_a_fifth_of_its_variance()
    {
        var year = new FaceYear(1950, 1, 0.5, 0, 1);
        Assert.Equal(0.1776, year.Lower, 4);
        Assert.Equal(1.8224, year.Upper, 4);
        Assert.Equal(0.75, year.Evidence, 12);
        Assert.True(year.IsKnown);
        Assert.False((year with { Deviation = 0.9 }).IsKnown);
        Assert.Equal(0, (year with { Deviation = 1.2 }).Evidence);
        Assert.Equal(1, (year with { Deviation = 0 }).Evidence);
    }

    [Theory]
    [InlineData("USA", 1946, true)]
    [InlineData("RUS", 2000, true)]
    [InlineData("CHN", 1949, false)]
    [InlineData("CHN", 1950, true)]
    [InlineData("JPN", 1990, false)]
    [InlineData("DEU", 1991, true)]
    [InlineData("BRA", 2000, false)]
    public void Major_powers_are_those_of_the_list(string state, int year, bool major) => Assert.Equal(major, Opportunity.IsMajor(state, year));
}
