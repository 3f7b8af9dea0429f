using System.Collections.Immutable;
using Entente.Alignment.Numerics;

namespace Entente.Alignment.IdealPoints;

/// <summary>
/// The dynamic ordinal item-response model of votes in the General Assembly (Bailey, Strezhnev and Voeten 2017, Journal of Conflict Resolution
/// 61(2)): P(choice &lt;= k) = Phi(cut[k] - discrimination * point), no &lt; abstain &lt; yes, absence missing; a state's point
/// walks from session to session with Student-t steps. Fitted by variational EM: Gaussian posteriors of the points by Newton and a Kalman
/// smoother, cutpoints and discriminations by Newton on the likelihood averaged over those posteriors.
/// </summary>
public static class IdealPointModel
{
    /// <summary>Points of every state in every session in which it cast a ballot, by state, then session.</summary>
    /// <exception cref="ArgumentException">No roll call divides the voters.</exception>
    public static IdealPointFit Fit(IReadOnlyCollection<Ballot> ballots, IdealPointOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new IdealPointOptions();
        var table = BallotTable.Of(ballots, options.MinimumMinority);
        if (table.Questions.Length == 0)
            throw new ArgumentException("No roll call divides the voters: there is nothing to place them by.", nameof(ballots));
        var walk = new PointWalk(table, options);
        walk.Start();
        var questions = table.Questions.Select(QuestionParameters.From).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = cancellation };

        var rounds = 0;
        var movement = double.PositiveInfinity;
        for (; rounds < options.MaxIterations && movement > options.Tolerance; rounds++)
        {
            var newton = rounds == 0 ? 6 : 1;
            Parallel.For(0, questions.Length, parallel, q =>
            {
                for (var i = 0; i < newton; i++) questions[q].Step(table.Questions[q], walk.Means, walk.Deviations, options);
            });
            movement = walk.Step(questions, parallel);
        }
        walk.Widen(questions, parallel);
        var sign = walk.SignOf(options.ReferenceState);
        var points = ImmutableArray.CreateBuilder<IdealPoint>(table.Voters.Length);
        for (var v = 0; v < table.Voters.Length; v++)
        {
            double mean = sign * walk.Means[v], deviation = walk.Deviations[v];
            points.Add(new IdealPoint(table.Voters[v].State, table.Voters[v].Session, table.VotesOf[v], mean, deviation,
                mean - Normal.Q95 * deviation, mean + Normal.Q95 * deviation));
        }
        return new IdealPointFit(points.MoveToImmutable(), rounds, movement <= options.Tolerance, Math.Sqrt(walk.StepVariance), table.Questions.Length);
    }
}
