using Entente.Alignment.IdealPoints;

namespace Entente.Alignment.Agreement;

/// <summary>
/// How often each combination of choices fell on the roll calls on which both states voted: what every classical measure of agreement is
/// worked out from. A roll call on which either was absent, or no member, counts for nothing (never as disagreement).
/// </summary>
public sealed class VotePairTable
{
    private readonly int[] counts = new int[9];

    /// <summary>Adds one roll call's pair of choices.</summary>
    public void Add(BallotChoice a, BallotChoice b) => counts[3 * (int)a + (int)b]++;

    /// <summary>Roll calls with these choices.</summary>
    public int this[BallotChoice a, BallotChoice b] => counts[3 * (int)a + (int)b];

    /// <summary>Roll calls on which both voted.</summary>
    public int Total => counts.Sum();

    /// <summary>A table with these nine counts, A's no, abstain, yes by B's no, abstain, yes.</summary>
    /// <exception cref="ArgumentException">Not nine, or a negative count.</exception>
    public static VotePairTable Of(params ReadOnlySpan<int> nine)
    {
        if (nine.Length != 9) throw new ArgumentException($"Nine counts are expected, found {nine.Length}.", nameof(nine));
        var table = new VotePairTable();
        for (var i = 0; i < 9; i++)
        {
            if (nine[i] < 0) throw new ArgumentException("A count is negative.", nameof(nine));
            table.counts[i] = nine[i];
        }
        return table;
    }

    /// <summary>Share of A's choices (on the shared roll calls) that are each of no, abstain, yes.</summary>
    internal double MarginA(int choice) => (counts[3 * choice] + counts[3 * choice + 1] + counts[3 * choice + 2]) / (double)Total;

    internal double MarginB(int choice) => (counts[choice] + counts[3 + choice] + counts[6 + choice]) / (double)Total;

    internal double Share(int a, int b) => counts[3 * a + b] / (double)Total;
}
