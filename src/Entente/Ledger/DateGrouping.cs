using Entente.Time;
using NodaTime;

namespace Entente.Ledger;

/// <summary>
/// Divides claims of one statement by when it happened. The most exactly dated claim of a group is its anchor; others join the group whose anchor
/// their dates meet. A group never grows beyond its anchor, so that a year of daily acts doesn't run together; and a coarse date ("in 2023")
/// that fits several groups joins none of them. The result depends on the set of claims alone, not on their order.
/// </summary>
internal sealed class DateGrouping
{
    private readonly int assumedReachDays;
    private readonly Func<Claim, Claim, bool> compatible;

    /// <param name="assumedReachDays">An undated claim may belong to what happened up to so many days before it was said.</param>
    /// <param name="compatible">Whether two claims can be of one group by anything but their dates; symmetric.</param>
    public DateGrouping(int assumedReachDays, Func<Claim, Claim, bool> compatible) =>
        (this.assumedReachDays, this.compatible) = (assumedReachDays, compatible);

    /// <summary>Groups in the order of their anchors; the anchor is the first claim of its group.</summary>
    public List<List<Claim>> Divide(IEnumerable<Claim> claims)
    {
        var all = claims.ToList();
        var groups = new List<Group>();
        foreach (var claim in all.Where(IsDated).OrderBy(c => Days(c.Date!)).ThenBy(c => c.Date).ThenBy(c => c.Place?.Text, StringComparer.Ordinal)
            .ThenBy(c => c.Id))
            PlaceDated(groups, claim);
        foreach (var claim in all.Where(c => !IsDated(c)).OrderBy(c => Stand(c)).ThenBy(c => c.Id))
            PlaceUndated(groups, claim);
        return [.. groups.Select(g => g.Claims)];
    }

    private void PlaceDated(List<Group> groups, Claim claim)
    {
        var date = claim.Date!;
        // One day either way: reports of one act differ by the reporters' time zones.
        var slack = date.First == date.Last ? 1 : 0;
        var fitting = groups.Where(g => g.First <= date.Last.PlusDays(slack) && date.First.PlusDays(-slack) <= g.Last && Fits(g, claim)).ToList();
        var same = fitting.Find(g => g.First == date.First && g.Last == date.Last);
        // A day between two is of the one before; a month that holds several acts is of none of them.
        var chosen = same ?? (fitting.Count == 1 || slack == 1 ? fitting.FirstOrDefault() : null);
        if (chosen is null) groups.Add(new Group(claim, date.First, date.Last, IsDated: true));
        else chosen.Claims.Add(claim);
    }

    private void PlaceUndated(List<Group> groups, Claim claim)
    {
        var stand = Stand(claim);
        if (stand is not { } said)
        {
            // Neither the words nor the document have a date: only others like it can be met.
            var other = groups.Find(g => g.First is null && Fits(g, claim));
            if (other is null) groups.Add(new Group(claim, null, null, IsDated: false));
            else other.Claims.Add(claim);
            return;
        }
        var from = said.PlusDays(-assumedReachDays);
        var fitting = groups.Where(g => g.First is not null && Fits(g, claim)
            && (g.IsDated ? g.First <= said && from <= g.Last : Math.Abs(Period.DaysBetween(g.First.Value, said)) <= assumedReachDays)).ToList();
        var chosen = fitting.Count == 1 ? fitting[0]
            : fitting.Where(g => !g.IsDated).MinBy(g => Math.Abs(Period.DaysBetween(g.First!.Value, said)));
        if (chosen is null) groups.Add(new Group(claim, said, said, IsDated: false));
        else chosen.Claims.Add(claim);
    }

    private bool Fits(Group group, Claim claim) => group.Claims.TrueForAll(c => compatible(c, claim));

    private static bool IsDated(Claim claim) => claim.Date is { Precision: not DatePrecision.Assumed };

    private static LocalDate? Stand(Claim claim) => claim.Date?.Last ?? claim.KnowableFrom;

    private static int Days(ImpreciseDate date) => Period.DaysBetween(date.First, date.Last);

    private sealed record Group(LocalDate? First, LocalDate? Last, bool IsDated)
    {
        public Group(Claim anchor, LocalDate? First, LocalDate? Last, bool IsDated) : this(First, Last, IsDated) => Claims = [anchor];
        public List<Claim> Claims { get; } = [];
    }
}
