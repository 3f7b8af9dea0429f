using System.Collections.Immutable;
using Entente.Coding;
using Entente.Ledger;
using Entente.Time;
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
}
