using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Outlook;
using Entente.Record;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>What a ledger's data sets record of all pairs of states since 1946, for outlooks; what documents tell isn't used.</summary>
/// <param name="Histories">By pair, all of the same years.</param>
/// <param name="Sources">By record the data set, its version and the years that it covers, up to the day asked for.</param>
/// <param name="KnowsNeighbours">False where the list of borders isn't loaded.</param>
public sealed record DyadRecords(ImmutableArray<DyadHistory> Histories, ImmutableDictionary<DyadRecord, DyadSource> Sources, bool KnowsNeighbours)
{
    private static readonly (StandingRecord From, DyadRecord To)[] Same =
    [
        (StandingRecord.Dispute, DyadRecord.Dispute), (StandingRecord.Sanction, DyadRecord.Sanction), (StandingRecord.Defence, DyadRecord.Defence),
        (StandingRecord.OtherPact, DyadRecord.OtherPact), (StandingRecord.Arms, DyadRecord.Arms), (StandingRecord.Conflict, DyadRecord.Conflict),
    ];

    private static readonly string[] VisitIndicators = ["visit.us-abroad", "visit.to-us"];

    /// <summary>The data sets that hold a kind, the preferred first.</summary>
    public static ImmutableArray<string> DatasetsOf(DyadRecord kind) => kind switch
    {
        DyadRecord.Dispute => ["mid", "gml-mid"],
        DyadRecord.Sanction => ["gsdb"],
        DyadRecord.Defence or DyadRecord.OtherPact => ["atop", "cow-alliances"],
        DyadRecord.Visit => ["us-visits"],
        DyadRecord.Arms => ["sipri-tiv", "sipri-register"],
        _ => ["ucdp-conflict", "cow-war"],
    };

    /// <summary>The last year that a data set of the ledger covers wholly of a kind; null where it isn't loaded.</summary>
    public static int? LastYearOf(LedgerFile ledger, DyadRecord kind, string dataset)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return RecordStore.View(ledger, asOf: null).Find(dataset) is not { } found || found.Last < found.First ? null
            : kind == DyadRecord.Visit ? Math.Min(found.Last, VisitIndicators.Min(n => Indicators.Find(n)!.CoverageLast)) : found.Last;
    }

    /// <param name="asOf">Only years that were over by the end of this day; null: all.</param>
    public static DyadRecords Read(LedgerFile ledger, ActorRegister register, LocalDate? asOf, CancellationToken cancellation = default)
    {
        var request = new AlignmentRequest { AsOf = asOf };
        var faces = FaceReader.Read(ledger, register, request, cancellation: cancellation);
        var sources = new Dictionary<DyadRecord, DyadSource>();
        foreach (var source in faces.Sources)
            foreach (var (from, to) in Same)
                if (source.Record == from)
                    sources[to] = sources.TryGetValue(to, out var one) ? one with { Last = Math.Max(one.Last, source.Last) }
                    : new(source.Dataset, source.Version, source.First, source.Last);
        var histories = faces.Pairs.Select(f => HistoryOf(f, sources)).ToImmutableArray();
        if (Visits(AlignmentReader.Begin(ledger, register, request, cancellation), histories) is { } visits) sources[DyadRecord.Visit] = visits;
        return new(histories, sources.ToImmutableDictionary(), faces.KnowsNeighbours);
    }

    private static DyadHistory HistoryOf(FaceEvidence face, Dictionary<DyadRecord, DyadSource> sources)
    {
        var history = new DyadHistory(face.Dyad, face.FirstYear, face.Years);
        for (var t = 0; t < face.Years; t++)
        {
            var year = face.FirstYear + t;
            var (border, water, majors) = face.Opportunity[t];
            history.SetYear(year, face.Exists[t], face.Kappa[t], border, water, majors);
            foreach (var (from, to) in Same)
                if (face[from, t] is RecordValue.Yes or RecordValue.No && sources.TryGetValue(to, out var source) && year >= source.First
                    && year <= source.Last)
                    history[to, year] = face[from, t] == RecordValue.Yes;
        }
        return history;
    }

    // Only years that are wholly known: a visit-free half of a year says nothing of the rest.
    private static DyadSource? Visits(EvidenceScope scope, ImmutableArray<DyadHistory> histories)
    {
        var america = scope.Table.States.IndexOf(new ActorId("USA"));
        if (america < 0 || scope.View.FirstOf("us-visits") is not { } dataset) return null;
        var (version, first, last) = scope.View.Find(dataset)!;
        first = Math.Max(Math.Max(first, scope.FirstYear), VisitIndicators.Max(n => Indicators.Find(n)!.CoverageFirst));
        last = Math.Min(Math.Min(last, scope.LastYear), VisitIndicators.Min(n => Indicators.Find(n)!.CoverageLast));
        if (last < first) return null;
        foreach (var history in histories)
            if (history.Dyad.A.Value == "USA" || history.Dyad.B.Value == "USA")
                for (var year = first; year <= Math.Min(last, history.LastYear); year++)
                    if (history.Exists(year)) history[DyadRecord.Visit, year] = false;
        foreach (var visit in scope.Rows.Observations([.. VisitIndicators], first, last))
            if (visit.First >= first && visit.First <= last && scope.Table.PlaceOf(visit.A, visit.B) is >= 0 and var d && histories[d] is var history
                && history[DyadRecord.Visit, visit.First] is not null)
                history[DyadRecord.Visit, visit.First] = true;
        return new(dataset, version, first, last);
    }
}
