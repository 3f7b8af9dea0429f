using System.Collections.Immutable;
using Entente.Actors;
using Entente.Briefs.Checks;
using Entente.Reading;
using Xunit;

namespace Entente.Tests.Briefs.Checks;

public sealed class CheckDeclarationsTests
{
    private const string Good = "claim: c\nabout: pair\nmeasure: votes rise 0.9 0.1 # why\nsource: s\nvariants: window 2, stricter\n";

    [Fact]
    public void Every_kind_of_judgement_that_is_read_has_a_test() =>
        Assert.Subset(CheckDeclarations.All.Keys.ToHashSet(), StatementCoding.Kinds.ToHashSet());

    [Fact]
    public void Declarations_name_no_state()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "data", "checks")))
        {
            var text = File.ReadAllText(file);
            foreach (var state in ActorRegister.Embedded.MembershipsIn(StateSystem.Cow).Select(m => m.State).Distinct())
                Assert.DoesNotContain(ActorRegister.Embedded.Find(state)!.Name, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Declaration_is_read_with_its_measures_and_comments_left_out()
    {
        var read = CheckDeclarations.Parse("k", Good);
        Assert.Equal(new DeclaredMeasure("votes", CheckStatistic.Rise, 0.9, 0.1), Assert.Single(read.Measures));
        Assert.Equal(CheckScope.Pair, read.Scope);
        Assert.Equal(2, read.Least);
        Assert.Equal(["window 2", "stricter"], read.Variants);
    }

    [Theory]
    [InlineData("colour: red", "no key")]
    [InlineData("measure: hope rise 0.9 0.1", "expected NAME")]
    [InlineData("measure: votes rise 0.1 0.9", "below supported")]
    [InlineData("need: 3", "need is 3")]
    [InlineData("claim: again", "twice")]
    [InlineData("window: long", "whole number")]
    public void Faulty_line_is_refused_with_file_and_reason(string line, string reason)
    {
        var e = Assert.Throws<FormatException>(() => CheckDeclarations.Parse("k", Good + line));
        Assert.Contains("data/checks/k.txt:", e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CheckStatistic.Rise, 0.9, 0.1, 0.95, CheckAnswer.Supported)]
    [InlineData(CheckStatistic.Rise, 0.9, 0.1, 0.05, CheckAnswer.Contradicted)]
    [InlineData(CheckStatistic.LowPercentile, 0.5, 0.1, 0.4, CheckAnswer.Supported)]
    [InlineData(CheckStatistic.LowPercentile, 0.5, 0.1, 0.95, CheckAnswer.Contradicted)]
    public void Score_beyond_a_threshold_answers(CheckStatistic statistic, double supported, double contradicted, double score, CheckAnswer answer)
    {
        Assert.Equal(answer, new DeclaredMeasure("votes", statistic, supported, contradicted).Of(score));
        Assert.Null(new DeclaredMeasure("votes", statistic, supported, contradicted).Of(0.7));
        Assert.Null(new DeclaredMeasure("votes", statistic, supported, contradicted).Of(null));
    }

    [Fact]
    public void One_data_set_is_one_witness_and_a_contrary_one_silences()
    {
        (string, DeclaredMeasure, MeasureFigure) Of(string name, double? score, string indicator) =>
            ("A-B", new DeclaredMeasure(name, CheckStatistic.Rise, 0.9, 0.1), new MeasureFigure(score, "", [indicator]));
        var votes = Of("votes", 0.99, "un.agreement.half");
        var two = CheckDeclarations.Parse("k", "claim: c\nabout: pair\nneed: 2\nmeasure: votes rise 0.9 0.1\nmeasure: arms-orders rise 0.9 0.1\nsource: s");
        Assert.Equal(CheckAnswer.CannotBeTold, CheckRunner.Combine([votes, Of("votes-place", 0.99, "un.shared")], two));
        Assert.Equal(CheckAnswer.Supported, CheckRunner.Combine([votes, Of("arms-orders", 0.95, "arms.orders")], two));
        Assert.Equal(CheckAnswer.CannotBeTold,
            CheckRunner.Combine([votes, Of("arms-orders", 0.95, "arms.orders"), Of("alliance-years", 0.02, "alliance.defence")], two));
        Assert.Equal(CheckAnswer.CannotBeTold, CheckRunner.Combine([Of("votes", null, "un.agreement.half")], two));
        Assert.Equal(CheckAnswer.CannotBeTold, CheckRunner.Combine([votes, Of("arms-orders", 0.95, "arms.orders")], two with { Must = ["hostile-years"] }));
        var any = two with { Any = true, Need = 1 };
        Assert.Equal(CheckAnswer.Supported, CheckRunner.Combine([votes, Of("arms-orders", 0.02, "arms.orders")], any));
        Assert.Equal(CheckAnswer.CannotBeTold, CheckRunner.Combine([Of("votes", null, "un.agreement.half"), Of("arms-orders", 0.02, "arms.orders")], any));
        Assert.Equal(CheckAnswer.Contradicted, CheckRunner.Combine([Of("votes", 0.01, "un.agreement.half"), Of("arms-orders", 0.02, "arms.orders")], any));
    }

    [Fact]
    public void Odds_of_equal_counts_are_even_and_of_unequal_ones_are_those_of_the_beta_distribution()
    {
        Assert.Equal(0.5, BetaOdds.CountHigher(3, 3), 6);
        // Beta(1.5, 0.5) above one half: 1/2 + 1/pi.
        Assert.Equal(0.5 + 1 / Math.PI, BetaOdds.CountHigher(1, 0), 4);
        Assert.Equal(0.5, BetaOdds.ShareHigher(1, 3, 1, 3), 3);
        Assert.True(BetaOdds.ShareHigher(3, 3, 0, 3) > 0.98);
    }
}
