using System.Collections.Immutable;
using Entente.Coding;
using Entente.Ledger;
using Entente.Time;
using NodaTime;
using Xunit;

namespace Entente.Tests.Ledger;

/// <summary>Which claims tell of one act, by their dates; groups do not depend on the order in which claims come.</summary>
public sealed class DateGroupingTests
{
    private static ImmutableArray<Claim> Told(string location, ImpreciseDate? date)
    {
        var c = new Coded("Peru shelled Chile.", location);
        c.Events.Add(c.Event(EventType.Assault, "Peru shelled Chile", "shelled", "shell", c.Who("Peru", "PER"), c.Who("Chile", "CHL")) with { Date = date });
        return c.Claims;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Among_claims_of_one_date_the_one_with_the_first_key_stands_for_the_act(bool dated)
    {
        ImmutableArray<Claim> claims = [.. Enumerable.Range(0, 6).SelectMany(i => Told($"{i}.txt", dated ? ImpreciseDate.OfDay(new(2023, 5, 1)) : null))];
        foreach (var order in new[] { claims, [.. claims.Reverse()], [.. claims.OrderBy(c => c.Id)], [.. claims.OrderByDescending(c => c.Id)] })
        {
            var group = Assert.Single(new DateGrouping(31, (_, _) => true).Divide(order));
            Assert.Equal(claims.Order(Comparer<Claim>.Create((a, b) => a.Id.CompareTo(b.Id))).Select(c => c.Id), group.Select(c => c.Id));
        }
    }

    private static readonly ImpreciseDate May = ImpreciseDate.OfMonth(2023, 5);

    // Groups as the documents in them, "a b, c".
    private static string Divide(Func<Claim, Claim, bool>? compatible, params Claim[] claims) =>
        string.Join(", ", new DateGrouping(31, compatible ?? ((_, _) => true)).Divide(claims)
            .Select(g => string.Join(' ', g.Select(c => c.Rule).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));

    private static Claim Of(string name, ImpreciseDate? date = null, LocalDate? said = null) =>
        Told(name, date)[0] with { Date = date, KnowableFrom = said, Rule = name };

    private static ImpreciseDate Day(int month, int day) => ImpreciseDate.OfDay(new(2023, month, day));

    [Fact]
    public void Day_between_two_is_of_the_one_before_and_a_month_that_holds_two_is_of_neither()
    {
        Assert.Equal("a b, c", Divide(null, Of("a", Day(5, 1)), Of("b", Day(5, 2)), Of("c", Day(5, 3))));
        Assert.Equal("a, b, m", Divide(null, Of("m", May), Of("a", Day(5, 1)), Of("b", Day(5, 9))));
        Assert.Equal("a m", Divide(null, Of("m", May), Of("a", Day(5, 1))));
        Assert.Equal("a, m", Divide(null, Of("m", May), Of("a", Day(4, 30))));
    }

    [Fact]
    public void Undated_claim_is_of_what_happened_up_to_a_month_before_it_was_said()
    {
        Assert.Equal("m u", Divide(null, Of("m", May), Of("u", said: new(2023, 5, 15))));
        Assert.Equal("m u", Divide(null, Of("m", May), Of("u", said: new(2023, 6, 20))));
        Assert.Equal("m, u", Divide(null, Of("m", May), Of("u", said: new(2023, 4, 30))));
        Assert.Equal("m, u", Divide(null, Of("m", May), Of("u", said: new(2023, 7, 2))));
    }

    [Fact]
    public void Date_that_was_assumed_says_when_it_was_said()
    {
        var assumed = Of("u", new(new(2023, 5, 20), new(2023, 5, 20), DatePrecision.Assumed), said: new(2024, 1, 1));
        Assert.Equal("a u", Divide(null, Of("a", Day(5, 1)), assumed));
    }

    [Fact]
    public void What_has_no_date_at_all_is_met_only_by_its_like()
    {
        Assert.Equal("a, u v", Divide(null, Of("a", Day(5, 1)), Of("u"), Of("v")));
        Assert.Equal("u, v", Divide((_, _) => false, Of("u"), Of("v")));
    }

    [Fact]
    public void Undated_claim_that_fits_two_is_of_the_nearer()
    {
        static bool Compatible(Claim x, Claim y) => (x.Rule, y.Rule) is not ("a", "b") and not ("b", "a");
        Assert.Equal("a, b u", Divide(Compatible, Of("a", said: new(2023, 1, 1)), Of("b", said: new(2023, 1, 10)), Of("u", said: new(2023, 1, 20))));
    }

    [Fact]
    public void Day_after_two_that_do_not_go_together_is_of_the_first_of_them()
    {
        static bool Compatible(Claim x, Claim y) => (x.Rule, y.Rule) is not ("a", "b") and not ("b", "a");
        var (a, b) = (Of("a", Day(5, 1)), Of("b", Day(5, 1)));
        Assert.Equal(a.Id.CompareTo(b.Id) < 0 ? "a c, b" : "a, b c", Divide(Compatible, a, b, Of("c", Day(5, 2))));
    }
}
