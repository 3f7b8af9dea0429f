using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Blocs;
using Entente.Blocs.Files;
using Entente.Blocs.Ties;
using Entente.Documents;
using NodaTime;

namespace Entente.Work.Blocs;

/// <summary>The blocs of a year out of a ledger, written as text, CSV, JSON or a graph.</summary>
/// <param name="coverage">What each face rests on.</param>
internal sealed class LedgerBlocsReport(int year, BlocStudy study, IReadOnlyList<string> coverage)
{
    private const int MostAgainst = 40;
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = SafeJson.Encoder,
    };
    private readonly SignedGraph graph = study.Division.Graph;
    private readonly Partition best = study.Division.Best;

    public void Write(TextWriter to, string format)
    {
        switch (format)
        {
            case "json": to.Write(Json() + "\n"); break;
            case "csv": Csv(to); break;
            case "graphml": GraphXml.WriteGraphMl(graph, best, to); break;
            case "gexf": GraphXml.WriteGexf(graph, best, to); break;
            default: Text(to); break;
        }
    }

    /// <summary>What a state was called at the end of a year.</summary>
    public static string Name(string state, int year) => ActorRegister.Embedded.NameOn(new ActorId(state), new LocalDate(year, 12, 31));

    /// <summary>A bloc's states, the largest bloc first, then by first key.</summary>
    public static ImmutableArray<ImmutableArray<int>> BlocsOf(Partition partition) =>
    [
        .. Enumerable.Range(0, partition.BlocOf.Length).GroupBy(v => partition.BlocOf[v])
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.ToImmutableArray()),
    ];

    private string Called(string state) => Name(state, year);

    private static string Of(Division division) =>
        $"frustration {F(division.Frustration)}, {(division.IsOptimal ? "proved optimal" : $"bounded: no division is below {F(division.Bound)}")}";

    private static string F(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private string Faces => study.Options.Rule.Face is { } face ? $"by {FaceModel.Name(face)}" : "by all faces";

    private void Text(TextWriter to)
    {
        var (friendly, hostile) = (study.Ties.Count(t => t.Sign > 0), study.Ties.Count(t => t.Sign < 0));
        to.Write($"Blocs in {year}, {Faces}, threshold {F(study.Options.Rule.Threshold)}\n");
        to.Write($"{graph.NodeCount + study.Untied.Length} states, {study.Ties.Length} ties ({friendly} friendly, {hostile} hostile); {Of(study.Division)}; ");
        to.Write($"balance {study.Division.Balance.ToString("0.00", CultureInfo.InvariantCulture)}");
        to.Write(study.Options.Division.ListOptima > 1
            ? $"; {(study.Division.AllListed ? "" : "at least ")}{study.Division.Partitions.Length} as good\n" : "\n");
        var blocs = BlocsOf(best);
        for (var b = 0; b < blocs.Length; b++)
        {
            if (blocs[b].Length == 1) continue;
            to.Write($"\nBloc {b + 1} ({blocs[b].Length})\n");
            if (study.Membership is not { } membership) { Wrapped(to, "", blocs[b].Select(v => Called(graph.Names[v]))); continue; }
            var of = blocs[b].Select(v => membership.States[v]).ToList();
            Wrapped(to, "core    ", of.Where(s => s.IsCore).Select(s => Called(s.State)));
            Wrapped(to, "fringe  ", of.Where(s => !s.IsCore).OrderByDescending(s => s.InItsBloc)
                .Select(s => $"{Called(s.State)} {s.InItsBloc.ToString("0.00", CultureInfo.InvariantCulture)}"));
        }
        var alone = blocs.Where(b => b.Length == 1).Select(b => Called(graph.Names[b[0]])).ToList();
        if (alone.Count > 0) { to.Write("\nAlone: better in no bloc than in any\n"); Wrapped(to, "", alone); }
        if (!study.Untied.IsEmpty) { to.Write("\nNo tie that stands out\n"); Wrapped(to, "", study.Untied.Select(Called)); }
        if (study.Options.Division.MostBlocs == 2 && Parts() is > 1 and var parts)
            to.Write($"\nThe states fall into {parts} parts that no tie joins: which of the two camps a part stands in says nothing.\n");
        var against = study.Against.ToList();
        to.Write($"\nTies that the division goes against: {against.Count}\n");
        foreach (var group in against.GroupBy(t => t.Words).OrderBy(g => g.First().Sign).ThenBy(g => g.Key, StringComparer.Ordinal))
            Wrapped(to, $"{group.Key} ({group.Count()}): ", group
                .Take(MostAgainst).Select(t => $"{Called(t.Pair.A.Value)} - {Called(t.Pair.B.Value)}")
                .Concat(group.Count() > MostAgainst ? ["... (--format json lists all)"] : []));
        to.Write("\nPivotal: without them the others divide otherwise\n");
        if (!study.Division.IsOptimal) to.Write("  not told, because the division is not proved\n");
        else if (study.Pivotal.IsEmpty) to.Write("  none\n");
        foreach (var p in study.Pivotal.Take(10)) Wrapped(to, $"{Called(p.State)}: {p.Moved.Count} would move: ", p.Moved.Select(Called));
        to.Write("\nHow far the rule decides\n");
        foreach (var v in study.Variants)
            Wrapped(to, $"threshold {F(v.Threshold)}: {v.Friendly} friendly, {v.Hostile} hostile, {BlocsOf(v.Division.Best).Count(b => b.Length > 1)} blocs, "
                + $"{Of(v.Division)}; {v.Moved.Count} moved{(v.Moved.Count > 0 ? ": " : "")}", v.Moved.Select(Called));
        if (study.Membership is { } m)
            to.Write($"\nMemberships: share of {m.Samples} draws of the faces (seed {study.Options.Seed}; {m.ProvedSamples} divisions proved); "
                + $"core from 0.9\n");
        to.Write("\nThe record\n");
        foreach (var line in coverage) to.Write($"  {line}\n");
    }

    // Each state takes the least place that ties lead to.
    private int Parts()
    {
        var part = Enumerable.Range(0, graph.NodeCount).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (a, b, _) in graph.Edges)
            {
                if (part[a] == part[b]) continue;
                part[a] = part[b] = Math.Min(part[a], part[b]);
                changed = true;
            }
        }
        return part.Distinct().Count();
    }

    // Lines of 110 columns, the second and later ones further in.
    private static void Wrapped(TextWriter to, string lead, IEnumerable<string> items)
    {
        var line = "  " + lead;
        var (any, start) = (false, true);
        foreach (var item in items)
        {
            var text = (start ? "" : ", ") + item;
            if (!start && line.Length + text.Length > 110) { to.Write(line + ",\n"); line = "      "; text = item; }
            line += text;
            (any, start) = (true, false);
        }
        if (any || lead.Length > 10) to.Write(line.TrimEnd() + "\n");
    }

    private void Csv(TextWriter to)
    {
        to.Write("year,state,name,bloc,role,probability,friendly_ties,hostile_ties\n");
        var blocs = BlocsOf(best);
        foreach (var (b, v) in blocs.SelectMany((members, b) => members.Select(v => (b, v))).OrderBy(x => x.v))
        {
            var state = graph.Names[v];
            var s = study.Membership?.States[v];
            int Count(int sign) => graph.Edges.Count(e => (e.A == v || e.B == v) && Math.Sign(e.Weight) == sign);
            to.Write(string.Create(CultureInfo.InvariantCulture,
                $"{year},{state},{PlainText.OfCell(Called(state))},{b + 1},{Role(v, blocs[b].Length)},{s?.InItsBloc:0.###},{Count(1)},{Count(-1)}\n"));
        }
        foreach (var state in study.Untied) to.Write($"{year},{state},{PlainText.OfCell(Called(state))},,untied,,0,0\n");
    }

    private string? Role(int v, int size) => size == 1 ? "alone" : study.Membership is { } m ? m.States[v].IsCore ? "core" : "fringe" : null;

    private object Tie(FaceTie t) => new { a = t.Pair.A.Value, b = t.Pair.B.Value, sign = t.Sign, why = t.Words };

    private string Json()
    {
        var blocs = BlocsOf(best);
        return JsonSerializer.Serialize(new
        {
            year,
            face = study.Options.Rule.Face is { } face ? FaceModel.Name(face) : "all",
            threshold = study.Options.Rule.Threshold,
            frustration = study.Division.Frustration,
            status = study.Division.IsOptimal ? "optimal" : "bounded",
            bound = study.Division.Bound,
            balance = Math.Round(study.Division.Balance, 4),
            optima = study.Division.IsOptimal ? study.Division.Partitions.Length : 0,
            optima_all_listed = study.Division.AllListed,
            draws = study.Membership?.Samples ?? 0,
            draws_proved = study.Membership?.ProvedSamples ?? 0,
            seed = study.Options.Seed,
            blocs = blocs.Select((members, b) => new
            {
                bloc = b + 1,
                members = members.Select(v => new
                {
                    state = graph.Names[v], name = Called(graph.Names[v]), role = Role(v, members.Length),
                    probability = study.Membership is { } m ? Math.Round(m.States[v].InItsBloc, 4) : (double?)null,
                }),
            }),
            untied = study.Untied,
            against = study.Against.Select(Tie),
            pivotal = study.Pivotal.Select(p => new { state = p.State, moved = p.Moved }),
            sensitivity = study.Variants.Select(v => new
            {
                threshold = v.Threshold, friendly = v.Friendly, hostile = v.Hostile, frustration = v.Division.Frustration,
                status = v.Division.IsOptimal ? "optimal" : "bounded",
                blocs = BlocsOf(v.Division.Best).Select(b => b.Select(i => v.Division.Graph.Names[i])), moved = v.Moved,
            }),
            ties = study.Ties.Select(Tie),
            record = coverage,
        }, Indented);
    }
}
