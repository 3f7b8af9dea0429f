using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.TurningPoints;
using Entente.Briefs;
using Entente.Findings;
using Entente.Record;
using Xunit;

namespace Entente.Tests.Briefs;

public sealed class PairBriefTests
{
    [Fact]
    public void Turn_of_a_level_is_found_at_its_year()
    {
        var turn = Assert.Single(PairTurningPoints.Of([.. Enumerable.Range(1960, 40).Select(y => (y, (double?)((y < 1980 ? 0.3 : 0.7) + 0.01 * (y % 3))))]));
        Assert.Equal(1980, turn.Year);
        Assert.True(turn.After > turn.Before);
    }

    [Fact]
    public void Every_sentence_has_its_record_and_a_year_without_one_is_a_gap()
    {
        var brief = PairBrief.Compose(Material());
        Assert.All(brief.Findings, finding => Assert.True(finding.Records.Length + finding.Evidence.Length > 0));
        Assert.Contains(brief.Findings, finding => finding.Text.Contains("cast the same vote in 40 of the 50 roll calls", StringComparison.Ordinal));
        Assert.Contains(brief.Gaps, gap => gap.Contains("nothing after 1998", StringComparison.Ordinal));
        Assert.Equal(brief.Findings.Count(), brief.Findings.Select(finding => finding.Number).Distinct().Count());
    }

    [Fact]
    public void Ties_beyond_the_records_end_are_not_told_as_ended() =>
        Assert.Contains(PairBrief.Compose(Material()).Findings,
            finding => finding.Text.Contains("a defence pact", StringComparison.OrdinalIgnoreCase)
            && finding.Text.Contains("the data set ends with 1998", StringComparison.Ordinal));

    [Fact]
    public void Page_and_text_and_data_are_written()
    {
        var brief = PairBrief.Compose(Material());
        Assert.Contains("<svg", BriefHtml.Write(brief));
        Assert.Contains("Gaps in the record", BriefText.Write(brief));
        Assert.Contains("\"charts\"", BriefJson.Write(brief));
        Assert.Contains("| 1990 |", BriefMarkdown.Write(brief));
    }

    private static PairMaterial Material()
    {
        PairSeries Series(string name, Func<int, double?> value) =>
            new(Indicators.Find(name)!, null, [.. Enumerable.Range(1985, 16).Select(y => (y, value(y)))], [new RecordEvidence("set", "1", name)]);
        return new PairMaterial
        {
            A = new ActorId("FRA"), B = new ActorId("BRA"), FirstYear = 1985, LastYear = 2000, RunId = "r-1", Version = "0",
            Series = [Series("un.agreement", _ => 0.8), Series("un.shared", _ => 50), Series("alliance.defence", y => y > 1998 ? null : y > 1990 ? 1 : 0)],
        };
    }
}
