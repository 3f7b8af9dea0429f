using System.Collections.Immutable;
using Entente.Actors;
using Entente.Panels;
using Entente.Record;

namespace Entente.Alignment.Standing;

/// <summary>
/// How isolated a state is and whom it depends on, year by year: who sanctions it, votes with it, trades with it, arms it, and what it is to them.
/// Values are the panel's; where the panel has none, nothing is known, and nothing is put in its place.
/// </summary>
public sealed record StateStanding(ActorId State, ImmutableArray<int> Years, ImmutableArray<StandingSeries> Series,
    ImmutableArray<VotingYear> Voting, ImmutableArray<TradeTies> Trade)
{
    /// <summary>A series by its aspect's name; null where the panel hasn't its indicator.</summary>
    public StandingSeries? Find(string aspect) => Series.FirstOrDefault(s => s.Aspect.Name == aspect);

    /// <param name="panel">Directed, by year, of all states, from <see cref="StandingAspect.ArmsYears"/> - 1 years before <paramref name="from"/>.
    /// Aspects whose indicators it hasn't are left out.</param>
    /// <exception cref="ArgumentException">The panel isn't directed and yearly.</exception>
    public static StateStanding Of(Panel panel, ActorId state, int from, int to, StandingOptions? options = null)
    {
        options ??= new StandingOptions();
        if (!panel.Request.Directed || panel.Request.Unit != PeriodUnit.Year) throw new ArgumentException("A directed yearly panel is needed.", nameof(panel));
        var place = panel.States.ToList().IndexOf(state);
        var rows = new List<int>();
        if (place >= 0)
            for (var row = 0; row < panel.Count; row++)
                if (panel.Places(row) is var (a, b) && (a == place || b == place)) rows.Add(row);
        var years = rows.Select(r => panel.Period(r).Number).Where(y => y >= from && y <= to).Distinct().Order().ToImmutableArray();
        var series = ImmutableArray.CreateBuilder<StandingSeries>();
        var flows = new Dictionary<string, YearlyFlows>(StringComparer.Ordinal);
        foreach (var aspect in StandingAspect.All)
        {
            if (panel.Column(aspect.Indicator.Name) is not { } column) continue;
            // What a state is to the others is told of amounts only: for all else its own rows are enough.
            if (!flows.TryGetValue(aspect.Indicator.Name, out var flow))
                flow = flows[aspect.Indicator.Name] = new YearlyFlows(panel, column,
                    StandingAspect.All.Any(a => a.IsAmount && a.Indicator.Name == aspect.Indicator.Name) ? null : rows);
            series.Add(new(aspect, [.. years.Select(y => Year(aspect, flow, place, y))]));
        }
        var voting = panel.Column("un.agreement.half") is { } agreement && panel.Column("un.shared") is { } shared
            ? VotingRecord.Of(panel, agreement, shared, place, years, options) : [];
        var trade = flows.TryGetValue("trade.exports", out var exports) ? [.. years.Select(y => exports.Ties(place, y))] : ImmutableArray<TradeTies>.Empty;
        return new(state, years, series.ToImmutable(), voting, trade);
    }

    private static StandingYear Year(StandingAspect aspect, YearlyFlows flow, int place, int year)
    {
        var outward = aspect.Direction == TieDirection.ToOthers;
        var found = flow.Of(place, outward, year, aspect.WindowYears);
        if (found is null) return new(year, 0, null, null, null, []);
        var total = found.Values.OrderBy(v => v).Sum();
        var counterparts = found.Where(p => p.Value > 0)
            .Select(p => new Counterpart(flow.States[p.Key], p.Value, aspect.IsAmount ? p.Value / total : null,
                aspect.IsAmount && flow.Total(p.Key, !outward, year, aspect.WindowYears) is > 0 and var whole ? p.Value / whole : null))
            .OrderByDescending(c => c.Value).ThenBy(c => c.State).ToImmutableArray();
        return new(year, found.Count, counterparts.Length, aspect.IsAmount ? total : null,
            aspect.IsAmount && total > 0 ? counterparts.Sum(c => c.Share!.Value * c.Share.Value) : null, counterparts);
    }
}
