using Entente.Alignment.IdealPoints;

namespace Entente.Alignment.Agreement;

/// <summary>Tables of every pair's votes, session by session.</summary>
public static class SessionAgreement
{
    /// <summary>
    /// For each session each pair of states (A before B by key) that shared a roll call, with its table; by session, A, B.
    /// A state that appears twice on one roll call is taken at its first.
    /// </summary>
    /// <param name="ballots">In any order.</param>
    /// <param name="keep">Which pairs are wanted; null: all.</param>
    public static IEnumerable<(int Session, string A, string B, VotePairTable Table)> Of(IEnumerable<Ballot> ballots, Func<string, string, bool>? keep = null)
    {
        foreach (var session in ballots.GroupBy(b => b.Session).OrderBy(g => g.Key))
        {
            var states = session.Select(b => b.State).Distinct().Order(StringComparer.Ordinal).ToArray();
            var place = states.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i, StringComparer.Ordinal);
            var tables = new VotePairTable?[states.Length, states.Length];
            var choices = new sbyte[states.Length];
            foreach (var rollCall in session.GroupBy(b => b.RollCall, StringComparer.Ordinal))
            {
                Array.Fill(choices, (sbyte)-1);
                foreach (var ballot in rollCall)
                    if (choices[place[ballot.State]] < 0) choices[place[ballot.State]] = (sbyte)ballot.Choice;
                for (var a = 0; a < states.Length; a++)
                {
                    if (choices[a] < 0) continue;
                    for (var b = a + 1; b < states.Length; b++)
                    {
                        if (choices[b] < 0 || (keep is not null && !keep(states[a], states[b]))) continue;
                        (tables[a, b] ??= new VotePairTable()).Add((BallotChoice)choices[a], (BallotChoice)choices[b]);
                    }
                }
            }
            for (var a = 0; a < states.Length; a++)
                for (var b = a + 1; b < states.Length; b++)
                    if (tables[a, b] is { } table) yield return (session.Key, states[a], states[b], table);
        }
    }
}
