using System.Collections.Immutable;
using System.Numerics;
using Entente.Alignment.Agreement;
using Entente.Record;

namespace Entente.Alignment.Faces;

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
    /// <param name="pairs">In the order of the scope's table.</param>
    /// <returns>The data sets and years read; absent where there are no votes.</returns>
    public static FaceSource? Add(EvidenceScope scope, ImmutableArray<FaceEvidence> pairs)
    {
        var parts = Read(scope);
        if (parts.Count == 0) return null;
        foreach (var part in parts)
        {
            scope.Cancellation.ThrowIfCancellationRequested();
            AddPart(scope, pairs, part);
        }
        var (first, last) = (parts[0].Days[0].Year, parts[^1].Days[^1].Year);
        var (datasets, versions) = scope.Rows.VoteDatasets(first, last);
        // Votes of others than the two that are asked about.
        return datasets.Length == 0 ? null : new(Face.Votes, null, datasets, versions, first, last);
    }

    private static List<Part> Read(EvidenceScope scope)
    {
        var parts = new List<Part>();
        var (last, season) = ((DateOnly.MinValue, 0), 0);
        foreach (var vote in scope.Rows.Votes(scope.Request.From, scope.LastDay))
        {
            var now = SeasonOf(vote.Day);
            if (now != season)
            {
                Close(parts, season);
                parts.Add(new());
                season = now;
            }
            if (last != (vote.Day, vote.RollCall)) parts[^1].Days.Add(vote.Day);
            last = (vote.Day, vote.RollCall);
            parts[^1].Votes.Add((parts[^1].Days.Count - 1, vote.State, vote.Vote));
        }
        Close(parts, season);
        return parts;
    }

    // Odd from September on.
    private static int SeasonOf(DateOnly day) => day.Year * 2 + (day.Month >= 9 ? 1 : 0);

    // A resumed session of few roll calls goes with the part before.
    private static void Close(List<Part> parts, int season)
    {
        if (parts.Count < 2 || season % 2 != 0 || parts[^1].Days.Count >= LeastOfPart) return;
        parts[^2].Append(parts[^1]);
        parts.RemoveAt(parts.Count - 1);
    }

    private static void AddPart(EvidenceScope scope, ImmutableArray<FaceEvidence> pairs, Part part)
    {
        var table = scope.Table;
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
