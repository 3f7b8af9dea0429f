using Entente.Actors;
using Entente.Alignment.Faces;
using Xunit;

namespace Entente.Tests.Alignment;

public class FaceFilterTests
{
    private static readonly FaceParameters Votes = new(Face.Votes, 0.9, 0.4, [], new VoteParameters(0.2, 0.3, [new(1900, 0.05, 1)]));
    private static readonly FaceParameters Hostility = new(Face.Hostility, 0.92, 0.55,
        [new(StandingRecord.Dispute, -5, 2, -1, 0.8, 2, 1, 0.5), new(StandingRecord.Conflict, -8, 2, 0, 0.2, 1, 0.5, 1)]);

    private static FaceEvidence Pair(int years)
    {
        var pair = new FaceEvidence(new Dyad(new ActorId("BRA"), new ActorId("PER")), 1950, years);
        Array.Fill(pair.Exists, true);
        return pair;
    }

    private static FaceEvidence Disputes(string record)
    {
        var pair = Pair(record.Length);
        for (var t = 0; t < record.Length; t++)
            pair[StandingRecord.Dispute, t] = record[t] switch { '1' => RecordValue.Yes, '0' => RecordValue.No, 'r' => RecordValue.Reported,
                'c' => RecordValue.Charged, _ => RecordValue.Unknown };
        return pair;
    }

    [Fact]
    public void Nothing_on_record_leaves_the_middle_of_all_pairs()
    {
        foreach (var year in FaceFilter.Run(Pair(20), Hostility))
        {
            Assert.Equal(0, year.Mean, 10);
            Assert.Equal(1, year.Deviation, 10);
            Assert.False(year.IsKnown);
        }
    }

    [Fact]
    public void One_year_of_a_record_is_what_fine_summation_gives()
    {
        var pair = Disputes("1");
        double total = 0, first = 0, second = 0;
        for (var x = -8.0; x <= 8; x += 0.001)
        {
            double start = 1 / (1 + Math.Exp(5 - 2 * x)), stay = 1 / (1 + Math.Exp(1 - 0.8 * x));
            var weight = Math.Exp(-x * x / 2) * (start / (start + 1 - stay));
            (total, first, second) = (total + weight, first + weight * x, second + weight * x * x);
        }
        var year = FaceFilter.Run(pair, Hostility)[0];
        Assert.Equal(first / total, year.Mean, 3);
        Assert.Equal(Math.Sqrt(second / total - first / total * (first / total)), year.Deviation, 3);
    }

    // Three years of votes are jointly normal: mean and variance by the formula for conditioning, written out.
    [Fact]
    public void Votes_are_smoothed_as_joint_normals_are()
    {
        var pair = Pair(3);
        (pair.Kappa[0], pair.Kappa[2]) = (0.7, 0.1);
        pair.KappaVariance[0] = pair.KappaVariance[2] = 0.01;
        double noise = 0.05 * 0.05 + 0.01, near = 0.4 + 0.6 * 0.9, far = 0.4 + 0.6 * 0.81;
        // Of x1 given kappa0 and kappa2.
        double own = 0.09 + noise, cross = 0.09 * far, determinant = own * own - cross * cross;
        double d0 = 0.5, d2 = -0.1, c = 0.3 * near;
        var mean = c * (own * d0 - cross * d2) / determinant + c * (own * d2 - cross * d0) / determinant;
        var variance = 1 - 2 * c * c * (own - cross) / determinant;
        var year = FaceFilter.Run(pair, Votes)[1];
        Assert.Equal(mean, year.Mean, 9);
        Assert.Equal(Math.Sqrt(variance), year.Deviation, 9);
    }

    [Fact]
    public void After_the_last_record_the_band_widens_and_evidence_falls()
    {
        var years = FaceFilter.Run(Disputes("0110110000000???????????"), Hostility);
        for (var t = 14; t < years.Length; t++)
        {
            Assert.True(years[t].Deviation > years[t - 1].Deviation);
            Assert.True(years[t].Evidence < years[t - 1].Evidence);
        }
    }

    [Fact]
    public void More_disputes_are_more_hostility_and_a_border_explains_some()
    {
        double Mean(FaceEvidence pair) => FaceFilter.Run(pair, Hostility).Average(y => y.Mean);
        var far = Disputes("00010010010000");
        Assert.True(Mean(far) > Mean(Disputes("00010000000000")));
        Assert.True(Mean(Disputes("00010000000000")) > Mean(Disputes("00000000000000")));
        var near = Disputes("00010010010000");
        Array.Fill(near.Opportunity, new Opportunity(true, false, 0));
        Assert.True(Mean(near) < Mean(far));
    }

    [Fact]
    public void A_reported_deed_moves_less_than_a_recorded_one_and_a_charge_as_far_as_it_is_believed()
    {
        double Last(FaceEvidence pair) => FaceFilter.Run(pair, Hostility)[^1].Mean;
        var none = Last(Disputes("00000?"));
        double recorded = Last(Disputes("000001")), reported = Last(Disputes("00000r"));
        Assert.True(none < reported && reported < recorded);
        double Charged(double belief)
        {
            var pair = new FaceEvidence(new Dyad(new ActorId("BRA"), new ActorId("PER")), 1950, 6) { Belief = belief };
            Array.Fill(pair.Exists, true);
            for (var t = 0; t < 5; t++) pair[StandingRecord.Dispute, t] = RecordValue.No;
            pair[StandingRecord.Dispute, 5] = RecordValue.Charged;
            return Last(pair);
        }
        Assert.Equal(none, Charged(0), 6);
        Assert.Equal(recorded, Charged(1), 6);
        Assert.InRange(Charged(0.5), none, recorded);
    }

    [Fact]
    public void What_was_known_in_a_year_does_not_depend_on_later_ones()
    {
        var long_ = FaceFilter.Run(Disputes("0001001001"), Hostility);
        var short_ = FaceFilter.Run(Disputes("00010"), Hostility);
        for (var t = 0; t < 5; t++) Assert.Equal(short_[t].KnownMean, long_[t].KnownMean, 12);
    }

    [Fact]
    public void Nothing_is_observed_of_years_in_which_a_state_does_not_exist()
    {
        var pair = Disputes("0001001001");
        pair.Exists[9] = false;
        var without = Disputes("000100100?");
        Assert.Equal(FaceFilter.Run(without, Hostility).Select(y => y.Mean), FaceFilter.Run(pair, Hostility).Select(y => y.Mean));
    }

    [Fact]
    public void A_record_that_begins_and_ends_is_a_change_and_the_end_of_a_data_set_is_none()
    {
        static (int, bool)[] Changes(string record) => [.. new PairFaces(Disputes(record), []).Changes().Where(c => c.Record is not null)
            .Select(c => (c.Year, c.Began))];
        Assert.Equal([(1952, true), (1954, false)], Changes("0011000"));
        Assert.Equal([(1952, true)], Changes("0011??"));
        Assert.Equal([(1952, true), (1956, false)], Changes("001011000"));
        Assert.Equal([(1953, true)], Changes("???r"));
    }

    [Fact]
    public void Parameters_are_written_and_read_again()
    {
        var again = FaceParametersFile.Read("x", FaceParametersFile.Write(FaceParametersFile.Embedded, ["a card"]));
        Assert.Equal(FaceParametersFile.Embedded.Select(p => (p.Face, p.Persistence, p.Lasting)), again.Select(p => (p.Face, p.Persistence, p.Lasting)));
        Assert.Equal(FaceParametersFile.Embedded.SelectMany(p => p.Standing), again.SelectMany(p => p.Standing));
        Assert.Contains("'many' is no number", Assert.Throws<InvalidDataException>(() => FaceParametersFile.Read("x", "votes\tcourse\t0.9\tmany"))
            .Message, StringComparison.Ordinal);
        Assert.Contains("votes has no row 'course'", Assert.Throws<InvalidDataException>(() => FaceParametersFile.Read("x", "")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-9, 1)]
    [InlineData(9, 99)]
    public void Percentiles_stay_between_one_and_ninety_nine(double value, double expected) =>
        Assert.Equal(expected, FaceQuantiles.Percentile(Face.Votes, 1990, value));

    [Theory]
    [InlineData(22, 1972)]
    [InlineData(9, 1959)]
    public void New_course_is_found_where_votes_turn(int at, int year)
    {
        var turn = Assert.Single(Turns(VotesOf(40, t => t < at ? 0.05 : 0.75)));
        Assert.Equal((Face.Votes, year), (turn.Face, turn.Year));
        Assert.InRange(turn.Probability, 0.9, 1);
        Assert.InRange(turn.After - turn.Before, 1.2, 2.4);
        Assert.InRange(turn.Year, turn.Earliest, turn.Latest);
    }

    [Fact]
    public void Two_turns_are_two_new_courses() =>
        Assert.Equal([(1962, true), (1977, false)], Turns(VotesOf(40, t => t is >= 12 and < 27 ? 0.6 : 0.1)).Select(t => (t.Year, t.After > t.Before)));

    // Steady votes, votes that change little by little, nothing on record, a record too short.
    [Fact]
    public void No_new_course_is_told_where_nothing_turned()
    {
        Assert.Empty(Turns(VotesOf(40, _ => 0.3)));
        Assert.Empty(Turns(VotesOf(40, t => 0.1 + (0.012 * t))));
        Assert.Empty(Turns(Pair(40)));
        Assert.Empty(Turns(VotesOf(8, t => t < 4 ? 0.05 : 0.55)));
    }

    // Years that no data set covers before and behind the record are no turns.
    [Fact]
    public void End_of_the_record_is_no_new_course()
    {
        var pair = VotesOf(60, t => 0.6);
        for (var t = 0; t < 60; t++) if (t is < 15 or > 45) pair.Kappa[t] = double.NaN;
        Assert.Empty(Turns(pair));
    }

    private static FaceEvidence VotesOf(int years, Func<int, double> kappa)
    {
        var pair = Pair(years);
        for (var t = 0; t < years; t++) (pair.Kappa[t], pair.KappaVariance[t]) = (kappa(t) + (0.02 * Math.Sin(7 * t)), 0.002);
        return pair;
    }

    private static IEnumerable<FaceTurn> Turns(FaceEvidence pair) =>
        FaceTurns.Of(pair, [Votes, new(Face.Security, 0.9, 0.5, []), Hostility, new(Face.Sanctions, 0.9, 0.5, [])]);
}
