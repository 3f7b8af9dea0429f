using Entente.Actors;
using Entente.Outlook;
using Xunit;

namespace Entente.SystemTests.Learning;

public class DyadOutlookTests
{
    private const int First = MadeWorld.First, Last = MadeWorld.First + MadeWorld.Years - 1;
    private static readonly DyadOptions Options = MadeWorld.Options;

    private static List<DyadHistory> Made(int seed = 5) => MadeWorld.Histories(seed);

    private static ActorId Id(int state) => MadeWorld.Id(state);

    private static DyadOutlook Said(IReadOnlyList<DyadHistory> histories, int pair, int origin, int horizon = 1, int trees = 0)
    {
        var options = Options with { Trees = trees };
        var features = DyadFeatures.Of(histories, origin);
        var test = DyadBacktest.Run(histories, features, DyadRecord.Dispute, horizon, origin, options);
        return DyadOutlook.Of(histories, features, pair, origin, test, options);
    }

    private static int OpenPair(IReadOnlyList<DyadHistory> histories, int origin, bool near) => Enumerable.Range(0, histories.Count)
        .First(p => histories[p].Opportunity(origin).Border == near && DyadCases.Open(histories[p], DyadRecord.Dispute, origin)
            && histories[p][DyadRecord.Sanction, origin] == false);

    [Fact]
    public void Years_after_the_origin_move_no_figure()
    {
        const int origin = Last - 6;
        var (known, poisoned) = (Made(), Made());
        foreach (var history in poisoned)
            for (var year = origin + 1; year <= Last; year++)
            {
                history.SetYear(year, year < Last, 0.9, true, true, 2);
                foreach (var record in Enum.GetValues<DyadRecord>()) history[record, year] = true;
            }
        var pair = OpenPair(known, origin, near: true);
        foreach (var horizon in new[] { 1, 3 })
        {
            var (before, after) = (Said(known, pair, origin, horizon, trees: 4), Said(poisoned, pair, origin, horizon, trees: 4));
            Assert.Equal((before.Chance, before.BaseRate, before.Recurrency), (after.Chance, after.BaseRate, after.Recurrency));
            Assert.Equal(before.Reasons, after.Reasons);
        }
    }

    [Fact]
    public void A_change_in_the_year_of_the_origin_moves_the_chance()
    {
        const int origin = Last - 6;
        var (known, changed) = (Made(), Made());
        var pair = OpenPair(known, origin, near: true);
        for (var year = origin - 4; year < origin; year++) changed[pair][DyadRecord.Dispute, year] = !known[pair][DyadRecord.Dispute, year];
        Assert.NotEqual(Said(known, pair, origin).Chance, Said(changed, pair, origin).Chance);
    }

    [Fact]
    public void Features_of_a_year_are_the_same_whether_or_not_later_years_are_read()
    {
        var histories = Made();
        var (some, all) = (DyadFeatures.Of(histories, First + 30), DyadFeatures.Of(histories, Last));
        Assert.True(some.Row(3, First + 30).SequenceEqual(all.Row(3, First + 30)));
        Assert.False(some.Has(3, First + 31));
        Assert.True(all.Has(3, First + 31));
    }

    [Fact]
    public void What_neighbours_and_past_tell_is_learned_and_beats_base_rate_and_recurrency()
    {
        var histories = Made();
        var test = DyadBacktest.Run(histories, DyadFeatures.Of(histories, Last), DyadRecord.Dispute, 1, Last, Options);
        Assert.True(test.Verdict == DyadVerdict.Offered, $"{test.BaseRate} {test.Recurrency} {test.Model}");
        Assert.True(test.SkillOnBaseRate.Value > 0.05, $"{test.SkillOnBaseRate}");
        Assert.True(test.SkillOnBaseRate.Low <= test.SkillOnBaseRate.Value && test.SkillOnBaseRate.Value <= test.SkillOnBaseRate.High);
        Assert.Equal((First + 25, Last - 1), (test.FirstOrigin, test.LastOrigin));
        Assert.Equal((test.Cases, test.Events), (test.Levels.Sum(l => l.Cases), test.Levels.Sum(l => l.Came)));
        foreach (var level in test.Levels.Where(l => l.Cases > 150)) Assert.InRange(level.Rate, level.Said - 0.1, level.Said + 0.1);
        int near = OpenPair(histories, Last, near: true), far = OpenPair(histories, Last, near: false);
        Assert.True(Said(histories, near, Last).Chance > 5 * Said(histories, far, Last).Chance);
        Assert.Contains(Said(histories, near, Last).Reasons.Take(3), r => r.Group == DyadFeatureGroup.Nearness && r.LogOdds > 0);
    }

    [Fact]
    public void What_comes_at_random_is_not_offered_with_skill()
    {
        var histories = Made();
        var test = DyadBacktest.Run(histories, DyadFeatures.Of(histories, Last), DyadRecord.Sanction, 1, Last, Options);
        Assert.InRange(test.SkillOnBaseRate.Value, -0.05, 0.01);
    }

    [Fact]
    public void Figures_do_not_depend_on_the_number_of_threads()
    {
        var histories = Made();
        var features = DyadFeatures.Of(histories, Last);
        DyadBacktest Run(int threads) => DyadBacktest.Run(histories, features, DyadRecord.Dispute, 3, Last, Options with { Threads = threads, Trees = 4 });
        var (one, two) = (Run(1), Run(2));
        Assert.Equal((one.Model, one.Calibration, one.SkillOnBaseRate), (two.Model, two.Calibration, two.SkillOnBaseRate));
    }

    [Fact]
    public void What_comes_counts_years_after_the_origin_within_the_horizon_only()
    {
        var history = new DyadHistory(new Dyad(Id(0), Id(1)), 2000, 5);
        for (var year = 2000; year <= 2004; year++) history.SetYear(year, year < 2004, double.NaN, false, false, 0);
        foreach (var (year, known) in new[] { (2000, false), (2001, false), (2002, true), (2003, false) }) history[DyadRecord.Sanction, year] = known;
        Assert.False(history.Comes(DyadRecord.Sanction, 2000, 1));
        Assert.True(history.Comes(DyadRecord.Sanction, 2000, 2));
        Assert.False(history.Comes(DyadRecord.Sanction, 2002, 1));
        Assert.Null(history.Comes(DyadRecord.Sanction, 2002, 2));
        Assert.Null(history.Comes(DyadRecord.Dispute, 2000, 1));
        Assert.Equal((1, 2002), history.Past(DyadRecord.Sanction, 2003));
        Assert.Equal((0, null), history.Past(DyadRecord.Sanction, 2001));
        Assert.True(DyadCases.Open(history, DyadRecord.Sanction, 2001));
        Assert.False(DyadCases.Open(history, DyadRecord.Sanction, 2002));
        Assert.False(DyadCases.Open(history, DyadRecord.Sanction, 2004));
    }

    [Fact]
    public void Third_parties_are_counted_from_both_sides()
    {
        var (ab, ac, bc) = (new DyadHistory(new Dyad(Id(0), Id(1)), 2000, 1), new DyadHistory(new Dyad(Id(0), Id(2)), 2000, 1),
            new DyadHistory(new Dyad(Id(1), Id(2)), 2000, 1));
        foreach (var history in new[] { ab, ac, bc }) history.SetYear(2000, true, double.NaN, false, false, 0);
        ac[DyadRecord.Defence, 2000] = true;
        bc[DyadRecord.Dispute, 2000] = true;
        var row = DyadFeatures.Of([ab, ac, bc], 2000).Row(0, 2000);
        Assert.Equal(Math.Log(2), row[DyadFeatures.ColumnOf("allies.disputes")], 1e-6);
        Assert.Equal(0, row[DyadFeatures.ColumnOf("allies.common")]);
        Assert.Equal(Math.Log(2), row[DyadFeatures.ColumnOf("allies.all")], 1e-6);
        Assert.Equal(Math.Log(61), row[DyadFeatures.ColumnOf("Dispute.gap")], 1e-6);
    }

    [Fact]
    public void A_short_record_is_refused_with_the_years_needed()
    {
        var histories = Made();
        var e = Assert.Throws<ArgumentException>(() => DyadBacktest.Run(histories, DyadFeatures.Of(histories, Last), DyadRecord.Dispute, 3, First + 20,
            Options));
        Assert.Contains("21 years", e.Message, StringComparison.Ordinal);
        Assert.Contains("32 are needed", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DyadBacktest.Run(histories, DyadFeatures.Of(histories, Last), DyadRecord.Visit, 1, Last, Options));
    }

    [Fact]
    public void Calibration_draws_in_what_was_said_too_strongly_and_caps_it()
    {
        // 4 of 10 came where .9 was said, 1 of 100 where .01 was.
        var past = Enumerable.Range(0, 200).Select(i => (Math.Log(9), i % 5 < 2)).Concat(Enumerable.Range(0, 2000).Select(i => (Math.Log(0.01 / 0.99),
            i % 100 == 0))).ToArray();
        var calibration = DyadCalibration.Of(past, 20);
        Assert.Equal(0.4, calibration.Cap, 1e-9);
        Assert.Equal(0.4, calibration.Of(Math.Log(9)), 0.02);
        Assert.InRange(calibration.Of(Math.Log(0.01 / 0.99)), 0.005, 0.02);
        Assert.Equal(1, DyadCalibration.Of(past, 1000).Cap);
        Assert.Equal(0.25, DyadCalibration.None.Of(Math.Log(1 / 3.0)), 1e-9);
    }

    [Fact]
    public void Trees_learn_what_is_no_sum()
    {
        // It comes where exactly one of two holds.
        var random = new Random(1);
        const int n = 2000;
        var values = new float[n * 2];
        var came = new bool[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < 2; j++) values[i * 2 + j] = (float)random.NextDouble();
            came[i] = values[i * 2] > 0.6 != values[i * 2 + 1] > 0.3;
        }
        var trees = BoostedTrees.Fit(values, 2, came, [.. Enumerable.Repeat(1.0, n)], new(Trees: 120));
        Assert.True(trees.LogOdds([0.9f, 0.1f]) > 2 && trees.LogOdds([0.1f, 0.9f]) > 2);
        Assert.True(trees.LogOdds([0.9f, 0.9f]) < -2 && trees.LogOdds([0.1f, 0.1f]) < -2);
    }
}
