using System.Collections.Immutable;

namespace Entente.Blocs.Ties;

/// <summary>
/// Blocs of two states or more followed from year to year by <see cref="BlocTimeline"/>; one that comes again within <see cref="MostYearsAway"/> years
/// with half of its last members or more (Jaccard, among states that exist in both years) is the same bloc. Numbers go by member-years, the greatest 0.
/// </summary>
public sealed class BlocCourse
{
    public const int MostYearsAway = 10;
    public const double LeastReturn = 0.5;
    private readonly Dictionary<(int Year, string State), int> blocs;

    private BlocCourse(ImmutableArray<BlocYear> years, Dictionary<(int, string), int> blocs, int count)
    {
        (Years, this.blocs, BlocCount) = (years, blocs, count);
        States = [.. years.SelectMany(y => y.States).Distinct().Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<BlocYear> Years { get; }

    /// <summary>All that exist in any of the years, by key.</summary>
    public ImmutableArray<string> States { get; }

    public int BlocCount { get; }

    /// <summary>The bloc's number; absent where the state stands in none, or doesn't exist.</summary>
    public int? BlocOf(int year, string state) => blocs.TryGetValue((year, state), out var bloc) ? bloc : null;

    public IEnumerable<string> MembersOf(int year, int bloc) => States.Where(s => BlocOf(year, s) == bloc);

    /// <summary>Moves of states that exist in both years, by year, then by the two blocs.</summary>
    public IEnumerable<BlocMove> Moves()
    {
        for (var i = 1; i < Years.Length; i++)
        {
            var (before, now) = (Years[i - 1], Years[i]);
            foreach (var move in now.States.Intersect(before.States).Select(s => new BlocMove(now.Year, s, BlocOf(before.Year, s), BlocOf(now.Year, s)))
                .Where(m => m.From != m.To).OrderBy(m => m.From ?? int.MaxValue).ThenBy(m => m.To ?? int.MaxValue).ThenBy(m => m.State, StringComparer.Ordinal))
                yield return move;
        }
    }

    /// <param name="years">In order, at least one.</param>
    public static BlocCourse Of(IReadOnlyList<BlocYear> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        var timeline = BlocTimeline.Of([.. years.Select(Period)]);
        var same = new Dictionary<int, int>();
        var last = new Dictionary<int, (int Year, HashSet<string> Members, ImmutableArray<string> States)>();
        var found = new Dictionary<(int, string), int>();
        for (var t = 0; t < years.Count; t++)
        {
            var (year, graph, partition) = (years[t], timeline.Periods[t].Graph, timeline.Periods[t].Partition);
            var now = Enumerable.Range(0, graph.NodeCount).GroupBy(v => timeline.Ids[t][partition.BlocOf[v]])
                .OrderBy(g => g.Key).Select(g => (Id: g.Key, Members: g.Select(v => graph.Names[v]).ToHashSet(StringComparer.Ordinal))).ToList();
            var taken = now.Where(b => same.ContainsKey(b.Id)).Select(b => same[b.Id]).ToHashSet();
            foreach (var (id, members) in now.Where(b => !same.ContainsKey(b.Id)))
            {
                var back = last.Where(l => !taken.Contains(l.Key) && year.Year - l.Value.Year <= MostYearsAway)
                    .Select(l => (l.Key, Overlap: Overlap(members, year.States, l.Value.Members, l.Value.States)))
                    .Where(l => l.Overlap >= LeastReturn).OrderByDescending(l => l.Overlap).ThenBy(l => l.Key).Select(l => (int?)l.Key).FirstOrDefault();
                taken.Add(same[id] = back ?? id);
            }
            foreach (var (id, members) in now)
            {
                last[same[id]] = (year.Year, members, year.States);
                foreach (var state in members) found[(year.Year, state)] = same[id];
            }
        }
        var number = found.GroupBy(f => f.Value).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select((g, i) => (g.Key, i))
            .ToDictionary(x => x.Key, x => x.i);
        return new([.. years], found.ToDictionary(f => f.Key, f => number[f.Value]), number.Count);
    }

    private static double Overlap(HashSet<string> one, ImmutableArray<string> ofOne, HashSet<string> other, ImmutableArray<string> ofOther)
    {
        var shared = one.Count(other.Contains);
        var either = one.Count(s => ofOther.Contains(s)) + other.Count(s => ofOne.Contains(s)) - shared;
        return either == 0 ? 0 : (double)shared / either;
    }

    private static BlocPeriod Period(BlocYear year)
    {
        var (graph, best) = (year.Division.Graph, year.Division.Best);
        var size = new int[best.BlocCount];
        foreach (var bloc in best.BlocOf) size[bloc]++;
        var kept = Enumerable.Range(0, graph.NodeCount).Where(v => size[best.BlocOf[v]] > 1).ToList();
        return new(year.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            SignedGraph.Of([.. kept.Select(v => graph.Names[v])], []), Partition.Of([.. kept.Select(v => best.BlocOf[v])]));
    }
}
