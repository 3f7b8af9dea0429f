using System.Runtime.Intrinsics;
using Entente.Language;

namespace Entente.Reading;

/// <summary>
/// A second look at who is meant: all choices for a predicate's roles (nobody, the document, the candidates) see one another, in a small transformer
/// (Vaswani et al. 2017, normed before each part) over what is known of each, and change their scores.
/// </summary>
internal sealed class Council(ReaderWeights weights)
{
    public const int Width = 96, Inner = 192, Heads = 4, Layers = 2;
    /// <summary>Numbers that are known of a choice: its scores in the three roles, as logarithms and as probabilities.</summary>
    public const int Scores = 2 * Roles;
    private const int Roles = 3, Each = Width / Heads;
    private const float Least = 1e-6f;

    private readonly float[] special = weights.Table("council.special"), traits = weights.Table("council.traits"),
        distances = weights.Table("council.distance"), scored = weights.Table("council.scores"), toRoles = Columns(weights.Table("council.roles"), Roles),
        toBoth = weights.Table("council.both"), toVoices = Columns(weights.Table("council.voice"), StatementFeatures.Voices.Length);

    /// <summary>How far from the predicate a candidate is named nearest: a row of the table of <see cref="StatementFeatures.LinkDistance"/>.</summary>
    public static int Distance(Candidate candidate, int sentence, int word)
    {
        var (best, nearest) = (StatementFeatures.FarAway, int.MaxValue);
        foreach (var m in candidate.Mentions)
            if (((sentence - m.Sentence) * 1000) + Math.Abs(m.Word - word) is var far && far < nearest)
                (best, nearest) = (StatementFeatures.LinkDistance(sentence, word, m), far);
        return best;
    }

    /// <param name="typed">The predicates, a row each.</param>
    /// <param name="words">Their words.</param>
    /// <param name="sentence">The number of their sentence.</param>
    /// <param name="pools">Of each candidate the mean state of its mentions.</param>
    /// <param name="candidates">Who may be meant.</param>
    /// <param name="roles">Of each predicate the probabilities of actor, recipient and speaker, each: nobody, the document, then the candidates;
    /// they are changed.</param>
    /// <param name="scratch">Buffers of this thread.</param>
    /// <returns>What is added to the scores of both ways and of the voices, a row each.</returns>
    public (float[] Both, float[] Voices) Look(float[] typed, int[] words, int sentence, float[] pools, IReadOnlyList<Candidate> candidates,
        float[][] roles, DenseScratch scratch)
    {
        var (count, choices) = (words.Length, candidates.Count + 2);
        var predicates = scratch.Product(weights.Matrix("council.predicate"), typed, count);
        var mentions = scratch.Product(weights.Matrix("council.mention"), pools, candidates.Count);
        var x = new float[count * choices * Width];
        for (var i = 0; i < count; i++)
            for (var c = 0; c < choices; c++)
            {
                var row = x.AsSpan(((i * choices) + c) * Width, Width);
                predicates.AsSpan(i * Width, Width).CopyTo(row);
                if (c < 2) Add(row, special.AsSpan(c * Width, Width), 1);
                else
                {
                    Add(row, mentions.AsSpan((c - 2) * Width, Width), 1);
                    Add(row, traits.AsSpan(candidates[c - 2].Traits * Width, Width), 1);
                    Add(row, distances.AsSpan(Distance(candidates[c - 2], sentence, words[i]) * Width, Width), 1);
                }
                for (var k = 0; k < Roles; k++)
                {
                    var p = Math.Clamp(roles[i][(k * choices) + c], Least, 1);
                    Add(row, scored.AsSpan(k * Width, Width), MathF.Log(p) / 4);
                    Add(row, scored.AsSpan((Roles + k) * Width, Width), p);
                }
                Gelu(row);
            }
        for (var l = 0; l < Layers; l++)
        {
            var all = scratch.Product(weights.Matrix($"council.{l}.attention"), Normed(x), count * choices);
            var mixed = scratch.Product(weights.Matrix($"council.{l}.mix"), Attend(all, count, choices), count * choices);
            Add(x, mixed, 1);
            var inner = scratch.Product(weights.Matrix($"council.{l}.inner"), Normed(x), count * choices);
            Gelu(inner);
            Add(x, scratch.Product(weights.Matrix($"council.{l}.outer"), inner, count * choices), 1);
        }
        x = Normed(x);
        var (both, voices) = (new float[count], new float[count * StatementFeatures.Voices.Length]);
        for (var i = 0; i < count; i++)
        {
            var first = x.AsSpan(i * choices * Width, Width);
            both[i] = VectorMath.Dot(first, toBoth);
            for (var v = 0; v < StatementFeatures.Voices.Length; v++)
                voices[(i * StatementFeatures.Voices.Length) + v] = VectorMath.Dot(first, toVoices.AsSpan(v * Width, Width));
            for (var k = 0; k < Roles; k++) Change(roles[i].AsSpan(k * choices, choices), x.AsSpan(i * choices * Width, choices * Width), k);
        }
        return (both, voices);
    }

    // Nobody acts for the document, nor is done to by it.
    private void Change(Span<float> role, ReadOnlySpan<float> x, int k)
    {
        var (top, sum) = (float.NegativeInfinity, 0f);
        for (var c = 0; c < role.Length; c++)
        {
            role[c] = MathF.Log(Math.Clamp(role[c], Least, 1)) + VectorMath.Dot(x.Slice(c * Width, Width), toRoles.AsSpan(k * Width, Width))
                - (c == 1 && k < 2 ? 30 : 0);
            top = Math.Max(top, role[c]);
        }
        for (var c = 0; c < role.Length; c++) sum += role[c] = VectorMath.Exp(role[c] - top);
        for (var c = 0; c < role.Length; c++) role[c] = Math.Max(role[c] / sum, Least);
    }

    private static float[] Attend(float[] all, int count, int choices)
    {
        var mixed = new float[count * choices * Width];
        var shares = new float[choices];
        var scale = 1 / MathF.Sqrt(Each);
        for (var i = 0; i < count; i++)
            for (var h = 0; h < Heads; h++)
            {
                Span<float> Part(int choice, int part) => all.AsSpan((((i * choices) + choice) * 3 * Width) + (part * Width) + (h * Each), Each);
                for (var q = 0; q < choices; q++)
                {
                    var (top, sum) = (float.NegativeInfinity, 0f);
                    for (var c = 0; c < choices; c++) top = Math.Max(top, shares[c] = VectorMath.Dot(Part(q, 0), Part(c, 1)) * scale);
                    for (var c = 0; c < choices; c++) sum += shares[c] = VectorMath.Exp(shares[c] - top);
                    var to = mixed.AsSpan((((i * choices) + q) * Width) + (h * Each), Each);
                    for (var c = 0; c < choices; c++) Add(to, Part(c, 2), shares[c] / sum);
                }
            }
        return mixed;
    }

    private static void Add(Span<float> to, ReadOnlySpan<float> what, float times)
    {
        var by = Vector256.Create(times);
        for (var j = 0; j < to.Length; j += 8) (Vector256.Create(to.Slice(j, 8)) + (Vector256.Create(what.Slice(j, 8)) * by)).CopyTo(to[j..]);
    }

    private static void Gelu(Span<float> x)
    {
        for (var j = 0; j < x.Length; j += 8) VectorMath.Gelu(Vector256.Create(x.Slice(j, 8))).CopyTo(x[j..]);
    }

    // Each row with mean 0 and variance 1.
    private static float[] Normed(float[] x)
    {
        var result = new float[x.Length];
        for (var at = 0; at < x.Length; at += Width)
        {
            var row = x.AsSpan(at, Width);
            var (sum, square) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (var j = 0; j < Width; j += 8) sum += Vector256.Create<float>(row.Slice(j, 8));
            var mean = Vector256.Create(VectorMath.Sum(sum) / Width);
            for (var j = 0; j < Width; j += 8) { var d = Vector256.Create<float>(row.Slice(j, 8)) - mean; square += d * d; }
            var inverse = Vector256.Create(1 / MathF.Sqrt((VectorMath.Sum(square) / Width) + 1e-5f));
            for (var j = 0; j < Width; j += 8) ((Vector256.Create<float>(row.Slice(j, 8)) - mean) * inverse).CopyTo(result, at + j);
        }
        return result;
    }

    // [rows, columns] laid column after column.
    private static float[] Columns(float[] table, int columns)
    {
        var (rows, result) = (table.Length / columns, new float[table.Length]);
        for (var r = 0; r < rows; r++) for (var c = 0; c < columns; c++) result[(c * rows) + r] = table[(r * columns) + c];
        return result;
    }
}
