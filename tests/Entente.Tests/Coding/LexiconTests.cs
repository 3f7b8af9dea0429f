using System.Collections.Frozen;
using Entente.Coding;
using Entente.Reading;
using Xunit;

namespace Entente.Tests.Coding;

public sealed class LexiconTests
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> NoClasses = LexiconReader.ReadClasses(["ARMS = gun, shell"]);

    [Fact]
    public void Lexicon_is_read_whole() => Assert.True(Lexicon.Default.Count >= 1500, $"only {Lexicon.Default.Count} entries");

    [Theory]
    [InlineData("x kill", "starts with none of")]
    [InlineData("v fire ~at", "has no ':'")]
    [InlineData("v fire +$NOPE", "has no NOPE")]
    [InlineData("v say | stance=shouts", "stance 'shouts'")]
    public void Bad_line_is_told_with_file_and_line(string line, string expected)
    {
        var error = Assert.Throws<FormatException>(() => LexiconReader.Read("test.txt", ["# one", "[ASSAULT to=obj]", line], NoClasses, []));
        Assert.StartsWith("test.txt:3:", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Literal_object_is_narrower_than_a_class_and_a_class_than_none()
    {
        var entries = new List<LexiconEntry>();
        LexiconReader.Read("test.txt", ["[ASSAULT to=obj]", "v fire", "v fire +$ARMS", "v fire +gun"], NoClasses, entries);
        Assert.True(entries[2].Specificity > entries[1].Specificity && entries[1].Specificity > entries[0].Specificity);
    }

    [Theory]
    [InlineData("conced", "conceded", "concede")]
    [InlineData("shel", "shelled", "shell")]
    [InlineData("attack", "attacked", "attack")]
    public void Verb_lemma_is_mended(string lemma, string form, string expected) => Assert.Equal(expected, Lexicon.Default.VerbLemma(lemma, form));

    [Fact]
    public void Pair_probabilities_sum_to_one()
    {
        var ranked = PairReader.Default.Rank("Kenya accused Uganda of shelling.", new(0, 5), new(14, 20), null);
        Assert.Equal(15, ranked.Count);
        Assert.Equal(1.0, ranked.Sum(r => r.Probability), 4);
        Assert.Equal("ACCUSE", ranked[0].Root);
    }
}
