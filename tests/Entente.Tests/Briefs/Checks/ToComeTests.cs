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
    public void Words_of_what_is_to_come_count_where_they_tell_it(string content, string told, bool expected) =>
        Assert.Equal(expected, ToCome.Says(content, content.IndexOf(told, StringComparison.Ordinal) + told.Length));
}
