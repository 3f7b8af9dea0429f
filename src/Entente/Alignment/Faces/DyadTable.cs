using System.Collections.Immutable;
using Entente.Actors;
using NodaTime;

namespace Entente.Alignment.Faces;

/// <summary>The pairs of a request, and the months in which both states exist.</summary>
public sealed class DyadTable
{
    private readonly List<(int First, int Last)>[] spells;
    private readonly int[] place;
    private readonly List<Dyad> dyads = [];
    private readonly List<(int A, int B, int First, int Last)> lives = [];
    private readonly Dictionary<string, int> stateOf = new(StringComparer.Ordinal);

    public DyadTable(ActorRegister register, AlignmentRequest request, int firstMonth, int lastMonth)
    {
        (FirstMonth, LastMonth) = (firstMonth, lastMonth);
        var wanted = request.Pair is { } pair ? new HashSet<ActorId> { pair.A, pair.B } : request.States?.ToHashSet();
        var groups = register.MembershipsIn(StateSystem.Cow).Where(m => wanted is null || wanted.Contains(m.State)).GroupBy(m => m.State)
            .OrderBy(g => g.Key).ToList();
        States = [.. groups.Select(g => g.Key)];
        spells = [.. groups.Select(g => g.Select(m => (MonthOf(m.First), m.Last is { } last ? MonthOf(last) : lastMonth)).Order().ToList())];
        for (var i = 0; i < States.Length; i++) stateOf.Add(States[i].Value, i);
        place = new int[States.Length * States.Length];
        Array.Fill(place, -1);
        for (var a = 0; a < States.Length; a++)
            for (var b = a + 1; b < States.Length; b++)
            {
                if (request.With is { } one && States[a] != one && States[b] != one) continue;
                var (first, last) = (int.MaxValue, int.MinValue);
                foreach (var x in spells[a])
                    foreach (var y in spells[b])
                    {
                        int from = Math.Max(firstMonth, Math.Max(x.First, y.First)), to = Math.Min(lastMonth, Math.Min(x.Last, y.Last));
                        if (from <= to) (first, last) = (Math.Min(first, from), Math.Max(last, to));
                    }
                if (first > last) continue;
                place[a * States.Length + b] = place[b * States.Length + a] = dyads.Count;
                dyads.Add(new Dyad(States[a], States[b]));
                lives.Add((a, b, first, last));
            }
    }

    public int FirstMonth { get; }
    public int LastMonth { get; }
    public ImmutableArray<ActorId> States { get; }
    public int Count => dyads.Count;

    public static int MonthOf(LocalDate day) => day.Year * 12 + day.Month - 1;

    public Dyad DyadAt(int dyad) => dyads[dyad];

    public (int A, int B) StatesAt(int dyad) => (lives[dyad].A, lives[dyad].B);

    /// <summary>The pair's place, in whichever order the states are given; -1 where it is none of the request's.</summary>
    public int PlaceOf(int a, int b) => place[a * States.Length + b];

    public int PlaceOf(Dyad dyad) => stateOf.TryGetValue(dyad.A.Value, out var a) && stateOf.TryGetValue(dyad.B.Value, out var b) ? PlaceOf(a, b) : -1;

    public bool Exists(Dyad dyad, int month) => PlaceOf(dyad) is >= 0 and var at && Exists(at, month);

    public bool Exists(int dyad, int month)
    {
        var (a, b, first, last) = lives[dyad];
        return month >= first && month <= last && spells[a].Exists(s => s.First <= month && month <= s.Last)
            && spells[b].Exists(s => s.First <= month && month <= s.Last);
    }

    /// <summary>The month nearest to the middle of the span in which the pair exists; absent where there is none.</summary>
    public int? Within(int dyad, int from, int to)
    {
        from = Math.Max(from, lives[dyad].First);
        to = Math.Min(to, lives[dyad].Last);
        if (from > to) return null;
        var middle = (from + to + 1) / 2;
        for (var step = 0; step <= to - from; step++)
        {
            if (middle + step <= to && Exists(dyad, middle + step)) return middle + step;
            if (middle - step >= from && Exists(dyad, middle - step)) return middle - step;
        }
        return null;
    }
}
