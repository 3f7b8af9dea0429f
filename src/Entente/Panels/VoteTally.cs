using System.Numerics;

namespace Entente.Panels;

/// <summary>The votes of one period as bit sets, one bit a roll call, so that two states are compared 64 roll calls at a time.</summary>
internal sealed class VoteTally
{
    private readonly int words;
    private readonly ulong[] bits;

    private VoteTally(int period, int states, int rollCalls)
    {
        Period = period;
        words = (rollCalls + 63) / 64;
        bits = new ulong[states * 3 * words];
    }

    public int Period { get; }

    public static IEnumerable<VoteTally> ByPeriod(IEnumerable<CastVote> votes, int states)
    {
        foreach (var period in votes.Where(v => v.Vote is >= 1 and <= 3).GroupBy(v => v.Period).OrderBy(g => g.Key))
        {
            var places = period.Select(v => v.RollCall).Distinct().Order().Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
            var tally = new VoteTally(period.Key, states, places.Count);
            foreach (var vote in period)
            {
                var place = places[vote.RollCall];
                tally.bits[(vote.State * 3 + vote.Vote - 1) * tally.words + place / 64] |= 1UL << (place % 64);
            }
            yield return tally;
        }
    }

    /// <summary>Roll calls in which both voted; in which they voted the same; in which one said yes and the other no.</summary>
    public (int Shared, int Same, int Opposite) Compare(int a, int b)
    {
        int shared = 0, same = 0, opposite = 0;
        for (var w = 0; w < words; w++)
        {
            ulong ya = bits[a * 3 * words + w], aa = bits[(a * 3 + 1) * words + w], na = bits[(a * 3 + 2) * words + w],
                yb = bits[b * 3 * words + w], ab = bits[(b * 3 + 1) * words + w], nb = bits[(b * 3 + 2) * words + w];
            shared += BitOperations.PopCount((ya | aa | na) & (yb | ab | nb));
            same += BitOperations.PopCount((ya & yb) | (aa & ab) | (na & nb));
            opposite += BitOperations.PopCount((ya & nb) | (na & yb));
        }
        return (shared, same, opposite);
    }
}
