using Entente.Reading;
using Xunit;

namespace Entente.Tests.Reading;

public sealed class StatementTypesTests
{
    [Fact]
    public void Names_are_sixteen_roots_and_eleven_judgements() => Assert.Equal(
        ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
            "MOBILIZE", "COERCE", "ASSAULT",
            "J:closer", "J:apart", "J:isolated", "J:dependent", "J:bloc", "J:against", "J:order", "J:interest", "J:outlook", "J:narrative", "J:other"],
        StatementTypes.All.Select(StatementTypes.Name));

    [Fact]
    public void Voices_are_ten() => Assert.Equal(10, Enum.GetValues<Voice>().Length);
}
