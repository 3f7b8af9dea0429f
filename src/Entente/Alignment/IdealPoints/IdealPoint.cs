namespace Entente.Alignment.IdealPoints;

/// <summary>Where a state stands in a session on the first dimension of the Assembly's votes.</summary>
/// <param name="Votes">Ballots cast (yes, abstain, no) in the session.</param>
/// <param name="Estimate">Posterior mean. Over all states and sessions the estimates have mean 0 and variance 1; higher is nearer the reference state.</param>
/// <param name="StandardError">Standard error, including what is not known of the roll calls' cutpoints; the steps between sessions as estimated.</param>
/// <param name="Q05">5th percentile of the posterior.</param>
/// <param name="Q95">95th percentile of the posterior.</param>
public sealed record IdealPoint(string State, int Session, int Votes, double Estimate, double StandardError, double Q05, double Q95);
