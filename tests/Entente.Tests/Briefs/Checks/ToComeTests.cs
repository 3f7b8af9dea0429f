using Entente.Briefs.Checks;
using Xunit;

namespace Entente.Tests.Briefs.Checks;

/// <summary>What is to come, by the words that tell it and not by what hangs on them.</summary>
public sealed class ToComeTests
{
    [Theory]
    [InlineData("Ties between Ethiopia and Sudan are deepening, which will worry Cairo", "deepening", false)]
    [InlineData("Cooperation between Norway and Sweden is likely to deepen", "deepen", true)]
    [InlineData("The rivalry of Norway and Sweden will sharpen", "rivalry", true)]
    [InlineData("The rivalry will sharpen, and soon", "rivalry", true)]
    [InlineData("A defence pact is likely", "pact", true)]
    [InlineData("Political will brought the two closer", "closer", false)]
    [InlineData("They will have cut the flow", "flow", false)]
    [InlineData("They are unlikely  to have cut the flow", "flow", false)]
    [InlineData("They won't  cut the flow", "flow", true)]
    [InlineData("A pact in the\ncoming years", "years", true)]
    [InlineData("The goodwill of both", "both", false)]
    [InlineData("The likely end is a pact", "pact", true)]
    public void Words_of_what_is_to_come_count_where_they_tell_it(string content, string told, bool expected) =>
        Assert.Equal(expected, ToCome.Says(content, content.IndexOf(told, StringComparison.Ordinal) + told.Length));
}
