using Entente.Alignment.Agreement;
using Entente.Alignment.IdealPoints;
using Xunit;

namespace Entente.Tests.Alignment;

public sealed class AgreementTests
{
    // Rows: A's no, abstain, yes; columns: B's. Worked by hand in docs/methods/agreement.md.
    private static readonly VotePairTable Worked = VotePairTable.Of(2, 1, 1, 0, 3, 1, 0, 2, 10);

    [Fact]
    public void Worked_example_gives_agreement_s_kappa_and_pi()
    {
        Assert.Equal(0.85, AgreementMeasures.Agreement(Worked)!.Value, 12);
        Assert.Equal(0.70, AgreementMeasures.SignorinoRitterS(Worked)!.Value, 12);
        Assert.Equal(1 - 0.15 / 0.37, AgreementMeasures.Kappa(Worked)!.Value, 12);
        Assert.Equal(1 - 0.15 / 0.3675, AgreementMeasures.Pi(Worked)!.Value, 12);
    }

    [Fact]
    public void Agreement_below_chance_is_negative()
    {
        // Shares: A .5 .3 .2, B .4 .3 .3; by chance .2 + .09 + .06 = .35 agree, .25 + .02 + .02 = .29 do.
        var table = VotePairTable.Of(50, 26, 24, 24, 4, 32, 6, 30, 4);
        Assert.Equal((0.29 - 0.35) / (1 - 0.35), AgreementMeasures.Kappa(table, DistanceForm.Nominal)!.Value, 12);
    }

    [Fact]
    public void No_shared_vote_or_too_few_is_absent()
    {
        Assert.Null(AgreementMeasures.Agreement(new VotePairTable()));
        Assert.Null(AgreementMeasures.Kappa(Worked, minimumShared: 21));
        Assert.Null(AgreementMeasures.Kappa(VotePairTable.Of(0, 0, 0, 0, 0, 0, 0, 0, 7)));
    }

    [Fact]
    public void Measures_are_symmetric_and_bounded()
    {
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var nine = Enumerable.Range(0, 9).Select(_ => random.Next(0, 12)).ToArray();
            var one = VotePairTable.Of(nine);
            var other = VotePairTable.Of(nine[0], nine[3], nine[6], nine[1], nine[4], nine[7], nine[2], nine[5], nine[8]);
            if (one.Total == 0) continue;
            Assert.InRange(AgreementMeasures.Agreement(one)!.Value, 0, 1);
            Assert.Equal(AgreementMeasures.Kappa(one) ?? 9, AgreementMeasures.Kappa(other) ?? 9, 12);
            Assert.Equal(AgreementMeasures.Pi(one) ?? 9, AgreementMeasures.Pi(other) ?? 9, 12);
            if (AgreementMeasures.Pi(one) is { } pi) Assert.InRange(pi, -1, AgreementMeasures.Kappa(one)!.Value + 1e-12);
        }
    }

    [Fact]
    public void Absences_are_left_out_of_the_pair_tables()
    {
        Ballot[] ballots = [new("1", 1, "AAA", BallotChoice.Yes), new("1", 1, "BBB", BallotChoice.Yes), new("2", 1, "AAA", BallotChoice.No),
            new("3", 1, "AAA", BallotChoice.No), new("3", 1, "BBB", BallotChoice.Abstain), new("4", 2, "BBB", BallotChoice.Yes)];
        var only = Assert.Single(SessionAgreement.Of(ballots));
        Assert.Equal((1, "AAA", "BBB", 2), (only.Session, only.A, only.B, only.Table.Total));
        Assert.Equal(0.75, AgreementMeasures.Agreement(only.Table)!.Value, 12);
    }
}
