using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Panels;

/// <summary>
/// Dyads by periods by indicators. There is a row for each pair of states and each period in which both were members of the system on a same day,
/// and for no other; rows are sorted by pair, then period. A value is absent where the indicator's rule says that nothing is known: absent is not 0.
/// </summary>
public sealed class Panel
{
    private readonly int[] actors, recipients, periods;
    private readonly PairRuns runs;
    private readonly Dictionary<ActorId, int> placeOf;
    private readonly IReadOnlyList<ImmutableArray<Membership>> spells;

    internal Panel(PanelRequest request, IReadOnlyList<ActorId> states, IReadOnlyList<ImmutableArray<Membership>> spells, PairRuns runs,
        int[] actors, int[] recipients, int[] periods, IReadOnlyList<PanelColumn> columns, long outside)
    {
        (Request, States, this.spells, this.runs, Columns, ValuesOutside) = (request, states, spells, runs, columns, outside);
        (this.actors, this.recipients, this.periods) = (actors, recipients, periods);
        placeOf = states.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
    }

    public PanelRequest Request { get; }

    /// <summary>States with at least one row, in the order of their COW numbers; the first of an undirected pair is the one that comes first here.</summary>
    public IReadOnlyList<ActorId> States { get; }

    public IReadOnlyList<PanelColumn> Columns { get; }

    /// <summary>Rows.</summary>
    public int Count => actors.Length;

    /// <summary>Recorded values that fell on pairs and periods outside the membership of either state, and are in no row.</summary>
    public long ValuesOutside { get; }

    public ActorId Actor(int row) => States[actors[row]];
    public ActorId Recipient(int row) => States[recipients[row]];
    public PanelPeriod Period(int row) => new(Request.Unit, periods[row]);

    /// <summary>Place of the row's states in <see cref="States"/>.</summary>
    public (int Actor, int Recipient) Places(int row) => (actors[row], recipients[row]);

    /// <summary>Null where the value is absent.</summary>
    public double? this[int row, int column]
    {
        get
        {
            var value = Columns[column].Values[row];
            return double.IsNaN(value) ? null : value;
        }
    }

    public PanelColumn? Column(string name) => Columns.FirstOrDefault(c => c.Name == name);

    /// <summary>The row of two states in a period; in an undirected panel in whichever order. Null where they have none.</summary>
    public int? RowOf(ActorId actor, ActorId recipient, PanelPeriod period)
    {
        if (!placeOf.TryGetValue(actor, out var a) || !placeOf.TryGetValue(recipient, out var b) || a == b) return null;
        if (!Request.Directed && a > b) (a, b) = (b, a);
        return runs.RowOf(a, b, period.Number) is >= 0 and var row ? row : null;
    }

    /// <summary>The state's number in the system at the period: of the membership that overlaps it.</summary>
    public int NumberOf(int place, PanelPeriod period)
    {
        var of = spells[place];
        if (of.Length == 1) return of[0].Number;
        var (first, last) = (period.First, period.Last);
        // The later spell wins where a state changed its number within the period.
        for (var i = of.Length - 1; i >= 0; i--)
            if (of[i].First <= last && (of[i].Last is not { } end || end >= first)) return of[i].Number;
        return of[^1].Number;
    }
}
