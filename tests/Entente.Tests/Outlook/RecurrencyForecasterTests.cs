using Entente.Outlook;
using Xunit;

namespace Entente.Tests.Outlook;

public class RecurrencyForecasterTests
{
    private static RecurrencyForecaster Known(params StreamFact[] facts)
    {
        var forecaster = new RecurrencyForecaster(2);
        foreach (var day in facts.GroupBy(f => f.Day)) forecaster.Add([.. day]);
        return forecaster;
    }

    [Fact]
    public void The_act_itself_comes_before_the_usual_object_and_the_latest_first()
    {
        var forecaster = Known(new(0, 0, 1, 1), new(0, 0, 2, 5), new(3, 0, 4, 5), new(3, 0, 4, 6), new(5, 0, 4, 7));
        Assert.Equal([2, 1, 4], forecaster.Rank(new(0, 0), 8).Select(e => e.Entity));
        Assert.Equal(4, forecaster.Rank(new(7, 0), 8)[0].Entity);
        Assert.Equal(0, forecaster.Rank(new(1, 2), 8)[0].Entity);
    }

    [Fact]
    public void Chances_sum_to_one_and_a_relation_never_seen_has_no_answer()
    {
        var forecaster = Known(new(0, 0, 1, 1), new(0, 0, 2, 5));
        Assert.Equal(1, forecaster.Rank(new(0, 0), 8).Sum(e => e.Chance), 9);
        Assert.Empty(forecaster.Rank(new(0, 1), 8));
    }

    [Fact]
    public void Where_objects_change_every_day_the_usual_one_wins_once_it_is_learned()
    {
        var forecaster = Known();
        for (var day = 1; day <= 40; day++)
        {
            // What a subject did before never comes again; 9 is usual.
            if (day > 20) forecaster.Learn(new(day % 2, 0), new HashSet<int> { 9 }, day, 60);
            forecaster.Add([new(day % 2, 0, 10 + day, day), new(5, 0, 9, day)]);
        }
        Assert.Equal(9, forecaster.Rank(new(0, 0), 41)[0].Entity);
    }

    [Fact]
    public void A_known_day_is_refused()
    {
        var forecaster = Known(new(0, 0, 1, 4), new(0, 0, 2, 5));
        Assert.Throws<ArgumentException>(() => forecaster.Rank(new(0, 0), 5));
        Assert.Throws<ArgumentException>(() => forecaster.Add([new(0, 0, 1, 5)]));
    }
}
