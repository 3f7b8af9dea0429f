using System.Collections.Immutable;
using Entente.Outlook;
using Xunit;

namespace Entente.SystemTests.Learning;

public class EventForecasterTests
{
    private const int Days = 80, Entities = 14, Relations = 3;
    private static readonly ForecasterOptions Small = new() { Passes = 2, Units = 20 };

    // 0 visits 1 every second day and is visited back the day after; the rest is drawn at random.
    private static List<StreamFact> Stream(int seed = 5)
    {
        var random = new Random(seed);
        var facts = new List<StreamFact>();
        for (var day = 1; day <= Days; day++)
        {
            facts.Add(day % 2 == 0 ? new(0, 0, 1, day) : new(1, 0, 0, day));
            for (var i = 0; i < 6; i++) facts.Add(new(random.Next(Entities), random.Next(Relations), random.Next(Entities), day));
        }
        return facts;
    }

    private static EventForecaster Learned(IEnumerable<StreamFact> facts, ForecasterOptions? options = null) =>
        EventForecaster.Learn(StreamNames.None(Entities, Relations), facts, options ?? Small);

    private static IEnumerable<StreamFact> Before(int day, int seed = 5) => Stream(seed).Where(f => f.Day < day);

    [Fact]
    public void What_happens_every_other_day_is_expected_first()
    {
        var ranking = Learned(Before(Days)).AsOf(Days).Rank(new(0, 0));
        Assert.Equal(1, ranking[0].Entity);
        Assert.InRange(ranking.Sum(e => e.Chance), 0.5, 1.0000001);
    }

    [Fact]
    public void Facts_of_the_day_and_after_change_no_forecast_for_it()
    {
        const int day = 60;
        var plain = Backtest(Stream(), day);
        var poisoned = Backtest([.. Stream().Select(f => f.Day >= day ? f with { Object = (f.Object + 1) % Entities } : f)], day);
        Assert.Equal(plain, poisoned);
    }

    // The way of a backtest: learn from the first part, then day by day; what is said for one day.
    private static ImmutableArray<ExpectedEvent> Backtest(List<StreamFact> all, int day)
    {
        var forecaster = Learned(all.Where(f => f.Day < day - 10));
        foreach (var facts in all.Where(f => f.Day >= day - 10 && f.Day < day).GroupBy(f => f.Day)) forecaster.Add([.. facts]);
        var said = forecaster.AsOf(day).Rank(new(0, 0));
        forecaster.Add([.. all.Where(f => f.Day == day)]);
        return said;
    }

    [Fact]
    public void What_else_is_asked_on_a_day_changes_no_forecast()
    {
        var alone = Learned(Before(Days)).AsOf(Days).Rank(new(0, 0));
        var outlook = Learned(Before(Days)).AsOf(Days);
        for (var subject = Entities - 1; subject >= 0; subject--)
            for (var relation = 0; relation < 2 * Relations; relation++) outlook.Rank(new(subject, relation));
        Assert.Equal(alone, outlook.Rank(new(0, 0)));
    }

    [Fact]
    public void Numbers_given_to_entities_mean_nothing()
    {
        static int Other(int entity) => (entity * 5 + 3) % Entities;
        var plain = Learned(Before(Days)).AsOf(Days).Rank(new(0, 0));
        var renamed = Learned(Before(Days).Select(f => f with { Subject = Other(f.Subject), Object = Other(f.Object) })).AsOf(Days).Rank(new(Other(0), 0));
        Assert.Equal(plain.Select(e => (Other(e.Entity), e.Score, e.Chance)), renamed.Select(e => (e.Entity, e.Score, e.Chance)));
    }

    [Fact]
    public void Contributions_sum_to_the_score()
    {
        var outlook = Learned(Before(Days)).AsOf(Days);
        foreach (var expected in outlook.Rank(new(0, 0)))
        {
            var why = outlook.Explain(new(0, 0), expected.Entity)!;
            Assert.Equal(expected.Score, why.Contributions.Sum(), 3);
        }
    }

    [Fact]
    public void An_explanation_names_the_past_with_its_cases()
    {
        var why = Learned(Before(Days)).AsOf(Days).Explain(new(0, 0), 1)!;
        var same = why.Past[0];
        Assert.Equal(0, same.Relation);
        Assert.True(same.Times >= 39);
        Assert.Equal(78, same.LastDay);
        Assert.InRange(same.Hits, 1, same.Cases);
        Assert.True(why.Reasons.Where(r => r.Group is FeatureGroup.SameAct or FeatureGroup.OtherActs or FeatureGroup.Rules).Sum(r => r.Weight) > 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_ranking_and_another_does_not()
    {
        ImmutableArray<ExpectedEvent> Rank(int seed) => Learned(Before(Days), Small with { Seed = seed }).AsOf(Days).Rank(new(0, 0));
        Assert.Equal(Rank(1), Rank(1));
        Assert.NotEqual(Rank(1), Rank(2));
    }

    [Fact]
    public void A_fact_given_twice_on_a_day_is_one_and_order_of_days_does_not_matter()
    {
        var plain = Learned(Before(Days)).AsOf(Days).Rank(new(0, 0));
        Assert.Equal(plain, Learned(Before(Days).Concat(Before(Days))).AsOf(Days).Rank(new(0, 0)));
        Assert.Equal(plain, Learned(Before(Days).GroupBy(f => f.Day).Reverse().SelectMany(g => g)).AsOf(Days).Rank(new(0, 0)));
    }

    [Fact]
    public void A_forecast_for_a_known_day_is_refused()
    {
        var forecaster = Learned(Before(Days));
        Assert.Throws<ArgumentException>(() => forecaster.AsOf(Days - 1));
        Assert.Throws<ArgumentException>(() => forecaster.Add([new(0, 0, 1, Days - 1)]));
    }

    [Fact]
    public void An_outlook_is_stale_once_facts_are_added()
    {
        var forecaster = Learned(Before(Days));
        var outlook = forecaster.AsOf(Days);
        forecaster.Add([new(0, 0, 1, Days)]);
        Assert.Throws<InvalidOperationException>(() => outlook.Rank(new(0, 0)));
    }

    [Fact]
    public void A_stream_of_one_day_teaches_nothing()
    {
        var fault = Assert.Throws<ArgumentException>(() => Learned([new(0, 0, 1, 3), new(1, 0, 2, 3)]));
        Assert.Contains("fewer than two days", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_outside_the_names_is_refused() =>
        Assert.Throws<ArgumentException>(() => Learned([new(0, 0, 1, 3), new(Entities, 0, 2, 4)]));

    [Fact]
    public void The_full_model_ranks_but_does_not_explain()
    {
        var outlook = Learned(Before(Days), Small with { Additive = false }).AsOf(Days);
        Assert.Equal(1, outlook.Rank(new(0, 0))[0].Entity);
        Assert.Throws<InvalidOperationException>(() => outlook.Explain(new(0, 0), 1));
    }
}
