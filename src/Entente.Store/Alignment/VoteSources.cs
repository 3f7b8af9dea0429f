using System.Collections.Immutable;
using Entente.Actors;
using Entente.Record;

namespace Entente.Store.Alignment;

/// <summary>The files behind figures of UN votes: those whose rows entered, by the rule of vote_once, and those that gave such a roll call its day.</summary>
public static class VoteSources
{
    /// <param name="states">None: all votes of the years. One: those of the roll calls it voted in. Two: their own two votes, in the roll calls both
    /// voted in.</param>
    /// <returns>By data set and name, those of votes first; empty where no vote entered.</returns>
    public static ImmutableArray<SourceFile> Of(LedgerFile ledger, int fromYear, int toYear, params ReadOnlySpan<ActorId> states)
    {
        if (states.Length > 2) throw new ArgumentException("Two states at most.", nameof(states));
        var (a, b) = (states.Length > 0 ? states[0].Value : null, states.Length > 1 ? states[1].Value : null);
        return
        [
            .. ledger.Connection.Rows("""
                WITH cell AS MATERIALIZED (
                         SELECT v.rcid, v.state, arg_min(v.vote, f.place) AS vote, arg_min(v.file_id, f.place) AS file_id
                         FROM vote v JOIN vote_file f USING (file_id) WHERE $4 IS NULL OR v.state IN ($3, $4) GROUP BY v.rcid, v.state),
                     own AS (SELECT v.rcid, min(v.day) AS day, arg_min(v.file_id, (v.day, f.place)) AS file_id FROM vote v JOIN vote_file f USING (file_id) WHERE v.day IS NOT NULL GROUP BY v.rcid),
                     held AS (SELECT r.rcid, min(r.day) AS day, arg_min(r.file_id, (r.day, f.place)) AS file_id FROM roll_call r JOIN vote_file f USING (file_id) GROUP BY r.rcid),
                     about AS (SELECT rcid FROM cell WHERE vote <= 3 GROUP BY rcid HAVING ($3 IS NULL OR bool_or(state = $3)) AND ($4 IS NULL OR bool_or(state = $4))),
                     used AS (
                         SELECT c.file_id, CASE WHEN o.day IS NULL THEN h.file_id ELSE o.file_id END AS day_file
                         FROM cell c JOIN about USING (rcid) LEFT JOIN own o USING (rcid) LEFT JOIN held h USING (rcid)
                         WHERE c.vote <= 3 AND year(coalesce(o.day, h.day)) BETWEEN $1 AND $2)
                SELECT f.dataset, f.version, f.name, f.sha256, f.loaded_at, f.file_id NOT IN (SELECT file_id FROM used) AS day_only
                FROM dataset_file f WHERE f.file_id IN (SELECT file_id FROM used UNION SELECT day_file FROM used)
                ORDER BY day_only, f.dataset, f.name, f.sha256
                """, r => new SourceFile(r.Text("dataset"), r.Text("version"), r.Text("name"), r.Text("sha256"), r.Time("loaded_at")) { DaysOnly = r.Bool("day_only") }, fromYear, toYear, a, b),
        ];
    }
}
