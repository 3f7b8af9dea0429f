using Entente.Coding;
using Entente.Reading;
using Xunit;

namespace Entente.Tests.Reading;

public sealed class StatementTypesTests
{
    [Fact]
    public void Names_are_sixteen_roots_and_eleven_judgements() => Assert.Equal(
        ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
            "J:closer", "J:apart", "J:isolated", "J:dependent", "J:bloc", "J:against", "J:order", "J:interest", "J:outlook", "J:narrative", "J:other"],
        StatementTypes.All.Select(StatementTypes.Name));

    [Fact]
    public void Voices_are_ten() => Assert.Equal(10, Enum.GetValues<Voice>().Length);

    [Theory]
    [InlineData(EventType.Retreat, "ceasefire", StatementType.Concede)]
    [InlineData(EventType.Retreat, "withdraw", StatementType.Retreat)]
    [InlineData(EventType.Concede, "resign", StatementType.Retreat)]
    [InlineData(EventType.Concede, "release", StatementType.Concede)]
    [InlineData(EventType.Support, "agreement", StatementType.Agree)]
    [InlineData(EventType.Support, null, StatementType.Support)]
    public void Mode_parts_what_the_field_counts_together(EventType type, string? mode, StatementType expected) => Assert.Equal(expected, StatementTypes.Of(type, mode));

    [Fact]
    public void Every_kind_of_assessment_has_a_judgement() =>
        Assert.DoesNotContain(StatementType.Other, AssessmentReader.Default.Kinds.Select(k => StatementTypes.OfJudgement(k, isSetAgainst: false)));

    [Fact]
    public void Bloc_against_somebody_is_set_against() => Assert.Equal(StatementType.Against, StatementTypes.OfJudgement("bloc", isSetAgainst: true));
}
