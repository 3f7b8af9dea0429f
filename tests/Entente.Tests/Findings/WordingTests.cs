using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Findings;
using Xunit;

namespace Entente.Tests.Findings;

public sealed class WordingTests
{
    [Fact]
    public void Every_event_type_has_a_wording_without_mode()
    {
        var worded = File.ReadLines(Path.Combine(Repository.Root, "data", "briefs", "wording.tsv"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToList();
        Assert.All(worded, cells => Assert.True(cells.Length == 4 && cells[2].Contains("||", StringComparison.Ordinal)
            && cells[3].Contains("||", StringComparison.Ordinal), string.Join('|', cells)));
        foreach (var type in Enum.GetNames<EventType>())
            Assert.Contains(worded, cells => cells[0].Equals(type, StringComparison.OrdinalIgnoreCase) && cells[1] == "-");
    }

    [Fact]
    public void Every_kind_of_assessment_that_coding_knows_has_a_wording()
    {
        var worded = File.ReadLines(Path.Combine(Repository.Root, "data", "briefs", "assessments.tsv")).Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t')[0]).ToHashSet();
        var known = Entente.Reading.StatementCoding.Kinds;
        Assert.NotEmpty(known);
        Assert.Empty(known.Except(worded));
    }

    [Theory]
    [InlineData("its troops", "RUS", "MIL", "Russia's military")]
    [InlineData("their", "USA", "MIL", "the United States' military")]
    [InlineData("their", "SDN", "REF", "Sudan's refugee population")]
    [InlineData("Russian soldiers", "RUS", "MIL", "Russian soldiers (Russia)")]
    [InlineData("it", "RUS", null, "Russia")]
    [InlineData("US senators", "USA", "LEG", "US senators (the United States)")]
    [InlineData("One Russian soldier", "RUS", "MIL", "One Russian soldier (Russia)")]
    [InlineData("Its courts", "TUR", "JUD", "Turkey's judiciary")]
    public void Words_that_name_nobody_by_themselves_are_told_by_whose_they_are(string words, string actor, string? sector, string name) =>
        Assert.Equal(name, Wording.Default.Name(new(new TextSpan(0, words.Length), words, new ActorId(actor), sector, null, Resolution.Pronoun)));
}
