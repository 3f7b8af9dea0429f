namespace Entente.Outlook;

/// <summary>
/// How often an act between two was followed by another on a day when the first one asked about the second's kind of act: by the earlier
/// relation, the later, the gap since and the number of times; shrunk to the pair of relations (weight 8).
/// </summary>
internal sealed class RuleConfidence
{
    private const int Gaps = 9, Numbers = 4, Buckets = Gaps * Numbers;
    private const float Weight = 8;
    private readonly EventMemory memory;
    private readonly int[]?[] byBucket;
    private readonly int[] cases, hits;

    public RuleConfidence(EventMemory memory)
    {
        this.memory = memory;
        var rules = memory.Directions * memory.Directions;
        (cases, hits, byBucket) = (new int[rules], new int[rules], new int[]?[rules]);
    }

    /// <summary>Counts one query of a day with its answers; the memory holds only earlier days.</summary>
    public void Learn(int subject, int relation, int day, IReadOnlySet<int> answers)
    {
        foreach (var pair in memory.PairsOf(subject))
        {
            var hit = answers.Contains(memory.ObjectOfPair(pair));
            for (var act = memory.FirstAct(pair); act >= 0; act = memory.NextAct(act))
            {
                var rule = Rule(act, relation);
                var counts = byBucket[rule] ??= new int[2 * Buckets];
                var bucket = Bucket(act, day);
                cases[rule]++;
                counts[bucket]++;
                if (!hit) continue;
                hits[rule]++;
                counts[Buckets + bucket]++;
            }
        }
    }

    /// <summary>The chance, in 0 to 1, that the act's object is an answer.</summary>
    public float Of(int act, int relation, int day)
    {
        var rule = Rule(act, relation);
        var before = (hits[rule] + 0.02f) / (cases[rule] + 4f);
        if (byBucket[rule] is not { } counts) return before;
        var bucket = Bucket(act, day);
        return (counts[Buckets + bucket] + Weight * before) / (counts[bucket] + Weight);
    }

    /// <summary>In how many of how many such cases the answer followed.</summary>
    public (int Hits, int Cases) Seen(int act, int relation, int day) =>
        byBucket[Rule(act, relation)] is { } counts ? (counts[Buckets + Bucket(act, day)], counts[Bucket(act, day)]) : (0, 0);

    private int Rule(int act, int relation) => memory.RelationOf(act) * memory.Directions + relation;

    private int Bucket(int act, int day)
    {
        var gap = day - memory.Acts.LastDay(act);
        var times = memory.Acts.Times(act);
        var gapBucket = gap switch { <= 1 => 0, <= 2 => 1, <= 4 => 2, <= 7 => 3, <= 14 => 4, <= 30 => 5, <= 60 => 6, <= 120 => 7, _ => 8 };
        return gapBucket * Numbers + times switch { <= 1 => 0, <= 3 => 1, <= 9 => 2, _ => 3 };
    }
}
