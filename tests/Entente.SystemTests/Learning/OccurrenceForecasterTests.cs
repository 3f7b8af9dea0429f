using Entente.Outlook;
using Xunit;

namespace Entente.SystemTests.Learning;

public class OccurrenceForecasterTests
{
    private const int Days = 240, Entities = 24, Relations = 3, Horizon = 7;
    private static readonly StreamNames Names = StreamNames.None(Entities, Relations);

    // Each pair of two neighbours acts with a rate of its own, from once in 40 days to once in 4; 0 also does 0 to 12 every seventh day, and did it to 6 once.
    private static List<StreamFact> Stream(int seed = 3)
    {
        var random = new Random(seed);
        var facts = new List<StreamFact> { new(0, 0, 6, 200) };
        for (var day = 1; day <= Days; day++)
        {
            if (day % 7 == 0) facts.Add(new(0, 0, 12, day));
            for (var subject = 0; subject < Entities; subject++)
                for (var step = 1; step <= 3; step++)
                    if (random.NextDouble() < Rate(subject, step)) facts.Add(new(subject, step % Relations, (subject + step) % Entities, day));
        }
        return facts;
    }

    private static double Rate(int subject, int step) => 0.025 * (1 + (subject * 3 + step) % 10);

    private static OccurrenceForecaster Learned(IEnumerable<StreamFact> facts, int seed = 1) => OccurrenceForecaster.Learn(Names, facts, Horizon, seed);

    [Fact]
    public void Facts_of_the_day_and_after_change_no_chance_for_it()
    {
        const int day = 200;
        static Occurrence Said(List<StreamFact> all)
        {
            var forecaster = Learned(all.Where(f => f.Day < day - 10));
            foreach (var facts in all.Where(f => f.Day >= day - 10 && f.Day < day).GroupBy(f => f.Day)) forecaster.Add([.. facts]);
            return forecaster.Of(0, 0, 12, day);
        }
        Assert.Equal(Said(Stream()), Said([.. Stream().Select(f => f.Day >= day ? f with { Object = (f.Object + 1) % Entities } : f)]));
        Assert.NotEqual(Said(Stream()), Said([.. Stream().Select(f => f.Day >= day - 5 ? f with { Object = (f.Object + 1) % Entities } : f)]));
    }

    [Fact]
    public void Learning_never_looks_beyond_the_past_it_is_given()
    {
        var plain = Learned(Stream().Where(f => f.Day < 180)).Of(0, 0, 12, 180);
        Assert.Equal(plain, Learned(Stream().Where(f => f.Day < 180).Reverse()).Of(0, 0, 12, 180));
    }

    [Fact]
    public void The_same_seed_gives_the_same_chance_and_another_does_not()
    {
        Assert.Equal(Learned(Stream()).Of(0, 0, 12, Days + 1), Learned(Stream()).Of(0, 0, 12, Days + 1));
        // The seed draws the cases nothing speaks for; with events between any two there is something to learn from them.
        const int last = 160;
        var random = new Random(8);
        List<StreamFact> noisy = [.. Stream().Where(f => f.Day <= last)];
        for (var day = 1; day <= last; day++)
            for (var i = 0; i < 6; i++) noisy.Add(new(random.Next(Entities), random.Next(Relations), random.Next(Entities), day));
        Assert.NotEqual(Learned(noisy, 2).Of(0, 1, 9, last + 1), Learned(noisy).Of(0, 1, 9, last + 1));
    }

    [Fact]
    public void A_past_under_three_horizons_is_refused()
    {
        var fault = Assert.Throws<ArgumentException>(() => OccurrenceForecaster.Learn(Names, Stream(), 90));
        Assert.Contains("240 days are too few", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => OccurrenceForecaster.Learn(Names, [], 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => OccurrenceForecaster.Learn(Names, Stream(), 0));
    }

    [Fact]
    public void A_weekly_event_is_likelier_than_a_rare_one_and_that_than_none()
    {
        var forecaster = Learned(Stream());
        Occurrence weekly = forecaster.Of(0, 0, 12, Days + 1), rare = forecaster.Of(0, 0, 6, Days + 1), never = forecaster.Of(3, 2, 17, Days + 1);
        Assert.True(weekly.Chance > 1.5 * rare.Chance, $"{weekly.Chance} {rare.Chance}");
        Assert.True(rare.Chance > 3 * never.Chance, $"{rare.Chance} {never.Chance}");
        Assert.Equal((KindOfPast.SameAct, KindOfPast.SameAct, KindOfPast.Silent), (weekly.Kind, rare.Kind, never.Kind));
    }

    [Fact]
    public void A_day_that_is_known_is_refused()
    {
        var forecaster = Learned(Stream());
        Assert.Throws<ArgumentException>(() => forecaster.Of(0, 0, 12, Days));
        Assert.Throws<ArgumentException>(() => forecaster.Add([new(0, 0, 1, Days)]));
    }

    // With rate p a day and nothing else to know, the chance within seven days is 1 - (1 - p)^7; three streams, so that luck counts for less.
    [Fact]
    public void Chances_on_streams_of_chance_are_the_true_ones_on_the_mean_and_in_each_part()
    {
        var cases = new List<(double Said, double True)>();
        foreach (var seed in new[] { 3, 4, 5 })
        {
            var forecaster = Learned(Stream(seed));
            for (var subject = 0; subject < Entities; subject++)
                for (var step = 1; step <= 3; step++)
                    cases.Add((forecaster.Of(subject, step % Relations, (subject + step) % Entities, Days + 1).Chance,
                        1 - Math.Pow(1 - Rate(subject, step), Horizon)));
        }
        Assert.Equal(cases.Average(c => c.True), cases.Average(c => c.Said), 0.04);
        foreach (var part in cases.OrderBy(c => c.True).Chunk(cases.Count / 3))
            Assert.Equal(part.Average(c => c.True), part.Average(c => c.Said), 0.08);
    }

    [Fact]
    public void Cases_hold_all_that_happened_and_their_weights_count_everything_once()
    {
        var all = Stream();
        const int day = 200;
        var forecaster = Learned(all.Where(f => f.Day < day));
        var following = all.Where(f => f.Day >= day && f.Day < day + Horizon).ToArray();
        var cases = forecaster.Cases(day, following, 1);
        Assert.Equal(following.Select(f => (f.Subject, f.Relation, f.Object)).Distinct().Count(), cases.Where(c => c.Happened).Sum(c => c.Weight), 6);
        Assert.Equal((double)Entities * (Entities - 1) * Relations, cases.Sum(c => c.Weight), 0.02 * Entities * Entities * Relations);
    }

    [Fact]
    public void A_long_silence_of_the_whole_stream_is_no_record_of_what_did_not_happen()
    {
        var stream = Stream();
        Assert.Equal(Days, OccurrenceForecaster.KnownDays(stream));
        Assert.Equal(Days, OccurrenceForecaster.KnownDays([.. stream, new StreamFact(0, 0, 1, -5000)]));
        Assert.Equal(1, OccurrenceForecaster.KnownDays([.. stream, new StreamFact(0, 0, 1, 5000)]));
        Assert.Equal(0, OccurrenceForecaster.KnownDays([]));
        Assert.Throws<ArgumentException>(() => OccurrenceForecaster.Learn(Names, [.. stream, new StreamFact(0, 0, 1, 5000)], 7));
    }

    [Fact]
    public void What_rarely_happens_has_a_small_chance_on_days_when_nobody_was_active()
    {
        // An event every 80 days: at most of the days that are learned from, no two were active lately.
        var facts = Enumerable.Range(0, 60).Select(i => new StreamFact(i % 20, i % Relations, (i * 7 + 1) % 20, i * 80)).ToArray();
        var forecaster = OccurrenceForecaster.Learn(Names, facts, 30);
        Assert.InRange(forecaster.Of(3, 1, 9, 60 * 80).BaseRate, 0, 0.01);
    }
}
