using System.Collections.Immutable;
using System.Numerics;
using DuckDB.NET.Data;
using Entente.Alignment.Agreement;
using Entente.Alignment.Faces;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>
/// Kappa of UN votes by part of a session: September to December, and January to August where that part has enough roll calls (else it goes with
/// the part before). Each value stands in the month of the part's middle roll call.
/// </summary>
internal static class VoteEvidence
{
    /// <summary>Fewer roll calls make no part of their own.</summary>
    private const int LeastOfPart = 10;

    /// <summary>Fewer shared votes give no value.</summary>
    private const int LeastShared = 5;

    /// <summary>Votes between two turns of the calendar.</summary>
    private sealed class Part
    {
        public List<(int RollCall, int State, int Choice)> Votes { get; } = [];
        /// <summary>By number in the part.</summary>
        public List<DateOnly> Days { get; } = [];

        public void Append(Part other)
        {
            foreach (var (rollCall, state, choice) in other.Votes) Votes.Add((rollCall + Days.Count, state, choice));
            Days.AddRange(other.Days);
        }
    }

    /// <summary>Adds to each pair's years; parts of one year weigh by their precision.</summary>
    /// <param name="pairs">In the order of the reading's table.</param>
    /// <returns>The data sets and years read; absent where there are no votes.</returns>
    public static FaceSource? Add(EvidenceReading reading, ImmutableArray<FaceEvidence> pairs)
    {
        var parts = Read(reading);
        if (parts.Count == 0) return null;
        foreach (var part in parts)
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            AddPart(reading, pairs, part);
        }
        var (first, last) = (parts[0].Days[0].Year, parts[^1].Days[^1].Year);
        var (datasets, versions) = SourceFile.Named(VoteSources.Of(reading.Ledger, first, last, reading.Request.Pair is { } pair ? [pair.A, pair.B]
            : reading.Request.With is { } one ? [one] : []));
        return datasets.Length > 0 ? new(Face.Votes, null, datasets, versions, first, last) : null;
    }

    private static List<Part> Read(EvidenceReading reading)
    {
        using var command = reading.Connection.CreateCommand();
        // A cell once, as in vote_once, but of the states wanted only.
        command.CommandText = """
            WITH cell AS (
                     SELECT v.rcid, s.place AS state, arg_min(v.vote, source.place) AS vote
                     FROM vote v JOIN panel_state s ON s.id = v.state JOIN vote_file source USING (file_id)
                     GROUP BY v.rcid, s.place),
                 dated AS (SELECT rcid, min(day) AS day FROM vote JOIN vote_file USING (file_id) WHERE day IS NOT NULL GROUP BY rcid),
                 held AS (SELECT rcid, min(day) AS day FROM roll_call JOIN vote_file USING (file_id) GROUP BY rcid)
            SELECT datediff('day', DATE '0001-01-01', coalesce(d.day, h.day))::INTEGER AS day, c.rcid, c.state, c.vote::INTEGER
            FROM cell c LEFT JOIN dated d USING (rcid) LEFT JOIN held h USING (rcid)
            WHERE c.vote <= 3 AND coalesce(d.day, h.day) BETWEEN $1 AND $2
            ORDER BY 1, 2
            """;
        command.Parameters.Add(new DuckDBParameter(reading.Request.From.ToDateOnly()));
        command.Parameters.Add(new DuckDBParameter(reading.LastDay.ToDateOnly()));
        using var reader = command.ExecuteReader();
        var parts = new List<Part>();
        var (lastDay, lastCall, season) = (-1, -1, -1);
        while (reader.Read())
        {
            var (day, call) = (reader.GetInt32(0), reader.GetInt32(1));
            if (day != lastDay)
            {
                var date = DateOnly.FromDayNumber(day);
                var now = date.Year * 2 + (date.Month >= 9 ? 1 : 0);
                if (now != season)
                {
                    Close(parts, season);
                    parts.Add(new());
                }
                (lastDay, lastCall, season) = (day, -1, now);
            }
            if (call != lastCall) parts[^1].Days.Add(DateOnly.FromDayNumber(day));
            lastCall = call;
            parts[^1].Votes.Add((parts[^1].Days.Count - 1, reader.GetInt32(2), reader.GetInt32(3)));
        }
        Close(parts, season);
        return parts;
    }

    // A resumed session of few roll calls goes with the part before.
    private static void Close(List<Part> parts, int season)
    {
        if (parts.Count < 2 || season % 2 != 0 || parts[^1].Days.Count >= LeastOfPart) return;
        parts[^2].Append(parts[^1]);
        parts.RemoveAt(parts.Count - 1);
    }

    private static void AddPart(EvidenceReading reading, ImmutableArray<FaceEvidence> pairs, Part part)
    {
        var table = reading.Table;
        var middle = part.Days[part.Days.Count / 2];
        var (first, last) = (part.Days[0], part.Days[^1]);
        int words = (part.Days.Count + 63) / 64, states = table.States.Length;
        var bits = new ulong[states * 3 * words];
        foreach (var (rollCall, state, choice) in part.Votes) bits[(state * 3 + choice - 1) * words + rollCall / 64] |= 1UL << (rollCall % 64);
        Span<int> counts = stackalloc int[9];
        for (var d = 0; d < table.Count; d++)
        {
            var (a, b) = table.StatesAt(d);
            var shared = 0;
            for (var x = 0; x < 3; x++)
                for (var y = 0; y < 3; y++)
                {
                    var n = 0;
                    for (var w = 0; w < words; w++) n += BitOperations.PopCount(bits[(a * 3 + x) * words + w] & bits[(b * 3 + y) * words + w]);
                    // Stored 1 yes, 2 abstain, 3 no; tables go from no to yes.
                    counts[3 * (2 - x) + 2 - y] = n;
                    shared += n;
                }
            if (shared < LeastShared) continue;
            var votes = VotePairTable.Of(counts);
            if (AgreementMeasures.Kappa(votes) is not { } kappa || AgreementMeasures.KappaVariance(votes) is not { } variance) continue;
            var month = middle.Year * 12 + middle.Month - 1;
            if (!table.Exists(d, month))
            {
                if (table.Within(d, first.Year * 12 + first.Month - 1, last.Year * 12 + last.Month - 1) is not { } nearest) continue;
                month = nearest;
            }
            var t = month / 12 - pairs[d].FirstYear;
            if (t < 0 || t >= pairs[d].Years) continue;
            var precision = double.IsNaN(pairs[d].Kappa[t]) ? 0 : 1 / pairs[d].KappaVariance[t];
            pairs[d].Kappa[t] = ((precision > 0 ? precision * pairs[d].Kappa[t] : 0) + kappa / variance) / (precision + 1 / variance);
            pairs[d].KappaVariance[t] = 1 / (precision + 1 / variance);
        }
    }
}
