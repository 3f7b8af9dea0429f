using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Panels;
using Entente.Record;

namespace Entente.Briefs.Checks;

/// <summary>
/// The record that tests run on: an undirected yearly panel of all states, and no year after the last. Nothing is put in the place of what is absent.
/// </summary>
public sealed class CheckRecord
{
    /// <summary>Roll calls in common from which a pair's year of votes counts.</summary>
    public const int LeastRollCalls = 10;

    /// <summary>What the panel shall hold, of these whatever is loaded.</summary>
    public static IReadOnlyList<string> Wanted { get; } =
        ["un.agreement.half", "un.shared", "sanction.any", "mid.dispute", "conflict.interstate", "rivalry.strategic", "alliance.defence",
            "alliance.nonaggression",
         "alliance.consultation", "arms.orders", "arms.tiv", "trade.exports", "capability.cinc"];

    private readonly Panel panel;
    private readonly Dictionary<string, int> columns;
    private readonly Dictionary<int, Dictionary<ActorId, double>> meanAgreement = [];

    private readonly Func<ImmutableArray<ActorId>, ImmutableArray<PairFaces>>? faces;
    private readonly Dictionary<Dyad, PairFaces?> read = [];
    private readonly Dictionary<string, ImmutableArray<PairFaces>> among = new(StringComparer.Ordinal);

    /// <param name="faces">Reads the faces of all pairs of some states that ever existed together, by the same record; absent where none is there.</param>
    /// <param name="deeds">What documents other than the checked one tell.</param>
    public CheckRecord(Panel panel, Func<ImmutableArray<ActorId>, ImmutableArray<PairFaces>>? faces = null, IReadOnlyList<ReportedDeed>? deeds = null)
    {
        (this.faces, Deeds) = (faces, deeds ?? []);
        if (panel.Request.Directed || panel.Request.Unit != PeriodUnit.Year) throw new ArgumentException("An undirected yearly panel is needed.",
            nameof(panel));
        this.panel = panel;
        columns = panel.Columns.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        FirstYear = panel.Request.From.Year;
        LastYear = panel.Request.To.Year;
    }

    public IReadOnlyList<ReportedDeed> Deeds { get; }

    /// <summary>The faces of two states; absent where the two never existed together, or nothing is loaded.</summary>
    public PairFaces? FacesOf(Dyad pair) => read.TryGetValue(pair, out var known) ? known : read[pair] = FacesAmong([pair.A, pair.B]).FirstOrDefault();

    /// <summary>The faces of all pairs of the states that ever existed together, by pair; empty where nothing is loaded.</summary>
    public ImmutableArray<PairFaces> FacesAmong(ImmutableArray<ActorId> states) =>
        faces is null ? [] : among.TryGetValue(string.Join(' ', states), out var known) ? known : among[string.Join(' ', states)] = faces(states);

    public int FirstYear { get; }
    public int LastYear { get; }
    public IReadOnlyList<ActorId> States => panel.States;
    public bool Holds(string indicator) => columns.ContainsKey(indicator) || columns.ContainsKey(indicator + "_ab") || columns.ContainsKey(indicator + "_a");

    /// <summary>A value without direction; null where absent.</summary>
    public double? Value(string indicator, ActorId a, ActorId b, int year) =>
        columns.TryGetValue(indicator, out var c) && panel.RowOf(a, b, new(PeriodUnit.Year, year)) is { } row ? panel[row, c] : null;

    /// <summary>What the first does to the second; null where absent.</summary>
    public double? Directed(string indicator, ActorId actor, ActorId recipient, int year)
    {
        if (panel.RowOf(actor, recipient, new(PeriodUnit.Year, year)) is not { } row) return null;
        return columns.TryGetValue(indicator + (panel.Actor(row) == actor ? "_ab" : "_ba"), out var c) ? panel[row, c] : null;
    }

    /// <summary>A value of one state; null where absent.</summary>
    public double? OfState(string indicator, ActorId state, int year)
    {
        foreach (var other in panel.States)
            if (other != state && panel.RowOf(state, other, new(PeriodUnit.Year, year)) is { } row)
                return columns.TryGetValue(indicator + (panel.Actor(row) == state ? "_a" : "_b"), out var c) ? panel[row, c] : null;
        return null;
    }

    /// <summary>
    /// How much more the two agree than each does with all others (agreement less the mean of their two means), and the sampling variance. An agenda on
    /// which all vote alike moves the means as well. Null below <see cref="LeastRollCalls"/>.
    /// </summary>
    public (double Value, double Variance)? Closeness(ActorId a, ActorId b, int year)
    {
        if (Value("un.agreement.half", a, b, year) is not { } agreement || Value("un.shared", a, b, year) is not { } shared
            || shared < LeastRollCalls) return null;
        var means = Means(year);
        if (!means.TryGetValue(a, out var one) || !means.TryGetValue(b, out var two)) return null;
        var floor = 0.5 / (shared + 1);
        return (agreement - (one + two) / 2, Math.Max(agreement * (1 - agreement), floor * (1 - floor)) / shared);
    }

    /// <summary>Each state's mean agreement with all others it shares enough roll calls with, in the year.</summary>
    public IReadOnlyDictionary<ActorId, double> Means(int year)
    {
        if (meanAgreement.TryGetValue(year, out var known)) return known;
        var means = new Dictionary<ActorId, double>();
        foreach (var a in panel.States)
        {
            double sum = 0;
            var count = 0;
            foreach (var b in panel.States)
                if (a != b && Value("un.shared", a, b, year) is >= LeastRollCalls && Value("un.agreement.half", a, b, year) is { } v) { sum += v; count++; }
            if (count > 0) means[a] = sum / count;
        }
        return meanAgreement[year] = means;
    }
}
