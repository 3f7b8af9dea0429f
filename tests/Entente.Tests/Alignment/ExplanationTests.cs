using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Explanation;
using Entente.Alignment.Faces;
using Xunit;

namespace Entente.Tests.Alignment;

public sealed class ExplanationTests
{
    private static readonly ImmutableArray<Predictor> Two =
        [new("x", PredictorGroup.Interests, "x", []), new("z", PredictorGroup.Values, "z", [])];

    private static ActorId State(int i) => new($"S{i:00}");

    /// <summary>Two predictors with slopes 1.5 and -0.5; every state has an effect of its own on its dyads' response and on x.</summary>
    private static DyadicSample World(int states, int seed, double slope = 1.5, double effect = 0.5)
    {
        var random = new Random(seed);
        double Noise() => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
        var own = Enumerable.Range(0, states).Select(_ => (Response: effect * Noise(), X: Noise())).ToArray();
        var rows = new List<DyadObservation>();
        for (var i = 0; i < states; i++)
            for (var j = i + 1; j < states; j++)
            {
                double x = own[i].X + own[j].X + Noise(), z = Noise();
                rows.Add(new(new Dyad(State(i), State(j)), 2000, slope * x - 0.5 * z + own[i].Response + own[j].Response + 0.3 * Noise(), 0.1, [x, z]));
            }
        return new(Two, rows);
    }

    [Fact]
    public void Regression_recovers_slopes_exactly_without_noise()
    {
        var rows = from i in Enumerable.Range(0, 6) from j in Enumerable.Range(i + 1, 5 - i) from year in new[] { 2000, 2001 }
                   let x = (double)(i * j % 5) let z = (double)((i + 2 * j + year) % 7)
                   select new DyadObservation(new Dyad(State(i), State(j)), year, 2 * x - 3 * z + (year - 2000) * 10, 0, [x, z]);
        var fit = DyadicRegression.Fit(new DyadicSample(Two, rows));
        Assert.Equal([2, -3], fit.Coefficients.Select(c => Math.Round(c, 9)));
        Assert.Equal(1, fit.RSquared, 9);
        Assert.Equal(0, fit.StandardError(0), 6);
    }

    [Fact]
    public void Variance_is_the_double_sum_over_pairs_of_observations_that_share_a_state()
    {
        var sample = World(9, 4);
        var fit = DyadicRegression.Fit(sample);
        // The estimator as written (Aronow, Samii and Assenova 2015, eq. 4), by brute force.
        int n = sample.Observations.Length;
        double xx = 0, xz = 0, zz = 0;
        for (var i = 0; i < n; i++)
        {
            var r = sample.Row(i);
            xx += r[0] * r[0];
            xz += r[0] * r[1];
            zz += r[1] * r[1];
        }
        var determinant = xx * zz - xz * xz;
        // First row of the inverse, times the scores: the influence of each observation on the first slope.
        var influence = Enumerable.Range(0, n).Select(i =>
        {
            var r = sample.Row(i);
            var residual = r[2] - fit.Coefficients[0] * r[0] - fit.Coefficients[1] * r[1];
            return (zz * r[0] - xz * r[1]) / determinant * residual;
        }).ToArray();
        double variance = 0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
            {
                var (a, b) = (sample.Observations[i].Dyad, sample.Observations[j].Dyad);
                if (a.A == b.A || a.A == b.B || a.B == b.A || a.B == b.B) variance += influence[i] * influence[j];
            }
        Assert.Equal(variance * 9 / 8, fit.Covariance[0, 0], 12);
    }

    [Fact]
    public void Interval_covers_the_slope_as_often_as_it_says()
    {
        var covered = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var fit = DyadicRegression.Fit(World(30, seed));
            if (Math.Abs(fit.Coefficients[0] - 1.5) < 1.645 * fit.StandardError(0)) covered++;
        }
        // 90% asked; clusters on 30 states are few, which is known to make it somewhat too narrow. Independent errors would cover about half.
        Assert.InRange(covered / 200.0, 0.80, 0.95);
    }

    [Fact]
    public void Shares_of_independent_predictors_are_their_squared_correlations()
    {
        double[,] cross = { { 1, 0, 0.6 }, { 0, 1, 0.3 }, { 0.6, 0.3, 1 } };
        Assert.Equal([0.36, 0.09], ShapleyShares.Of(cross, [PredictorGroup.Interests, PredictorGroup.Values]).Select(s => Math.Round(s, 12)));
    }

    [Fact]
    public void Shares_of_correlated_predictors_are_the_mean_over_orders()
    {
        // r12 = .5, r1y = .6, r2y = .5: R2 = (.36 + .25 - 2 * .5 * .6 * .5) / .75 = .413333; LMG of the first (.36 + .413333 - .25) / 2.
        double[,] cross = { { 1, 0.5, 0.6 }, { 0.5, 1, 0.5 }, { 0.6, 0.5, 1 } };
        Assert.Equal([0.261667, 0.151667], ShapleyShares.Of(cross, [PredictorGroup.Interests, PredictorGroup.Values]).Select(s => Math.Round(s, 6)));
    }

    [Fact]
    public void Shares_add_up_and_two_copies_share_alike_within_their_group()
    {
        double[,] cross = { { 1, 1, 0.5, 0.6 }, { 1, 1, 0.5, 0.6 }, { 0.5, 0.5, 1, 0.5 }, { 0.6, 0.6, 0.5, 1 } };
        var shares = ShapleyShares.Of(cross, [PredictorGroup.Interests, PredictorGroup.Interests, PredictorGroup.Values]);
        Assert.Equal(shares[0], shares[1], 9);
        // A copy changes nothing of its group's share: that is what Owen's grouping is for.
        Assert.Equal(0.261667, shares[0] + shares[1], 6);
        Assert.Equal(0.413333, shares.Sum(), 6);
    }

    [Fact]
    public void Bootstrap_is_the_same_for_the_same_seed_and_holds_the_share()
    {
        var sample = World(20, 1);
        var (one, groups) = StateBootstrap.Shares(sample, 60, 7);
        Assert.Equal(one, StateBootstrap.Shares(sample, 60, 7).Predictors);
        Assert.InRange(one[0].Value, one[0].Lower, one[0].Upper);
        Assert.Equal(one[0].Value, groups[PredictorGroup.Interests].Value, 12);
    }

    [Fact]
    public void Account_adds_up_to_the_pairs_distance_from_the_mean()
    {
        var sample = World(12, 3);
        var account = PairAccount.OfLevel(sample, DyadicRegression.Fit(sample), new Dyad(State(2), State(5)))!;
        Assert.Equal(account.Distance.Value, account.Groups.Values.Sum(g => g.Value) + account.Neither.Value, 9);
        Assert.Equal(account.Groups[PredictorGroup.Interests].Value - account.Groups[PredictorGroup.Values].Value, account.InterestsLessValues.Value, 9);
        Assert.Null(PairAccount.OfChange(sample, DyadicRegression.Fit(sample), new Dyad(State(2), State(5))));
    }

    [Fact]
    public void Test_of_interest_follows_who_made_the_pair_close()
    {
        Verdict Of(double distance, double interests, double values) =>
            InterestTest.Of(new PairAccount([2000], Near(distance), [], ImmutableSortedDictionary<PredictorGroup, ShareInterval>.Empty
            .Add(PredictorGroup.Interests, Near(interests)).Add(PredictorGroup.Values, Near(values)), Near(0), Near(interests - values)));
        static ShareInterval Near(double value) => new(value, value - 0.1, value + 0.1);
        Assert.Equal(Verdict.Supported, Of(1, 0.6, 0.2));
        Assert.Equal(Verdict.Contradicted, Of(1, 0.2, 0.6));
        Assert.Equal(Verdict.CannotBeTold, Of(1, 0.3, 0.25));
        Assert.Equal(Verdict.CannotBeTold, Of(0.05, 0.6, 0.2));
        Assert.Equal(Verdict.Supported, Of(-1, -0.6, 0.2));
        Assert.Equal(Verdict.CannotBeTold, Of(1, 0.05, -0.6));
    }

    [Fact]
    public void Answer_falls_when_one_form_says_the_opposite()
    {
        Assert.Equal(Verdict.Supported, InterestTest.Overall([Verdict.Supported, Verdict.Supported, Verdict.CannotBeTold]));
        Assert.Equal(Verdict.CannotBeTold, InterestTest.Overall([Verdict.Supported, Verdict.Supported, Verdict.Supported, Verdict.Contradicted]));
        Assert.Equal(Verdict.CannotBeTold, InterestTest.Overall([Verdict.Contradicted, Verdict.CannotBeTold]));
        Assert.Equal(Verdict.CannotBeTold, InterestTest.Overall([]));
    }

    [Fact]
    public void Faces_together_say_what_some_say_and_none_denies()
    {
        Assert.Equal(Verdict.Supported, InterestTest.AcrossFaces([Verdict.CannotBeTold, Verdict.Supported, Verdict.Supported]));
        Assert.Equal(Verdict.CannotBeTold, InterestTest.AcrossFaces([Verdict.Contradicted, Verdict.Supported]));
        Assert.Equal(Verdict.Contradicted, InterestTest.AcrossFaces([Verdict.Contradicted, Verdict.CannotBeTold]));
        Assert.Equal(Verdict.CannotBeTold, InterestTest.AcrossFaces([]));
    }

    [Fact]
    public void Face_is_explained_only_in_years_of_its_record()
    {
        var dyad = new Dyad(new ActorId("AAA"), new ActorId("BBB"));
        var evidence = new FaceEvidence(dyad, 2000, 6);
        Array.Fill(evidence.Exists, true);
        for (var t = 0; t < 3; t++) evidence[StandingRecord.Sanction, t] = RecordValue.Yes;
        var explained = YearlyFaces.Of([evidence], Face.Sanctions, FaceParametersFile.Embedded[(int)Face.Sanctions], new HashSet<int> { 2001, 2002, 2003 });
        Assert.Equal([2001, 2002], explained.Keys.Select(k => k.Year).Order());
        Assert.Empty(YearlyFaces.Of([evidence], Face.Votes, FaceParametersFile.Embedded[(int)Face.Votes], new HashSet<int> { 2001 }));
    }
}
