using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Ledger;

namespace Entente.Alignment.Faces;

/// <summary>
/// What the record shows of the faces of pairs, year by year. Data sets that aren't loaded are passed over (<see cref="FaceRecords.Sources"/> tells).
/// Within the years that a data set covers, a pair that it doesn't list had none.
/// </summary>
public static class FaceEvidenceReader
{
    private static readonly string[] OtherPacts = ["offence", "neutrality", "nonaggression", "consultation", "entente"];

    /// <param name="told">What documents tell of deeds between states.</param>
    /// <param name="contested">How likely what is charged and denied is held to be: 0, 0.5 or 1.</param>
    public static FaceRecords Of(EvidenceScope scope, ToldDeeds told, double contested)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(told);
        var table = scope.Table;
        int first = scope.FirstYear, years = table.LastMonth / 12 - first + 1;
        var pairs = Enumerable.Range(0, table.Count).Select(d => new FaceEvidence(table.DyadAt(d), first, years) { Belief = contested }).ToImmutableArray();
        for (var d = 0; d < pairs.Length; d++)
            for (var t = 0; t < years; t++) pairs[d].Exists[t] = table.Within(d, (first + t) * 12, (first + t) * 12 + 11) is not null;
        var sources = ImmutableArray.CreateBuilder<FaceSource>();
        if (VoteEvidence.Add(scope, pairs) is { } votes) sources.Add(votes);
        AddStanding(scope, pairs, sources);
        AddActs(scope, pairs, sources);
        var near = AddOpportunity(scope, pairs, sources);
        var matters = AddReports(scope, told, pairs, contested);
        return new() { Pairs = pairs, Sources = sources.ToImmutable(), Contested = matters, FirstYear = first, LastYear = first + years - 1,
            KnowsNeighbours = near };
    }

    private static void AddStanding(EvidenceScope scope, ImmutableArray<FaceEvidence> pairs, ImmutableArray<FaceSource>.Builder sources)
    {
        var held = scope.View;
        void Put(StandingRecord record, string? dataset, string[] indicators, double least = double.Epsilon, int? after = null)
        {
            if (dataset is null) return;
            var grid = new YearGrid(scope, dataset, [.. indicators], least, after);
            if (grid.First > grid.Last) return;
            sources.Add(new(FaceModel.FaceOf(record), record, dataset, grid.Version, grid.First, grid.Last));
            for (var d = 0; d < pairs.Length; d++)
                for (var year = grid.First; year <= grid.Last; year++)
                    pairs[d][record, year - pairs[d].FirstYear] = grid[d, year] ? RecordValue.Yes : RecordValue.No;
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
            ? held.Find(tiv)!.Last : null);
    }

    // The same acts stand in several event data sets: each year is taken from the one that reports most in it.
    private static void AddActs(EvidenceScope scope, ImmutableArray<FaceEvidence> pairs, ImmutableArray<FaceSource>.Builder sources)
    {
        var years = scope.Rows.AllActs(scope.FirstYear, scope.LastDay).GroupBy(y => y.Year)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(y => y.All).ThenBy(y => y.Dataset, StringComparer.Ordinal).First());
        if (years.Count == 0) return;
        foreach (var acts in scope.Rows.Acts(scope.FirstYear, scope.LastDay))
        {
            if (!years.TryGetValue(acts.Year, out var all) || all.Dataset != acts.Dataset) continue;
            if (scope.Table.PlaceOf(acts.A, acts.B) is not (>= 0 and var d) || acts.Year - pairs[d].FirstYear is not (>= 0 and var t) || t >= pairs[d].Years)
                continue;
            pairs[d].HasReports();
            var usual = Math.Log((all.Hostile + 0.5) / (all.All - all.Hostile + 0.5));
            ReportCount With(ReportCount known) => new(known.Hostile + acts.Hostile, known.All + acts.All, usual);
            pairs[d].Reports![t] = With(pairs[d].Reports![t]);
            if (acts.Month > 0) pairs[d].Months![12 * t + acts.Month - 1] = With(pairs[d].Months![12 * t + acts.Month - 1]);
        }
        foreach (var reports in pairs.Select(p => p.Reports).OfType<ReportCount[]>())
            for (var t = 0; t < reports.Length; t++) if (reports[t].All < ReportCount.Least) reports[t] = default;
        foreach (var source in years.Values.GroupBy(y => y.Dataset, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            sources.Add(new(Face.Hostility, null, source.Key, scope.View.Find(source.Key)!.Version, source.Min(y => y.Year), source.Max(y => y.Year)));
    }

    // Who is whose neighbour is taken to hold on after the list of it ends.
    private static bool AddOpportunity(EvidenceScope scope, ImmutableArray<FaceEvidence> pairs, ImmutableArray<FaceSource>.Builder sources)
    {
        foreach (var pair in pairs)
            for (var t = 0; t < pair.Years; t++)
            {
                var year = pair.FirstYear + t;
                pair.Opportunity[t] = new(false, false,
                    (byte)((Opportunity.IsMajor(pair.Dyad.A.Value, year) ? 1 : 0) + (Opportunity.IsMajor(pair.Dyad.B.Value, year) ? 1 : 0)));
            }
        if (scope.View.Find("cow-contiguity") is not { } source) return false;
        // In whatever order the rows come: a border counts above water.
        foreach (var (a, b, from, to, value) in scope.Rows.Observations(["contiguity"], int.MinValue, int.MaxValue).Where(o => o.Value >= 1))
        {
            if (scope.Table.PlaceOf(a, b) is not (>= 0 and var d)) continue;
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
    private static ImmutableArray<ContestedEvidence> AddReports(EvidenceScope scope, ToldDeeds told, ImmutableArray<FaceEvidence> pairs, double contested)
    {
        var disputed = told.Matters.Select(m => m.Id).ToHashSet();
        void Put(StatementKey key, EventType type, string? theme, int year, RecordValue value)
        {
            if (PlaceOf(scope, key) is not (>= 0 and var d) || RecordOf(type, theme) is not { } record) return;
            var t = year - pairs[d].FirstYear;
            if (t >= 0 && t < pairs[d].Years && pairs[d].Exists[t]
                && (pairs[d][record, t] == RecordValue.Unknown || (value == RecordValue.Charged && pairs[d][record, t] == RecordValue.No)))
                pairs[d][record, t] = value;
        }
        foreach (var happened in told.Events)
            if (!disputed.Contains(happened.Key.Matter) && happened.Date is { } date) Put(happened.Key, happened.Type, happened.Theme,
                date.First.Year, RecordValue.Reported);
        var found = ImmutableArray.CreateBuilder<ContestedEvidence>();
        foreach (var matter in told.Matters)
        {
            var charges = matter.For.Where(c => c.Type is not null && PlaceOf(scope, c.Key) >= 0).ToList();
            if (charges.Count == 0 || charges.Select(c => c.Date?.First.Year).Min() is not { } year) continue;
            var d = PlaceOf(scope, charges[0].Key);
            found.Add(new(scope.Table.DyadAt(d), matter.Id, matter.Statement, charges[0].Theme, year * 12 + 6));
            if (contested > 0)
                foreach (var c in charges) Put(c.Key, c.Type!.Value, c.Theme, year, RecordValue.Charged);
        }
        return [.. found.OrderBy(f => f.Dyad).ThenBy(f => f.Matter)];
    }

    private static int PlaceOf(EvidenceScope scope, StatementKey key)
    {
        if (!key.HasBothParties || !IsKey(key.First) || !IsKey(key.Second) || key.First == key.Second) return -1;
        return scope.Table.PlaceOf(new Dyad(new ActorId(key.First), new ActorId(key.Second)));
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
