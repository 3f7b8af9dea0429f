namespace Entente.Language;

/// <summary>Decides after which words of a paragraph a sentence ends: a logistic model over the words around, open quotes and brackets, and the
/// length so far.</summary>
internal sealed class SentenceSplitter(LinearScorer scorer)
{
    /// <summary>A longer run of words is cut here: no treebank sentence comes near it, and arc scores take its square in memory.</summary>
    public const int MaxWords = 400;
    public const int MaxFeatures = 40;

    /// <summary>Log-odds from which a sentence ends; below 0 because the model is surer of itself on its training text than it should be.</summary>
    private const float Threshold = -0.7f;

    public LinearScorer Scorer { get; } = scorer;

    /// <summary>What is known of a word when the place after it is judged.</summary>
    internal readonly record struct Clue(uint Form, uint Shape, uint FirstChar, uint LastChar, int Length, bool SpaceBefore, bool Glued);

    public static void Clues(string text, IReadOnlyList<RawToken> tokens, List<Clue> into)
    {
        into.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            var t = tokens[i];
            uint form = 7, shape = 11;
            char last = '\0', beforeLast = '\0';
            for (var k = t.Start; k < t.End; k++)
            {
                var c = Plain(text[k]);
                form = LinearScorer.Mix(form, char.IsAsciiDigit(c) ? '0' : char.ToLowerInvariant(c));
                var kind = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? 'd' : char.IsLetter(c) ? 'l' : c;
                if (kind == last && kind == beforeLast) continue;
                (beforeLast, last) = (last, kind);
                shape = LinearScorer.Mix(shape, kind);
            }
            into.Add(new Clue(form, shape, Plain(text[t.Start]), Plain(text[t.End - 1]), t.End - t.Start, i == 0 || tokens[i - 1].End < t.Start, t.Glued));
        }
    }

    private static char Plain(char c) => c switch { '’' or '‘' => '\'', '“' or '”' => '"', _ => c };

    /// <summary>Writes the index after each sentence's last word.</summary>
    public void Ends(IReadOnlyList<Clue> clues, List<int> into)
    {
        into.Clear();
        Span<uint> features = stackalloc uint[MaxFeatures];
        Span<float> score = stackalloc float[1];
        var state = new State();
        for (var i = 0; i + 1 < clues.Count; i++)
        {
            state.Take(clues[i]);
            if (clues[i + 1].Glued) continue;
            var count = Features(clues, i, state, features);
            Scorer.Score(features[..count], score);
            if (score[0] <= Threshold && state.Words < MaxWords) continue;
            into.Add(i + 1);
            state = new State();
        }
        if (clues.Count > 0) into.Add(clues.Count);
    }

    /// <summary>What has been seen since the sentence began.</summary>
    internal struct State
    {
        public int Words;
        public int Brackets;
        public bool Quote;
        public bool StartedWithQuote;

        public void Take(Clue clue)
        {
            if (clue.Length <= 2)
            {
                if (clue.FirstChar is '"' || (clue.Length == 2 && clue.FirstChar == '\'' && clue.LastChar == '\''))
                {
                    Quote = !Quote;
                    if (Words == 0) StartedWithQuote = true;
                }
                else if (clue.FirstChar is '(' or '[') Brackets++;
                else if (clue.FirstChar is ')' or ']') Brackets--;
            }
            Words++;
        }
    }

    public static int Features(IReadOnlyList<Clue> clues, int i, State state, Span<uint> into)
    {
        static uint Of(uint template, uint a, uint b = 0, uint c = 0, uint d = 0) =>
            LinearScorer.Mix(LinearScorer.Mix(LinearScorer.Mix(LinearScorer.Mix(LinearScorer.Mix(0x68E31DA4u, template), a), b), c), d);
        var none = default(Clue);
        var (t, n) = (clues[i], clues[i + 1]);
        var p = i > 0 && state.Words > 1 ? clues[i - 1] : none;
        var pp = i > 1 && state.Words > 2 ? clues[i - 2] : none;
        var nn = i + 2 < clues.Count ? clues[i + 2] : none;
        var nnn = i + 3 < clues.Count ? clues[i + 3] : none;
        var length = (uint)(state.Words < 8 ? state.Words : state.Words < 16 ? 8 : state.Words < 32 ? 9 : 10);
        var open = (uint)((state.Quote ? 1 : 0) + (state.StartedWithQuote ? 2 : 0) + (state.Brackets > 0 ? 4 : 0));
        var space = n.SpaceBefore ? 1u : 0u;
        var count = 0;
        into[count++] = Of(0, 0);
        into[count++] = Of(1, t.Form);
        into[count++] = Of(2, n.Form);
        into[count++] = Of(3, t.Shape, n.Shape);
        into[count++] = Of(4, t.Form, n.Form);
        into[count++] = Of(5, t.Form, n.Shape, space);
        into[count++] = Of(6, t.Shape, n.Form, n.Shape);
        into[count++] = Of(7, p.Form, t.Form, n.Shape);
        into[count++] = Of(8, p.Shape, t.Shape, n.Shape, space);
        into[count++] = Of(9, t.Form, n.Shape, nn.Shape);
        into[count++] = Of(10, length);
        into[count++] = Of(11, length, t.Form);
        into[count++] = Of(12, open, t.Form);
        into[count++] = Of(13, open, t.Form, n.Shape, space);
        into[count++] = Of(14, open, p.LastChar, t.Form, n.FirstChar);
        into[count++] = Of(15, n.Form, n.Shape, nn.Form);
        into[count++] = Of(16, t.Form, n.Shape, nn.Shape, nnn.Shape);
        into[count++] = Of(17, t.LastChar, p.Shape, (uint)Math.Min(p.Length, 6), n.Shape);
        into[count++] = Of(18, t.LastChar, p.Shape, n.Form);
        into[count++] = Of(19, t.LastChar, n.Shape, space, length);
        into[count++] = Of(20, t.LastChar, n.FirstChar, open, space);
        into[count++] = Of(21, t.LastChar, t.Shape, (uint)Math.Min(t.Length, 6), n.Shape);
        into[count++] = Of(22, t.LastChar, n.Form, n.Shape);
        into[count++] = Of(23, t.LastChar, n.Shape, nn.Form);
        into[count++] = Of(24, p.Shape, t.Shape, n.Shape, nn.Shape);
        into[count++] = Of(25, pp.Shape, p.Shape, t.Shape, n.Shape);
        into[count++] = Of(26, t.Shape, length, n.Shape, space);
        into[count++] = Of(27, p.Form, t.Form, n.Form);
        into[count++] = Of(28, t.Form, (uint)(clues.Count - i < 6 ? clues.Count - i : 6), n.Shape);
        into[count++] = Of(29, t.LastChar, n.LastChar, nn.FirstChar, open);
        return count;
    }
}
