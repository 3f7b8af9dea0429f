namespace Entente.Language;

/// <summary>Tags and trees from the encoder's states, by biaffine attention (Dozat and Manning 2017); the tree is the best one there is
/// (<see cref="TreeDecoder"/>).</summary>
internal sealed unsafe class TreeReader(ReaderWeights weights)
{
    private const int Label = 64;
    private readonly float[] root = weights.Table("tree.root"), arcBias = weights.Table("tree.always");
    private readonly int labels = weights.List("labels").Length;

    private readonly int caseLabel = Array.IndexOf(weights.List("labels"), "case");
    private readonly bool[] nominal = [.. weights.List("tags").Select(t => t.StartsWith("NOUN\t", StringComparison.Ordinal)
        || t.StartsWith("PROPN\t", StringComparison.Ordinal))];
    private readonly bool[] clause = [.. weights.List("labels").Select(l => l is "conj" or "parataxis")],
        joins = [.. weights.List("labels").Select(l => l is "conj" or "parataxis" or "punct" or "cc")];
    private readonly ClosedTags closed = new(weights.List("tags"));

    /// <param name="forms">The words.</param>
    /// <param name="states">The states of the pieces, row after row.</param>
    /// <param name="pieces">Where the first piece of each word of the sentence stands.</param>
    public void Read(ReadOnlySpan<string> forms, float[] states, ReadOnlySpan<int> pieces, DenseScratch scratch, Span<int> tags, Span<int> heads,
        Span<int> relations)
    {
        var n = pieces.Length;
        var rows = scratch.Rows(n + 1, TextEncoder.Width);
        root.CopyTo(new Span<float>(rows, TextEncoder.Width));
        for (var w = 0; w < n; w++) states.AsSpan(pieces[w] * TextEncoder.Width, TextEncoder.Width)
            .CopyTo(new Span<float>(rows + ((w + 1) * TextEncoder.Width), TextEncoder.Width));
        scratch.Quantize(rows, n + 1, TextEncoder.Width);
        float[] Of(string name) => scratch.Multiply(weights.Matrix(name), n + 1);
        var tag = Of("tree.tag");
        var tagCount = weights.List("tags").Length;
        for (var w = 0; w < n; w++)
        {
            var scores = tag.AsSpan((w + 1) * weights.Matrix("tree.tag").Width, tagCount);
            // A word of several pieces may be a slip ("theyy"), and is what it was meant to be.
            closed.Rule(forms[w], w + 1 < n && pieces[w + 1] - pieces[w] == 1, scores);
            tags[w] = Best(scores);
        }
        var (arcHead, arcWord, labelHead, labelWord) = (Rectified(Of("tree.arc.head")), Rectified(Of("tree.arc.word")),
            Rectified(Of("tree.label.head")), Rectified(Of("tree.label.word")));
        var width = arcBias.Length;
        var turned = scratch.Product(weights.Matrix("tree.arc"), arcWord, n + 1);
        var (arcs, scale) = (new float[(n + 1) * (n + 1)], 1 / MathF.Sqrt(width));
        for (var j = 0; j <= n; j++)
        {
            var head = arcHead.AsSpan(j * width, width);
            var always = VectorMath.Dot(head, arcBias);
            for (var i = 1; i <= n; i++) arcs[(i * (n + 1)) + j] = (VectorMath.Dot(turned.AsSpan(i * width, width), head) * scale) + always;
        }
        TreeDecoder.Decode(arcs, n, heads);
        var matrix = weights.Matrix("tree.label");
        var all = scratch.Product(matrix, labelWord, n + 1);
        for (var w = 0; w < n; w++)
        {
            var under = labelHead.AsSpan((heads[w] + 1) * Label, Label);
            var (best, most) = (0, float.NegativeInfinity);
            for (var l = 0; l < labels; l++)
            {
                var row = all.AsSpan(((w + 1) * matrix.Width) + (l * (Label + 1)), Label + 1);
                var score = VectorMath.Dot(row[..Label], under) + row[Label];
                if (score > most) (best, most) = (l, score);
            }
            relations[w] = best;
        }
        Part(forms, heads, relations);
        for (var w = 0; w < n; w++) if (relations[w] == caseLabel && heads[w] > w) heads[w] = Bound(w, tags, heads);
    }

    private static bool IsUnder(int word, int above, ReadOnlySpan<int> heads)
    {
        while (word >= 0 && word != above) word = heads[word];
        return word == above;
    }

    // "In 2013 he sued; in 2017 they arrested nine": what stands after a semicolon before the verb of its clause belongs to that verb.
    private void Part(ReadOnlySpan<string> forms, Span<int> heads, ReadOnlySpan<int> relations)
    {
        for (var at = 0; at < forms.Length; at++)
        {
            if (forms[at] != ";") continue;
            var verb = at + 1;
            while (verb < forms.Length && !(clause[relations[verb]] && heads[verb] < at)) verb++;
            if (verb == forms.Length || heads[verb] < 0) continue;
            for (var w = at + 1; w < verb; w++) if (heads[w] >= 0 && heads[w] < at && heads[w] == heads[verb] && !joins[relations[w]]) heads[w] = verb;
        }
    }

    // A preposition binds the first noun after it and what that hangs on before its own noun: "met in Tokyo on Tuesday" is not "in Tuesday".
    private int Bound(int word, ReadOnlySpan<int> tags, ReadOnlySpan<int> heads)
    {
        var end = heads[word];
        for (var i = word + 1; i < end; i++)
        {
            if (!nominal[tags[i]]) continue;
            var top = i;
            while (heads[top] > word && heads[top] < end) top = heads[top];
            if (nominal[tags[top]] && heads[top] >= 0 && heads[top] < word && !IsUnder(top, word, heads)) return top;
        }
        return end;
    }

    private static float[] Rectified(float[] values)
    {
        for (var i = 0; i < values.Length; i++) if (values[i] < 0) values[i] *= 0.1f;
        return values;
    }

    private static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++) if (scores[i] > scores[best]) best = i;
        return best;
    }
}
