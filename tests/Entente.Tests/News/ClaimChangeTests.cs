using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Ledger;
using Entente.News;
using Entente.Tests.Ledger;
using Entente.Time;
using NodaTime;
using Xunit;

namespace Entente.Tests.News;

public sealed class ClaimChangeTests
{
    private static readonly ActorId Peru = new("PER"), Chile = new("CHL"), Japan = new("JPN");
    private static readonly Watch Pair = new(Peru, Chile);

    private static ImmutableArray<Change> Between(IEnumerable<Claim> before, IEnumerable<Claim> now, Watch? watch = null)
    {
        var claims = now.ToList();
        return ClaimChanges.Between(watch ?? Pair, before, claims, claims.Select(c => c.DocumentId));
    }

    [Fact]
    public void Watch_has_no_order_and_two_different_states()
    {
        Assert.Equal(new Watch(Peru, Chile), new Watch(Chile, Peru));
        Assert.Equal("CHL-PER", Pair.Name);
        Assert.Throws<ArgumentException>(() => new Watch(Peru, Peru));
        Assert.Throws<ArgumentException>(() => new Watch(Peru, Chile, "two\nlines"));
        Assert.Throws<ArgumentException>(() => new Watch(Peru, Chile, " "));
    }

    [Fact]
    public void Deed_is_new_once()
    {
        var told = Visit("a.txt", new(2024, 6, 20));
        var change = Assert.Single(Between([], told));
        Assert.Equal(ChangeKind.Deed, change.Kind);
        Assert.Equal(told[0].Id, change.Claims[0].Id);
        Assert.Empty(Between(told, told));
    }

    [Fact]
    public void Copy_of_what_is_known_changes_nothing()
    {
        var told = Visit("a.txt", new(2024, 6, 20));
        Assert.Empty(Between(told, [.. told, .. Visit("b.txt", new(2024, 6, 21))]));
    }

    [Fact]
    public void Others_affairs_are_not_told()
    {
        Assert.Empty(Between([], Visit("a.txt", new(2024, 6, 20)), new Watch(Peru, Japan)));
        Assert.Single(Between([], Visit("a.txt", new(2024, 6, 20)), new Watch(Chile)));
    }

    [Fact]
    public void Denial_of_what_was_charged_makes_a_contest()
    {
        var all = Coded.ArmsDispute().Claims;
        var charge = all.Where(c => c.Side != ClaimSide.Against).ToList();
        var first = Between([], charge);
        Assert.Contains(first, c => c.Kind == ChangeKind.Side && c.Claims[0].Speaker!.Actor == Japan);
        Assert.DoesNotContain(first, c => c.Kind == ChangeKind.Contested);
        var change = Between(charge, all)[0];
        Assert.Equal(ChangeKind.Contested, change.Kind);
        Assert.Equal("before: denied by nobody", change.Note);
        Assert.Contains("said by Japan, denied by Peru", change.Statement);
        Assert.Equal(ClaimSide.Against, change.Claims[0].Side);
        // The accusation and the denial are told with the contest, not once more.
        Assert.Single(Between(charge, all), c => c.Matter == change.Matter);
    }

    [Fact]
    public void Another_who_charges_what_is_contested_is_a_new_side()
    {
        var all = Coded.ArmsDispute().Claims;
        var text = new Coded("Brazil has accused Peru of supplying Chile with artillery.", "c.txt");
        var supply = text.Event(EventType.Aid, "supplying Chile with artillery", "supplying", "supply", text.Who("Peru", "PER"), text.Who("Chile", "CHL"));
        text.Events.Add(text.Event(EventType.Accuse, text.Text, "accused", "accuse", text.Who("Brazil", "BRA"), text.Who("Peru",
            "PER")) with { About = [supply] });
        var change = Assert.Single(Between(all, [.. all, .. text.Claims]));
        Assert.Equal(ChangeKind.Side, change.Kind);
        Assert.StartsWith("Brazil", change.Statement, StringComparison.Ordinal);
        Assert.Contains("said before by Japan", change.Note);
        Assert.Contains("denied before by Peru", change.Note);
    }

    [Theory]
    [InlineData(Polarity.Affirmed, ChangeKind.PledgeKept)]
    [InlineData(Polarity.Negated, ChangeKind.PledgeBroken)]
    public void Plan_is_kept_or_broken_by_a_later_telling(Polarity polarity, ChangeKind kind)
    {
        var plan = Visit("a.txt", new(2024, 5, 1), Modality.Future);
        Assert.Equal(ChangeKind.Pledge, Assert.Single(Between([], plan)).Kind);
        var change = Assert.Single(Between(plan, [.. plan, .. Visit("b.txt", new(2024, 6, 1), polarity: polarity)]));
        Assert.Equal(kind, change.Kind);
        Assert.Equal(2, change.Claims.Length);
        Assert.StartsWith("told before as planned, 1 May 2024", change.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_done_before_it_was_planned_keeps_no_plan()
    {
        var earlier = Visit("b.txt", new(2024, 4, 1));
        Assert.Equal(ChangeKind.Pledge, Assert.Single(Between(earlier, [.. earlier, .. Visit("a.txt", new(2024, 5, 1), Modality.Future)])).Kind);
        var plan = Visit("a.txt", new(2024, 5, 1), Modality.Future);
        Assert.Equal(ChangeKind.Deed, Assert.Single(Between(plan, [.. plan, .. Visit("c.txt", new(2025, 6, 1))])).Kind);
    }

    [Fact]
    public void What_a_new_version_tells_no_longer_is_taken_back()
    {
        var told = Visit("a.txt", new(2024, 6, 20));
        var change = Assert.Single(ClaimChanges.Between(Pair, told, [], ["d-another"]));
        Assert.Equal(ChangeKind.Retraction, change.Kind);
        // The document is there still and was only read otherwise.
        Assert.Empty(ClaimChanges.Between(Pair, told, [], [told[0].DocumentId]));
    }

    [Fact]
    public void Hard_acts_come_before_soft_ones_and_order_of_claims_does_not_matter()
    {
        var shelling = new Coded("Peru shelled Chile.", "s.txt");
        shelling.Events.Add(shelling.Event(EventType.Assault, "Peru shelled Chile", "shelled", "shell", shelling.Who("Peru", "PER"), shelling.Who("Chile",
            "CHL")));
        Claim[] now = [.. Visit("a.txt", new(2024, 6, 20)), .. shelling.Claims];
        var changes = Between([], now);
        Assert.Equal([EventType.Assault, EventType.Consult], changes.Select(c => c.Claims[0].Type!.Value));
        Assert.Equal(changes.Select(c => c.Id), Between([], now.Reverse()).Select(c => c.Id));
    }

    private static ImmutableArray<Claim> Visit(string location, LocalDate published, Modality modality = Modality.Actual, Polarity polarity = Polarity.Affirmed)
    {
        var c = new Coded("Peru held talks with Chile.", location) { Published = published };
        c.Events.Add(c.Event(EventType.Consult, "Peru held talks with Chile", "talks", "talk", c.Who("Peru", "PER"), c.Who("Chile", "CHL")) with
        {
            Modality = modality, Polarity = polarity,
        });
        return c.Claims;
    }
}
