using System.Collections.Immutable;

namespace Entente.Blocs;

/// <summary>
/// Blocs that keep their identity from period to period. Blocs of neighbouring periods are matched so that the sum of their overlaps
/// (Jaccard: shared members over members of either, among states present in both periods) is greatest; a match needs an overlap of
/// <see cref="LeastOverlap"/>. An unmatched new bloc is a split when half or more of its old members come from one bloc, else a birth; an
/// unmatched old bloc is a merger when half or more of its members go into one, else a death. Blocs of one state can't carry an
/// identity by overlap alone and are matched like any other.
/// </summary>
public sealed class BlocTimeline
{
    public const double LeastOverlap = 0.25;

    private BlocTimeline(ImmutableArray<BlocPeriod> periods, ImmutableArray<ImmutableArray<int>> ids, ImmutableArray<BlocEvent> events, int count) =>
        (Periods, Ids, Events, BlocCount) = (periods, ids, events, count);

    public ImmutableArray<BlocPeriod> Periods { get; }

    /// <summary>For each period, the lasting number of each of its partition's blocs.</summary>
    public ImmutableArray<ImmutableArray<int>> Ids { get; }
    public ImmutableArray<BlocEvent> Events { get; }

    /// <summary>How many different blocs there ever were.</summary>
    public int BlocCount { get; }

    /// <summary>The lasting number of a state's bloc in a period; null where it is not in the data.</summary>
    public int? BlocOf(int period, string state)
    {
        var at = Periods[period].Graph.Names.BinarySearch(state, StringComparer.Ordinal);
        return at < 0 ? null : Ids[period][Periods[period].Partition.BlocOf[at]];
    }

    /// <summary>As below; where a division lists several optima, the one nearest to the period before is followed, so that ties don't look like
    /// moves.</summary>
    public static BlocTimeline Of(IReadOnlyList<(string Period, Division Division)> periods)
    {
        var chosen = new List<BlocPeriod>();
        foreach (var (period, division) in periods)
        {
            var graph = division.Graph;
            var before = chosen.Count == 0 ? null : chosen[^1];
            var at = graph.Names.Select(n => before?.Graph.Names.BinarySearch(n, StringComparer.Ordinal) ?? -1).ToArray();
            chosen.Add(new BlocPeriod(period, graph, division.Partitions.MaxBy(p => before is null ? 0 : Shared(p, before.Partition, at))!));
        }
        return Of(chosen);

        static double Shared(Partition p, Partition before, int[] at)
        {
            var overlap = new double[p.BlocCount, before.BlocCount];
            for (var v = 0; v < at.Length; v++)
                if (at[v] >= 0) overlap[p.BlocOf[v], before.BlocOf[at[v]]]++;
            var match = Assignment.Of(overlap);
            return Enumerable.Range(0, match.Length).Sum(b => match[b] < 0 ? 0 : overlap[b, match[b]]);
        }
    }

    public static BlocTimeline Of(IReadOnlyList<BlocPeriod> periods)
    {
        var ids = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var events = ImmutableArray.CreateBuilder<BlocEvent>();
        var count = 0;
        for (var t = 0; t < periods.Count; t++)
        {
            var now = Members(periods[t]);
            if (t == 0)
            {
                ids.Add([.. now.Select(_ => count++)]);
                for (var b = 0; b < now.Length; b++) events.Add(new BlocEvent(periods[0].Period, BlocEventKind.Birth, b, null, [.. now[b]]));
                continue;
            }
            ids.Add(Follow(periods[t - 1], periods[t], ids[t - 1], now, events, ref count));
        }
        return new BlocTimeline([.. periods], ids.ToImmutable(), events.ToImmutable(), count);
    }

    private static ImmutableArray<int> Follow(BlocPeriod past, BlocPeriod present, ImmutableArray<int> oldIds, SortedSet<string>[] now,
        ImmutableArray<BlocEvent>.Builder events, ref int count)
    {
        var period = present.Period;
        var before = Members(past);
        var (oldNames, newNames) = (past.Graph.Names.ToHashSet(StringComparer.Ordinal), present.Graph.Names.ToHashSet(StringComparer.Ordinal));
        var overlap = new double[now.Length, before.Length];
        var shared = new int[now.Length, before.Length];
        var oldStay = before.Select(m => m.Count(newNames.Contains)).ToArray();
        var newKnown = now.Select(m => m.Count(oldNames.Contains)).ToArray();
        for (var b = 0; b < now.Length; b++)
            for (var a = 0; a < before.Length; a++)
            {
                shared[b, a] = now[b].Count(before[a].Contains);
                double either = newKnown[b] + oldStay[a] - shared[b, a];
                // Equal overlaps go to the elder bloc.
                if (shared[b, a] > 0 && shared[b, a] / either >= LeastOverlap) overlap[b, a] = shared[b, a] / either - 1e-9 * oldIds[a];
            }
        var match = Assignment.Of(overlap);
        var ids = new int[now.Length];
        for (var b = 0; b < now.Length; b++) ids[b] = match[b] >= 0 ? oldIds[match[b]] : count++;

        for (var b = 0; b < now.Length; b++)
        {
            if (match[b] >= 0) continue;
            var from = Enumerable.Range(0, before.Length).Where(a => 2 * shared[b, a] >= newKnown[b] && shared[b, a] > 0).Select(a => (int?)a).FirstOrDefault();
            events.Add(from is { } a
                ? new BlocEvent(period, BlocEventKind.Split, oldIds[a], ids[b], [.. now[b].Where(before[a].Contains)])
                : new BlocEvent(period, BlocEventKind.Birth, ids[b], null, [.. now[b]]));
        }
        for (var a = 0; a < before.Length; a++)
        {
            if (Array.IndexOf(match, a) >= 0) continue;
            var into = Enumerable.Range(0, now.Length).Where(b => 2 * shared[b, a] >= oldStay[a] && shared[b, a] > 0).Select(b => (int?)b).FirstOrDefault();
            events.Add(into is { } b
                ? new BlocEvent(period, BlocEventKind.Merger, ids[b], oldIds[a], [.. before[a].Where(now[b].Contains)])
                : new BlocEvent(period, BlocEventKind.Death, oldIds[a], null, [.. before[a]]));
        }
        for (var b = 0; b < now.Length; b++)
        {
            var entered = now[b].Where(s => !oldNames.Contains(s)).ToImmutableArray();
            if (!entered.IsEmpty) events.Add(new BlocEvent(period, BlocEventKind.Enter, ids[b], null, entered));
            for (var a = 0; a < before.Length; a++)
            {
                if (shared[b, a] == 0 || oldIds[a] == ids[b]) continue;
                ImmutableArray<string> moved = [.. now[b].Where(before[a].Contains)];
                events.Add(new BlocEvent(period, BlocEventKind.Leave, oldIds[a], ids[b], moved));
                events.Add(new BlocEvent(period, BlocEventKind.Join, ids[b], oldIds[a], moved));
            }
        }
        for (var a = 0; a < before.Length; a++)
        {
            var gone = before[a].Where(s => !newNames.Contains(s)).ToImmutableArray();
            if (!gone.IsEmpty) events.Add(new BlocEvent(period, BlocEventKind.Exit, oldIds[a], null, gone));
        }
        return [.. ids];
    }

    private static SortedSet<string>[] Members(BlocPeriod period)
    {
        var sets = new SortedSet<string>[period.Partition.BlocCount];
        for (var b = 0; b < sets.Length; b++) sets[b] = new SortedSet<string>(StringComparer.Ordinal);
        for (var v = 0; v < period.Graph.NodeCount; v++) sets[period.Partition.BlocOf[v]].Add(period.Graph.Names[v]);
        return sets;
    }
}
