using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Blocs;
using Entente.Blocs.Ties;
using Xunit;

namespace Entente.Tests.Blocs;

public sealed class BlocStudyTests
{
    private static readonly string[] West = ["AAA", "BBB", "CCC"], East = ["XXX", "YYY", "ZZZ"];

    [Fact]
    public void Two_camps_are_found_with_certainty_and_whoever_has_no_tie_stands_aside()
    {
        var study = BlocStudy.Of(Camps(), [.. West, .. East, "LON"], new BlocStudyOptions { Draws = 40 });
        Assert.Equal([West, East], study.Division.Best.NamesOf(study.Division.Graph));
        Assert.Equal(0, study.Division.Frustration);
        Assert.Equal(["LON"], study.Untied);
        Assert.All(study.Membership!.States, s => Assert.True(s.IsCore));
        Assert.Empty(study.Pivotal);
        Assert.Empty(study.Against);
        Assert.All(study.Variants, v => Assert.Empty(v.Moved));
    }

    [Fact]
    public void State_whose_votes_are_near_the_threshold_is_fringe()
    {
        var pairs = CampsAndOneBetween();
        var study = BlocStudy.Of(pairs, [.. West, .. East, "MMM"], new BlocStudyOptions { Draws = 100 });
        Assert.False(study.Membership!.States.Single(s => s.State == "MMM").IsCore);
        Assert.True(study.Membership.States.Single(s => s.State == "AAA").IsCore);
    }

    [Fact]
    public void Same_seed_same_memberships_whatever_the_number_of_workers()
    {
        var pairs = CampsAndOneBetween();
        double[] Of(int seed, int workers) =>
            [.. BlocStudy.Of(pairs, [], new BlocStudyOptions { Draws = 60, Seed = seed, Workers = workers }).Membership!.States.Select(s => s.InItsBloc)];
        Assert.Equal(Of(1, 1), Of(1, 2));
        Assert.NotEqual(Of(1, 2), Of(2, 2));
    }

    [Fact]
    public void Tie_against_the_division_is_named_with_its_ground()
    {
        var pairs = Camps().ToList();
        pairs[0] = pairs[0] with { Standing = [StandingRecord.Dispute] };
        var study = BlocStudy.Of(pairs, [], new BlocStudyOptions { Draws = 0 });
        Assert.Equal("hostile: militarized dispute", Assert.Single(study.Against).Words);
        Assert.Null(study.Membership);
    }

    [Fact]
    public void Bridge_state_that_holds_two_groups_together_is_pivotal()
    {
        // Two pairs with a single hostile tie between them, and a bridge friendly with all four.
        PairYear[] pairs = [Friends("AAA", "BBB"), Friends("XXX", "YYY"), Foes("AAA", "XXX"),
            .. new[] { "AAA", "BBB", "XXX", "YYY" }.Select(s => Friends("MMM", s))];
        var study = BlocStudy.Of(pairs, [], new BlocStudyOptions { Draws = 0 });
        Assert.Equal(1, study.Division.Best.BlocCount);
        var pivot = Assert.Single(study.Pivotal, p => p.State == "MMM");
        Assert.Equal(2, pivot.Moved.Count);
    }

    [Fact]
    public void Years_faces_of_pairs_that_do_not_stand_out_leave_everyone_untied()
    {
        var study = BlocStudy.Of([TieRuleTests.Pair(votes: 0)], ["AAA", "BBB"], new BlocStudyOptions());
        Assert.Equal(["AAA", "BBB"], study.Untied);
        Assert.Empty(study.Ties);
    }

    [Fact]
    public void Bloc_that_comes_again_after_some_years_keeps_its_number_and_moves_are_told()
    {
        var both = Divide(Camps());
        var one = Divide(Camps().Where(p => West.Contains(p.Pair.A.Value) && West.Contains(p.Pair.B.Value)));
        ImmutableArray<string> states = [.. West, .. East];
        var course = BlocCourse.Of([new(2001, states, [], both), new(2002, states, [], one), new(2003, states, [], both)]);
        Assert.Equal(2, course.BlocCount);
        Assert.Null(course.BlocOf(2002, "XXX"));
        Assert.Equal(course.BlocOf(2001, "XXX"), course.BlocOf(2003, "XXX"));
        Assert.Equal(["XXX", "YYY", "ZZZ"], course.Moves().Where(m => m.Year == 2002 && m.To is null).Select(m => m.State));
        Assert.DoesNotContain(course.Moves(), m => West.Contains(m.State));
    }

    [Fact]
    public void Most_active_are_the_majors_then_those_with_most_acts_on_record()
    {
        FaceEvidence Pair(string a, string b, bool arms)
        {
            var pair = new FaceEvidence(new Dyad(new ActorId(a), new ActorId(b)), 2005, 6);
            Array.Fill(pair.Exists, true);
            for (var t = 0; t < 6; t++) pair[StandingRecord.Arms, t] = arms && t == 2 ? RecordValue.Yes : RecordValue.No;
            return pair;
        }
        FaceEvidence[] pairs = [Pair("BRA", "PER", true), Pair("CHL", "PER", false), Pair("BRA", "CHL", false), Pair("FRA", "CHL", false)];
        Assert.Equal(["BRA", "FRA", "PER"], ActiveStates.Of(pairs, 2010, 2010, 3).Select(s => s.Value));
        Assert.Empty(ActiveStates.Of(pairs, 1950, 1950, 3));
    }

    internal static Division Divide(IEnumerable<PairYear> pairs) => Divider.Divide(BlocStudy.GraphOf(BlocStudy.TiesOf(pairs, new TieRule())),
        new DivisionOptions { MostBlocs = null });

    internal static PairYear Friends(string a, string b) => TieRuleTests.Pair(votes: 2.5, a: a, b: b);

    internal static PairYear Foes(string a, string b) => TieRuleTests.Pair(votes: -2.5, a: a, b: b);

    private static PairYear[] Camps() =>
        [.. Within(West), .. Within(East), .. West.SelectMany(w => East.Select(e => Foes(w, e)))];

    // Its votes with the West are just over the threshold, with the East just under it.
    private static List<PairYear> CampsAndOneBetween()
    {
        var threshold = FaceQuantiles.Middle(Face.Votes, 2010) + TieRule.UsualThreshold + 1.645 * 0.3;
        return
        [
            .. Camps(),
            .. West.Select(w => TieRuleTests.Pair(votes: threshold + 0.05, a: "MMM", b: w)),
            .. East.Select(e => TieRuleTests.Pair(votes: threshold - 0.05, a: "MMM", b: e)),
        ];
    }

    private static IEnumerable<PairYear> Within(string[] camp) => [Friends(camp[0], camp[1]), Friends(camp[0], camp[2]), Friends(camp[1], camp[2])];
}
