using Entente.Reading;
using Xunit;

namespace Entente.Tests.Reading;

public sealed class VoiceWordsTests
{
    [Fact]
    public void Embedded_words_are_read()
    {
        Assert.Equal(Voice.Planned, VoiceWords.Default.Of('v', "plan"));
        Assert.Equal(Voice.Possible, VoiceWords.Default.Of('v', "hope"));
        Assert.Equal(Voice.Planned, VoiceWords.Default.Of('a', "ready"));
        Assert.Null(VoiceWords.Default.Of('v', "sign"));
        Assert.True(VoiceWords.Default.Grants("condemn"));
        Assert.False(VoiceWords.Default.Grants("accuse"));
    }

    [Theory]
    [InlineData("x plan", "begins with none of v, n, a")]
    [InlineData("v hope", "stands in two lists, [Possible] and [planned]")]
    public void Bad_line_is_told_with_its_number(string line, string expected)
    {
        var error = Assert.Throws<FormatException>(() => new VoiceWords(["[possible]", "v hope", "[planned]", line]));
        Assert.StartsWith("voices.txt:4:", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_voice_is_told() =>
        Assert.Contains("[shouted] is no voice", Assert.Throws<FormatException>(() => new VoiceWords(["[shouted]", "v shout"])).Message, StringComparison.Ordinal);
}
