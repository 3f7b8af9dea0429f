using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Standing;
using Entente.Panels;
using Entente.Record;
using Entente.Store.Datasets;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>A state's isolation and dependence out of a ledger.</summary>
public static class StandingReader
{
    /// <summary>Reads the years from and to, both included. Indicators whose data set isn't loaded are named, and their aspects left out.</summary>
    public static StandingEvidence Read(LedgerFile ledger, ActorRegister register, ActorId state, int from, int to, StandingOptions? options = null,
        CancellationToken cancellation = default)
    {
        var held = IndicatorSources.In(ledger);
        var wanted = StandingAspect.All.Select(a => a.Indicator).Append(Indicators.Find("un.agreement.half")!).Append(Indicators.Find("un.shared")!)
            .DistinctBy(i => i.Name).ToList();
        var told = wanted.Where(i => held.Of(i).Length > 0).ToList();
        var panel = PanelReader.Read(ledger, register, new PanelRequest
        {
            Indicators = [.. told],
            From = new LocalDate(from - StandingAspect.ArmsYears + 1, 1, 1),
            To = new LocalDate(to, 12, 31),
            Directed = true,
        }, cancellation);
        var votes = new Lazy<ImmutableArray<SourceFile>>(() => VoteSources.Of(ledger, from, to, state));
        return new(StateStanding.Of(panel, state, from, to, options),
            told.ToImmutableSortedDictionary(i => i.Name, i => i.OfVotes ? votes.Value : held.Of(i), StringComparer.Ordinal), [.. wanted.Except(told)]);
    }
}
