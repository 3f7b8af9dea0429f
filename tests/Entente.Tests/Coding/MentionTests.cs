using Entente.Actors;
using Entente.Reading;
using NodaTime;
using Xunit;

namespace Entente.Tests.Coding;

public sealed class MentionTests
{
    private static ReadText Code(string text, LocalDate on) => StatementReader.Default.Read(text, on);

    [Theory]
    [InlineData("The European Union condemned Russia on Monday.", "EU")]
    [InlineData("The African Union condemned Russia on Monday.", "AU")]
    [InlineData("The international community condemned Russia on Monday.", "INTCOMM")]
    public void Body_whose_name_ends_in_a_generic_agent_has_no_sector(string text, string body)
    {
        var mention = Assert.Single(Code(text, new LocalDate(2019, 4, 25)).Mentions, m => m.Actor == new ActorId(body));
        Assert.Null(mention.Sector);
    }

    [Fact]
    public void Surname_of_somebody_out_of_office_is_understood_after_the_full_name_only()
    {
        var after = Code("Mikhail Gorbachev arrived in Bonn. Gorbachev criticized France.", new LocalDate(1998, 4, 25));
        Assert.Equal(2, after.Mentions.Count(m => m.Actor == new ActorId("RUS")));
        var alone = Code("Gorbachev criticized France.", new LocalDate(1998, 4, 25));
        Assert.DoesNotContain(alone.Mentions, m => m.Actor == new ActorId("RUS"));
    }
}
