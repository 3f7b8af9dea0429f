using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>
/// How high the answers of a stream's questions were ranked: mean reciprocal rank and hits, with the time-aware filter (other answers of the same
/// question and day left out) and the mean over all orders of a tie; whoever is not ranked shares the last places (Gastinger et al. 2023).
/// </summary>
public sealed class RankScores
{
    private static readonly int[] Cuts = [1, 3, 10];
    private readonly double[] hits = new double[3];
    private double reciprocal;

    /// <summary>Answers scored.</summary>
    public int Count { get; private set; }

    /// <summary>Answers that were ranked at all.</summary>
    public int Ranked { get; private set; }

    /// <summary>Mean of 1/rank, in (0, 1].</summary>
    public double MeanReciprocalRank => reciprocal / Count;

    /// <summary>Share of answers among the first 1, 3 and 10.</summary>
    public ImmutableArray<double> Hits => [.. hits.Select(h => h / Count)];

    /// <param name="entities">How many there are to be ranked.</param>
    public void Add(ImmutableArray<ExpectedEvent> ranking, IReadOnlySet<int> answers, int entities)
    {
        foreach (var answer in answers)
        {
            int higher = 0, equal = 0;
            var own = ranking.FirstOrDefault(e => e.Entity == answer, new ExpectedEvent(-1, float.NegativeInfinity, 0));
            foreach (var expected in ranking)
            {
                if (expected.Entity != answer && answers.Contains(expected.Entity)) continue;
                if (expected.Score > own.Score) higher++;
                else if (expected.Score == own.Score) equal++;
            }
            if (own.Entity >= 0) Ranked++;
            else equal = entities - higher - (answers.Count - 1);
            Count++;
            Add(higher + 1, higher + Math.Max(1, equal));
        }
    }

    private void Add(int first, int last)
    {
        double places = last - first + 1, sum = 0;
        for (var rank = first; rank <= last; rank++) sum += 1.0 / rank;
        reciprocal += sum / places;
        for (var c = 0; c < Cuts.Length; c++) hits[c] += Math.Clamp(Cuts[c] - first + 1, 0, places) / places;
    }
}
