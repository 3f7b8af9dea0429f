using Entente.Outlook;
using Xunit;

namespace Entente.Tests.Outlook;

public class RankScoreTests
{
    [Fact]
    public void The_first_answer_has_rank_one()
    {
        var scores = new RankScores();
        scores.Add([new(3, 2f, 0), new(1, 1f, 0)], new HashSet<int> { 3 }, 10);
        Assert.Equal(1, scores.MeanReciprocalRank);
        Assert.Equal([1, 1, 1], scores.Hits);
    }

    [Fact]
    public void Other_answers_are_left_out_of_the_ranking()
    {
        var scores = new RankScores();
        scores.Add([new(3, 2f, 0), new(1, 1f, 0), new(0, 0f, 0)], new HashSet<int> { 3, 1 }, 10);
        Assert.Equal(1, scores.MeanReciprocalRank);
    }

    [Fact]
    public void A_tie_counts_as_the_mean_of_its_places()
    {
        var scores = new RankScores();
        scores.Add([new(3, 1f, 0), new(1, 1f, 0)], new HashSet<int> { 3 }, 10);
        Assert.Equal((1 + 1 / 2.0) / 2, scores.MeanReciprocalRank, 12);
        Assert.Equal(0.5, scores.Hits[0], 12);
    }

    [Fact]
    public void Who_is_not_ranked_shares_the_last_places()
    {
        var scores = new RankScores();
        scores.Add([new(3, 1f, 0)], new HashSet<int> { 7 }, 4);
        Assert.Equal((1 / 2.0 + 1 / 3.0 + 1 / 4.0) / 3, scores.MeanReciprocalRank, 12);
        Assert.Equal(0, scores.Ranked);
    }

    [Fact]
    public void Reliability_puts_what_was_said_beside_what_happened()
    {
        var bins = new ReliabilityBins(10);
        bins.Add(0.62, true);
        bins.Add(0.68, false);
        bins.Add(1, true);
        Assert.Equal(2, bins.Bins.Length);
        Assert.Equal((0.65, 0.5, 2), (Math.Round(bins.Bins[0].Said, 10), bins.Bins[0].Happened, bins.Bins[0].Count));
    }
}
