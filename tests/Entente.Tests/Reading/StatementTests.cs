using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Reading;
using Xunit;

namespace Entente.Tests.Reading;

public sealed class StatementTests
{
    private static readonly ActorCode Russia = ActorCode.Of(new ActorId("RUS"));

    private static Statement Of(double confidence = 0.5) => new()
    {
        Number = 1, Span = new(0, 3), Quote = "met", Actors = [Russia], Type = StatementType.Consult, Voice = Voice.Fact, Proposition = "p1",
            Confidence = confidence,
    };

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Confidence_outside_0_to_1_is_refused(double confidence) => Assert.Throws<ArgumentOutOfRangeException>(() => Of(confidence));

    [Fact]
    public void Party_that_stands_twice_is_refused() => Assert.Throws<ArgumentException>(() => Of() with { Recipients = [Russia, Russia] });

    [Fact]
    public void Levels_let_through_more_and_more()
    {
        Statement[] all = [Of(0), Of(PrintLevels.Least(PrintLevel.Balanced, Voice.Fact)), Of(PrintLevels.Least(PrintLevel.Strict, Voice.Fact)), Of(1)];
        Assert.Equal(2, PrintLevels.Printed([.. all], PrintLevel.Strict).Length);
        Assert.Equal(3, PrintLevels.Printed([.. all], PrintLevel.Balanced).Length);
        Assert.Equal(4, PrintLevels.Printed([.. all], PrintLevel.All).Length);
    }

    [Theory]
    [InlineData("SDN", "GOV", "SDN")]
    [InlineData("SDN", "MIL", "SDN")]
    [InlineData("SDN", "REB", "SDN/REB")]
    [InlineData("SDN", "OPP", "SDN/OPP")]
    [InlineData("SDN", "CVL", "SDN/CIV")]
    [InlineData("HAMAS", "REB", "HAMAS")]
    [InlineData("UN", "IGO", "UN")]
    public void Sectors_of_a_state_that_are_not_its_government_are_kept_apart(string actor, string sector, string expected) =>
        Assert.Equal(expected, ActorCode.Of(new ActorMention(new(0, 1), "x", new ActorId(actor), sector, null, Resolution.Name)).Text);

    [Fact]
    public void Nobody_known_is_a_question_mark() =>
        Assert.Equal("?", ActorCode.Of(new ActorMention(new(0, 1), "x", null, null, null, Resolution.Unresolved)).Text);

    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("\U0001F54A abc", 3, 2)]
    [InlineData("a\U0001F54A\U0001F54A", 5, 3)]
    public void Code_points_count_a_surrogate_pair_once(string text, int utf16, int expected) => Assert.Equal(expected, new CodePointOffsets(text).Of(utf16));

    [Fact]
    public void Offset_beyond_the_text_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new CodePointOffsets("abc").Of(4));
}
