using System.Collections.Immutable;
using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Coding;
using Entente.Ledger;

namespace Entente.Store.Alignment;

/// <summary>
/// What a ledger shows of the faces of pairs, year by year. Data sets that aren't loaded are passed over (<see cref="FaceRecords.Sources"/> tells); of
/// several versions the one loaded last is read, as in panels. Within the years that a data set covers, a pair that it doesn't list had none.
/// </summary>
public static class FaceReader
{
    private static readonly string[] OtherPacts = ["offence", "neutrality", "nonaggression", "consultation", "entente"];

    /// <param name="contested">How likely what is charged and denied is held to be: 0, 0.5 or 1.</param>
    /// <exception cref="ArgumentException">The end is before the start; a state of the pair is in no list of states.</exception>
    public static FaceRecords Read(LedgerFile ledger, ActorRegister register, AlignmentRequest request, double contested = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reading = AlignmentReader.Begin(ledger, register, request, cancellation);
        var table = reading.Table;
        int first = reading.FirstYear, years = table.LastMonth / 12 - first + 1;
        var pairs = Enumerable.Range(0, table.Count).Select(d => new FaceEvidence(table.DyadAt(d), first, years) { Belief = contested }).ToImmutableArray();
        for (var d = 0; d < pairs.Length; d++)
            for (var t = 0; t < years; t++) pairs[d].Exists[t] = table.Within(d, (first + t) * 12, (first + t) * 12 + 11) is not null;
        var sources = ImmutableArray.CreateBuilder<FaceSource>();
        if (VoteEvidence.Add(reading, pairs) is { } votes) sources.Add(votes);
        AddStanding(reading, pairs, sources);
        var near = AddOpportunity(reading, pairs, sources);
        var matters = AddReports(reading, ledger, register, pairs, contested);
        return new() { Pairs = pairs, Sources = sources.ToImmutable(), Contested = matters, FirstYear = first, LastYear = first + years - 1,
            KnowsNeighbours = near };
    }

    private static void AddStanding(EvidenceReading reading, ImmutableArray<FaceEvidence> pairs, ImmutableArray<FaceSource>.Builder sources)
    {
        var held = reading.Sources;
        void Put(StandingRecord record, string? dataset, string[] indicators, double least = double.Epsilon, int? after = null)
        {
            if (dataset is null) return;
            var grid = new YearGrid(reading, dataset, indicators, least, after);
            if (grid.First > grid.Last) return;
            sources.Add(new(FaceModel.FaceOf(record), record, dataset, grid.Version, grid.First, grid.Last));
            for (var d = 0; d < pairs.Length; d++)
                for (var year = grid.First; year <= grid.Last; year++)
                    if (grid[d, year] is { } known) pairs[d][record, year - pairs[d].FirstYear] = known ? RecordValue.Yes : RecordValue.No;
        }
        if (held.FirstOf("atop", "cow-alliances") is { } pacts)
        {
            var prefix = pacts == "atop" ? "alliance." : "cow-alliance.";
            Put(StandingRecord.Defence, pacts, [prefix + "defence"]);
            Put(StandingRecord.OtherPact, pacts, [.. OtherPacts.Select(p => prefix + p)]);
        }
        Put(StandingRecord.Sanction, held.FirstOf("gsdb"), ["sanction.any"]);
        var disputes = held.FirstOf("mid", "gml-mid");
        Put(StandingRecord.Dispute, disputes, [disputes + ".dispute"]);
        var conflicts = held.FirstOf("ucdp-conflict", "cow-war");
        Put(StandingRecord.Conflict, conflicts, [conflicts == "cow-war" ? "war.interstate" : "conflict.interstate"]);
        // SIPRI rounds deliveries below half a million to 0: a row is a delivery whatever its value.
        Put(StandingRecord.Arms, held.FirstOf("sipri-tiv"), ["arms.tiv"], least: 0);
        Put(StandingRecord.Arms, held.FirstOf("sipri-register"), ["arms.orders"], after: held.FirstOf("sipri-tiv") is { } tiv
            ? held.Find(tiv)!.Value.Last : null);
    }

    // Who is whose neighbour is taken to hold on after the list of it ends.
    private static bool AddOpportunity(EvidenceReading reading, ImmutableArray<FaceEvidence> pairs, ImmutableArray<FaceSource>.Builder sources)
    {
        foreach (var pair in pairs)
            for (var t = 0; t < pair.Years; t++)
            {
                var year = pair.FirstYear + t;
                pair.Opportunity[t] = new(false, false,
                    (byte)((Opportunity.IsMajor(pair.Dyad.A.Value, year) ? 1 : 0) + (Opportunity.IsMajor(pair.Dyad.B.Value, year) ? 1 : 0)));
            }
        if (reading.Sources.Find("cow-contiguity") is not { } source) return false;
        foreach (var (a, b, value, from, to) in reading.Connection.Rows("""
            SELECT a.place AS a, b.place AS b, value::INTEGER AS value, year(first_day)::INTEGER AS first, year(last_day)::INTEGER AS last
            FROM observation o JOIN panel_state a ON a.id = o.actor JOIN panel_state b ON b.id = o.recipient JOIN panel_file USING (file_id)
            WHERE indicator = 'contiguity' AND value >= 1 ORDER BY ALL
            """, r => (r.Int("a"), r.Int("b"), r.Int("value"), r.Int("first"), r.Int("last"))))
        {
            if (reading.Table.PlaceOf(a, b) is not (>= 0 and var d)) continue;
            var pair = pairs[d];
            var until = to >= source.Last ? int.MaxValue : to;
            for (var t = Math.Max(0, from - pair.FirstYear); t < pair.Years && pair.FirstYear + t <= until; t++)
                pair.Opportunity[t] = value == 1 ? pair.Opportunity[t] with { Border = true, Water = false }
                    : pair.Opportunity[t].Border ? pair.Opportunity[t] : pair.Opportunity[t] with { Water = true };
        }
        sources.Add(new(null, null, "cow-contiguity", source.Version, source.First, source.Last));
        return true;
    }

    // Deeds that documents tell as facts stand in for the record where no data set covers the year; contested ones as far as they are held to be true.
    private static ImmutableArray<ContestedEvidence> AddReports(EvidenceReading reading, LedgerFile ledger, ActorRegister register,
        ImmutableArray<FaceEvidence> pairs, double contested)
    {
        if (reading.Connection.Count("SELECT count(*) FROM (SELECT 1 FROM claim LIMIT 1)") == 0) return [];
        var view = LedgerView.Of(ledger, new ClaimFilter { AsOf = reading.Request.AsOf }, id => register.Find(id)?.Name);
        var matters = ContestedMatter.Of(view.Propositions, view.Around);
        var disputed = matters.Select(m => m.Id).ToHashSet();
        void Put(StatementKey key, EventType type, string? theme, int year, RecordValue value)
        {
            if (PlaceOf(reading, key) is not (>= 0 and var d) || RecordOf(type, theme) is not { } record) return;
            var t = year - pairs[d].FirstYear;
            if (t >= 0 && t < pairs[d].Years && pairs[d].Exists[t]
                && (pairs[d][record, t] == RecordValue.Unknown || (value == RecordValue.Charged && pairs[d][record, t] == RecordValue.No)))
                pairs[d][record, t] = value;
        }
        var own = reading.Request.WithoutDocument is { } left ? view.Around.Where(c => c.DocumentId == left).Select(c => c.Id).ToHashSet() : [];
        foreach (var happened in view.Events.Where(e => !e.Claims.All(own.Contains)).OrderBy(e => e.Id))
            if (!disputed.Contains(happened.Key.Matter) && happened.Date is { } date) Put(happened.Key, happened.Type, happened.Theme,
                date.First.Year, RecordValue.Reported);
        var found = ImmutableArray.CreateBuilder<ContestedEvidence>();
        foreach (var matter in matters)
        {
            var told = matter.For.Where(c => c.Kind == ClaimKind.Event && c.Type is not null && PlaceOf(reading, c.Key) >= 0).ToList();
            if (told.Count == 0 || told.Select(c => c.Date?.First.Year).Min() is not { } year) continue;
            var d = PlaceOf(reading, told[0].Key);
            found.Add(new(reading.Table.DyadAt(d), matter.Id, matter.Statement, told[0].Theme, year * 12 + 6));
            if (contested > 0)
                foreach (var c in told) Put(c.Key, c.Type!.Value, c.Theme, year, RecordValue.Charged);
        }
        return [.. found.OrderBy(f => f.Dyad).ThenBy(f => f.Matter)];
    }

    private static int PlaceOf(EvidenceReading reading, StatementKey key)
    {
        if (!key.HasBothParties || !IsKey(key.First) || !IsKey(key.Second) || key.First == key.Second) return -1;
        return reading.Table.PlaceOf(new Dyad(new ActorId(key.First), new ActorId(key.Second)));
    }

    private static bool IsKey(string party) => party.All(c => c is >= 'A' and <= 'Z' or >= '0' and <= '9' or '-');

    private static StandingRecord? RecordOf(EventType type, string? theme) => type switch
    {
        EventType.Assault => StandingRecord.Conflict,
        EventType.Mobilize or EventType.Coerce => StandingRecord.Dispute,
        EventType.Sanction => StandingRecord.Sanction,
        EventType.Aid or EventType.Cooperate when theme == "arms" => StandingRecord.Arms,
        _ => null,
    };
}
