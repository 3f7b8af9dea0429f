using System.Runtime.Intrinsics;
using Entente.Language;

namespace Entente.Reading;

/// <summary>
/// Statements from the encoder's states (docs/methods/reading.md). Each word has a type or none. For each predicate a voice, whether it holds both
/// ways, and for each role a choice among the words of
/// its sentence (or none of them: whoever is meant without a word); each such word stands for an actor, firmly where it names one, otherwise by a
/// choice among those spoken of so far and nobody.
/// An actor's probability in a role is that of the word times that of what the word stands for.
/// </summary>
internal sealed unsafe class StatementHeads(ReaderWeights weights)
{
    private const int Width = TextEncoder.Width, TypeWidth = 32, Columns = 3, RoleWidth = 64, LinkWidth = 128, EventWidth = 96,
        MixWidth = 96;
    private readonly Dictionary<string, int> ways = Numbered(weights.List("ways")), arounds = Numbered(weights.List("arounds"));
    private readonly float[] wayTable = weights.Table("role.way"), aroundTable = weights.Table("voice.around"), lexicon = weights.Table("word.lexicon");
    private readonly Council council = new(weights);
    private readonly DateHead dates = new(weights);
    private readonly float[] mix = Transposed(weights.Table("mix"));
    private readonly int types = StatementFeatures.Types.Length, voices = StatementFeatures.Voices.Length;

    /// <summary>What there is of statements in a sentence of a block, with a probability of at least <paramref name="least"/> that the word tells of
    /// the type.</summary>
    /// <param name="block">The block.</param>
    /// <param name="sentence">The sentence's number in the text.</param>
    /// <param name="clues">The sentence.</param>
    /// <param name="candidates">Who may be meant.</param>
    /// <param name="dates">The dates that may be meant.</param>
    /// <param name="least">In (0, 1).</param>
    /// <param name="scratch">Buffers of this thread.</param>
    public List<StatementGuess> Read(EncodedBlock block, int sentence, SentenceClues clues, IReadOnlyList<Candidate> candidates,
        IReadOnlyList<DateAt> dates, double least, DenseScratch scratch)
    {
        var scored = Score(block, sentence, clues, candidates, dates, least, scratch);
        return [.. scored.Select(p => StatementGuess.Of(sentence, p.Word, p.Type, p.Told, p.Voices, p.Both, p.Roles, candidates, p.Words))
            .Zip(scored, (g, p) => g with
        {
            Date = p.Date, ActorNamed = IsNamed(clues, g.ActorAt), RecipientNamed = IsNamed(clues, g.RecipientAt), InLexicon = clues.Lexicon[g.Word] == g.Type,
        })];
    }

    private static bool IsNamed(SentenceClues clues, int argument) =>
        argument >= 0 && clues.Arguments[argument] is var a && clues.Mentions.Any(m => m.Firm && m.Word == a.Word && m.IsGroup == a.IsGroup);


    /// <summary>
    /// A word that may tell of a type, with all probabilities: of the voices, that it holds both ways, of actor, recipient and speaker (each: nobody,
    /// the document, then the candidates).
    /// </summary>
    internal sealed record Scored(int Word, int Type, double Told, float[] Voices, double Both, float[] Roles)
    {
        /// <summary>For each of <see cref="Roles"/> the argument (a number of <see cref="SentenceClues.Arguments"/>) that stands for it most likely;
        /// -1: none.</summary>
        public int[] Words { get; init; } = [];
        /// <summary>Which of the dates it is told of; -1: none.</summary>
        public int Date { get; init; } = -1;
    }

    /// <summary>As <see cref="Read"/>, with all that the guesses are made from.</summary>
    public List<Scored> Score(EncodedBlock block, int sentence, SentenceClues clues, IReadOnlyList<Candidate> candidates,
        IReadOnlyList<DateAt> dates, double least, DenseScratch scratch)
    {
        var guesses = new List<Scored>();
        var predicates = Predicates(block, sentence, clues, least, scratch);
        if (predicates.Count == 0 || candidates.Count == 0) return guesses;
        var (here, arguments) = (clues.Mentions, clues.Arguments);
        var (count, most, words) = (predicates.Count, candidates.Count, arguments.Length);

        var typed = new float[count * (Width + TypeWidth)];
        var typeTable = weights.Table("type");
        for (var i = 0; i < count; i++)
        {
            block.State(sentence, predicates[i].Word).CopyTo(typed.AsSpan(i * (Width + TypeWidth)));
            typeTable.AsSpan(predicates[i].Type * TypeWidth, TypeWidth).CopyTo(typed.AsSpan((i * (Width + TypeWidth)) + Width));
        }
        var hidden = scratch.Product(weights.Matrix("voice.1"), typed, count);
        var implicitLinks = scratch.Multiply(weights.Matrix("link.implicit"), count);
        var predicateRoles = scratch.Multiply(weights.Matrix("role.predicate"), count);
        var predicateMix = scratch.Multiply(weights.Matrix("mix.predicate"), count);
        var told = dates.Count == 0 ? [] : this.dates.Choose(block, sentence, clues, dates, [.. predicates.Select(p => p.Word)], typed, scratch);
        for (var i = 0; i < hidden.Length; i++) hidden[i] = VectorMath.Gelu(hidden[i]);
        var voice = scratch.Product(weights.Matrix("voice.2"), hidden, count);
        var voiceWidth = weights.Matrix("voice.2").Width;

        var wordStates = States(arguments.Select(a => (sentence, a.Word)), block);
        var (wordLinks, wordRoles, wordMix) = (new float[0], new float[0], new float[0]);
        if (words > 0)
        {
            wordLinks = scratch.Product(weights.Matrix("link.word"), wordStates, words);
            wordRoles = scratch.Multiply(weights.Matrix("role.word"), words);
            wordMix = scratch.Multiply(weights.Matrix("mix.word"), words);
        }
        var stands = Links(block, sentence, clues, arguments, here, candidates, typed, wordStates, wordLinks, implicitLinks, predicates, scratch);

        var kinds = arguments.Select(a => here.FirstOrDefault(m => m.Word == a.Word && m.IsGroup == a.IsGroup)?.Kind ?? 0).ToArray();
        var choice = new float[(words + 2) * Columns];
        var (allRoles, allWords) = (new float[count][], new int[count][]);
        for (var i = 0; i < count; i++)
        {
            Choices(predicates[i].Word, predicates[i].Type, clues, typed.AsSpan(i * (Width + TypeWidth), Width + TypeWidth),
                predicateRoles.AsSpan(i * Columns * RoleWidth, Columns * RoleWidth), wordRoles, predicateMix.AsSpan(i * MixWidth, MixWidth),
                wordMix, arguments, kinds, choice);
            ReadOnlySpan<float> Stand(int column, int word) => stands.AsSpan((word == 0 ? words + (i * Columns) + column : word - 1) * (most + 1), most + 1);
            var roles = new float[3 * (most + 2)];
            var standing = new int[roles.Length];
            Array.Fill(standing, -1);
            for (var k = 0; k < 3; k++)
            {
                // The document is a choice of the speaker only.
                var options = choice.AsSpan(0, (words + (k == 2 ? 2 : 1)) * Columns);
                var share = Softmax(options, Columns, k);
                var row = roles.AsSpan(k * (most + 2), most + 2);
                var top = new float[most];
                for (var w = 0; w <= words; w++)
                {
                    var stand = Stand(k, w);
                    row[0] += share[w] * stand[0];
                    for (var c = 0; c < most; c++)
                    {
                        var joint = share[w] * stand[c + 1];
                        row[c + 2] += joint;
                        if (joint > top[c]) (top[c], standing[(k * (most + 2)) + c + 2]) = (joint, w - 1);
                    }
                }
                if (k == 2) row[1] = share[words + 1];
            }
            (allRoles[i], allWords[i]) = (roles, standing);
        }
        var (bothToo, voicesToo) = council.Look(typed, [.. predicates.Select(p => p.Word)], sentence, Pools(candidates, block), candidates, allRoles, scratch);
        for (var i = 0; i < count; i++)
        {
            HoldToTwo(allRoles[i], clues, predicates[i].Word, predicates[i].Type, candidates);
            var scores = voice.AsSpan(i * voiceWidth, voices);
            for (var v = 0; v < voices; v++) scores[v] += voicesToo[(i * voices) + v];
            foreach (var f in clues.Around(predicates[i].Word))
                if (arounds.TryGetValue(f, out var row))
                    for (var v = 0; v < voices; v++) scores[v] += aroundTable[(row * voices) + v];
            var both = Sigmoid(weights.Linear(typed.AsSpan(i * (Width + TypeWidth), Width + TypeWidth), "both", 1, 0) + bothToo[i]);
            guesses.Add(new(predicates[i].Word, predicates[i].Type, predicates[i].Told, Softmax(scores, 1, 0), both, allRoles[i]) { Words = allWords[i],
                Date = dates.Count == 0 ? -1 : told[i] });
        }
        return guesses;
    }

    /// <summary>Probabilities of the types (none, then the sixteen) of what one party of a sentence does to another, from the states of their words
    /// (-1: not named) and of the sentence as a whole.</summary>
    public float[] OfPair(EncodedBlock block, int sentence, SentenceClues clues, int actor, int recipient, DenseScratch scratch)
    {
        var x = new float[3 * Width];
        var nobody = weights.Table("pair.nobody").AsSpan();
        (actor < 0 ? nobody : block.State(sentence, actor)).CopyTo(x);
        (recipient < 0 ? nobody : block.State(sentence, recipient)).CopyTo(x.AsSpan(Width));
        block.States.AsSpan(0, Width).CopyTo(x.AsSpan(2 * Width));
        var hidden = scratch.Product(weights.Matrix("pair.1"), x, 1);
        for (var i = 0; i < hidden.Length; i++) hidden[i] = VectorMath.Gelu(hidden[i]);
        var scores = scratch.Product(weights.Matrix("pair.2"), hidden, 1);
        var known = weights.Table("pair.lexicon");
        foreach (var row in PairClues.Of(clues, actor, recipient))
            for (var t = 0; t < 17; t++) scores[t] += known[(row * 17) + t];
        var result = Softmax(scores.AsSpan(0, 17), 1, 0);
        // Of the types as sure as it was right of pairs kept out of the training (Guo et al. 2017).
        for (var t = 1; t < 17; t++) scores[t] /= weights.Table("pair.temperature")[0];
        var tempered = Softmax(scores.AsSpan(1, 16), 1, 0);
        for (var t = 1; t < 17; t++) result[t] = (1 - result[0]) * tempered[t - 1];
        return result;
    }

    /// <summary>
    /// Of a sentence by itself who does something to whom, as event data have it: their words (-1: nobody is named) and probabilities of the types,
    /// nothing first.
    /// </summary>
    public (int Actor, int Recipient, float[] Types) EventOf(EncodedBlock block, int sentence, SentenceClues clues, DenseScratch scratch)
    {
        var count = block.All[sentence].Forms.Length;
        var states = States(Enumerable.Range(0, count).Select(w => (sentence, w)), block);
        var hidden = scratch.Product(weights.Matrix("event.1"), states, count);
        var to = scratch.Multiply(weights.Matrix("event.to"), count);
        for (var i = 0; i < hidden.Length; i++) hidden[i] = VectorMath.Gelu(hidden[i]);
        var width = weights.Matrix("event.1").Width;
        var nobody = weights.Table("event.nobody");
        int Best(int column, Func<int, float> also)
        {
            var (best, top) = (-1, nobody[column]);
            for (var w = 0; w < count; w++)
                if (weights.Linear(hidden.AsSpan(w * width, EventWidth), "event.2", 2, column) + also(w) is var score && score > top) (best, top) = (w, score);
            return best;
        }
        var actor = Best(0, _ => 0);
        var of = scratch.Product(weights.Matrix("event.of"), (actor < 0 ? weights.Table("pair.nobody").AsSpan() : block.State(sentence, actor)).ToArray(), 1);
        var recipient = Best(1, w => VectorMath.Dot(of.AsSpan(0, EventWidth), to.AsSpan(w * width, EventWidth)) / MathF.Sqrt(EventWidth));
        return (actor, recipient, OfPair(block, sentence, clues, actor, recipient, scratch));
    }

    private List<(int Word, int Type, float Told)> Predicates(EncodedBlock block, int sentence, SentenceClues clues, double least, DenseScratch scratch)
    {
        var tree = clues.Sentence;
        var words = Enumerable.Range(0, tree.Tokens.Length).Where(w => StatementFeatures.MayTell(tree.Tokens[w])).ToArray();
        var found = new List<(int, int, float)>();
        if (words.Length == 0) return found;
        var hidden = scratch.Product(weights.Matrix("word.1"), States(words.Select(w => (sentence, w)), block), words.Length);
        for (var i = 0; i < hidden.Length; i++) hidden[i] = VectorMath.Gelu(hidden[i]);
        var scores = scratch.Product(weights.Matrix("word.2"), hidden, words.Length);
        var width = weights.Matrix("word.2").Width;
        for (var i = 0; i < words.Length; i++)
        {
            for (var t = 0; t < types; t++) scores[(i * width) + t] += lexicon[(clues.Lexicon[words[i]] * types) + t];
            var told = Softmax(scores.AsSpan(i * width, types), 1, 0);
            for (var t = 1; t < types; t++) if (told[t] >= least) found.Add((words[i], t, told[t]));
        }
        return found;
    }

    internal static float[] States(IEnumerable<(int Sentence, int Word)> words, EncodedBlock block)
    {
        var list = words.ToArray();
        var states = new float[list.Length * Width];
        for (var i = 0; i < list.Length; i++) block.State(list[i].Sentence, list[i].Word).CopyTo(states.AsSpan(i * Width));
        return states;
    }

    // Of each candidate the mean state of its mentions.
    private float[] Pools(IReadOnlyList<Candidate> candidates, EncodedBlock block)
    {
        var pools = new float[candidates.Count * Width];
        for (var c = 0; c < candidates.Count; c++)
        {
            var to = pools.AsSpan(c * Width, Width);
            var mentions = candidates[c].Mentions;
            if (mentions.Count == 0) weights.Table("link.far").CopyTo(to);
            foreach (var m in mentions)
            {
                var state = block.State(m.Sentence, m.Word);
                for (var j = 0; j < Width; j++) to[j] += state[j] / mentions.Count;
            }
        }
        return pools;
    }

    // For each argument, then for each predicate and column: probabilities of nobody and of the candidates.
    private float[] Links(EncodedBlock block, int sentence, SentenceClues clues, Argument[] arguments, IReadOnlyList<Mention> here,
        IReadOnlyList<Candidate> candidates,
        float[] typed, float[] wordStates, float[] wordLinks, float[] implicitLinks,
        List<(int Word, int Type, float Told)> predicates, DenseScratch scratch)
    {
        var (most, words) = (candidates.Count, arguments.Length);
        var rows = new Dictionary<(int, int), int>();
        var places = new List<(int, int)>();
        foreach (var m in candidates.SelectMany(c => c.Mentions)) if (rows.TryAdd((m.Sentence, m.Word), places.Count)) places.Add((m.Sentence, m.Word));
        var mentionStates = new float[(places.Count + 1) * Width];
        States(places, block).CopyTo(mentionStates, 0);
        weights.Table("link.far").CopyTo(mentionStates, places.Count * Width);
        var mentionLinks = scratch.Product(weights.Matrix("link.mention"), mentionStates, places.Count + 1);
        // What a candidate is, a group or one, spoken of often or once, as the word that may stand for it asks for it.
        var what = weights.Table("link.what");
        var (traits, distances, kinds, guessed) = (weights.Table("link.traits"), weights.Table("link.distance"), weights.Table("link.kind"),
            weights.Table("link.guess"));
        var scale = 1 / MathF.Sqrt(LinkWidth);
        var stands = new float[(words + (predicates.Count * Columns)) * (most + 1)];

        void Fill(Span<float> row, ReadOnlySpan<float> query, float nobody, int word, bool implicitly, bool two, IReadOnlyList<Mention> guesses)
        {
            row[0] = nobody;
            var column = implicitly ? 1 : 0;
            Span<float> scores = stackalloc float[Candidate.MentionsEach];
            for (var c = 0; c < most; c++)
            {
                var candidate = candidates[c];
                var guess = implicitly ? null : guesses.FirstOrDefault(m => !m.Firm && m.Code == candidate.Code);
                var always = traits[(candidate.Traits * 2) + column] + (guess is null ? 0 : guessed[guess.Kind])
                    + (VectorMath.Dot(query, what.AsSpan(candidate.Traits * LinkWidth, LinkWidth)) * scale);
                var n = Math.Max(1, candidate.Mentions.Count);
                for (var k = 0; k < n; k++)
                {
                    var m = candidate.Mentions.Count == 0 ? null : candidate.Mentions[k];
                    var at = m is null ? places.Count : rows[(m.Sentence, m.Word)];
                    scores[k] = (VectorMath.Dot(query, mentionLinks.AsSpan(at * LinkWidth, LinkWidth)) * scale) + always
                        + distances[(StatementFeatures.LinkDistance(sentence, word, m) * 2) + column] + kinds[((m?.Kind ?? 0) * 2) + column];
                }
                row[c + 1] = LogSum(scores[..n]);
            }
            // "Both leaders", "the two states" are exactly two.
            if (two && candidates.Any(c => c.Members.Length == 2))
            {
                row[0] = float.NegativeInfinity;
                for (var c = 0; c < most; c++) if (candidates[c].Members.Length != 2) row[c + 1] = float.NegativeInfinity;
            }
            var share = Softmax(row, 1, 0);
            share.CopyTo(row);
        }
        for (var a = 0; a < words; a++)
        {
            var row = stands.AsSpan(a * (most + 1), most + 1);
            var mine = here.Where(m => m.Word == arguments[a].Word && m.IsGroup == arguments[a].IsGroup).ToArray();
            var firm = mine.Where(m => m.Firm).Select(m => m.Code).Distinct().ToArray();
            if (firm.Length > 0)
            {
                for (var c = 0; c < most; c++) if (firm.Contains(candidates[c].Code)) row[c + 1] = 1f / firm.Length;
                continue;
            }
            Fill(row, wordLinks.AsSpan(a * LinkWidth, LinkWidth), weights.Linear(wordStates.AsSpan(a * Width, Width), "link.nobody", 1, 0),
                arguments[a].Word, false, IsTwo(clues, arguments[a].Word), mine);
        }
        for (var i = 0; i < predicates.Count; i++)
            for (var k = 0; k < Columns; k++)
                Fill(stands.AsSpan((words + (i * Columns) + k) * (most + 1), most + 1), implicitLinks.AsSpan(((i * Columns) + k) * LinkWidth, LinkWidth),
                    weights.Linear(typed.AsSpan(i * (Width + TypeWidth), Width + TypeWidth), "link.nobody.implicit", Columns, k), predicates[i].Word, true,
                    false, []);
        return stands;
    }

    // Where "both leaders" or "the two states" are the subject, the side is exactly two.
    private static void HoldToTwo(float[] roles, SentenceClues clues, int predicate, int type, IReadOnlyList<Candidate> candidates)
    {
        // "Both leaders share an interest": what is judged of them stands in the object of what they do.
        if (StatementTypes.IsJudgement((StatementType)(type - 1)) && clues.Sentence.Tokens[predicate] is { Deprel: "obj", Head: >= 0 } judged)
            predicate = judged.Head;
        var subject = clues.Sentence.Tokens.FirstOrDefault(t => t.Head == predicate && t.Deprel is "nsubj" or "nsubj:pass" && IsTwo(clues, t.Index));
        if (subject is null || !candidates.Any(c => c.Members.Length == 2)) return;
        var row = roles.AsSpan(subject.Deprel == "nsubj" ? 0 : candidates.Count + 2, candidates.Count + 2);
        for (var c = 0; c < row.Length; c++) if (c < 2 || candidates[c - 2].Members.Length != 2) row[c] = 0;
        var sum = 0f;
        foreach (var p in row) sum += p;
        if (sum > 0) for (var c = 0; c < row.Length; c++) row[c] /= sum;
    }

    // "Both leaders", "the two states".
    private static bool IsTwo(SentenceClues clues, int word) => clues.Sentence.Tokens.Any(t => t.Head == word
        && ((t.Lemma == "both" && t.Deprel.StartsWith("det", StringComparison.Ordinal)) || (t.Lemma == "two" && t.Deprel is "nummod" or "compound"
            && clues.Sentence.Tokens.Any(d => d.Head == word && d.Deprel == "det" && d.Lemma is "the" or "these"))));

    // Scores of no word, of each word, and of the document, for the three roles.
    private void Choices(int predicate, int type, SentenceClues clues, ReadOnlySpan<float> typed, ReadOnlySpan<float> predicateRoles,
        float[] wordRoles, ReadOnlySpan<float> predicateMix, float[] wordMix, Argument[] arguments, int[] kinds, float[] choice)
    {
        Span<float> mixed = stackalloc float[MixWidth];
        var (distances, kindTable) = (weights.Table("role.distance"), weights.Table("role.kind"));
        var scale = 1 / MathF.Sqrt(RoleWidth);
        for (var k = 0; k < Columns; k++) choice[k] = weights.Linear(typed, "role.implicit", Columns, k);
        for (var w = 0; w < arguments.Length; w++)
        {
            var distance = arguments[w].Word == predicate ? StatementFeatures.Itself : StatementFeatures.Distance(arguments[w].Word - predicate);
            for (var k = 0; k < Columns; k++)
                choice[((w + 1) * Columns) + k] = (VectorMath.Dot(predicateRoles.Slice(k * RoleWidth, RoleWidth),
                    wordRoles.AsSpan((w * Columns * RoleWidth) + (k * RoleWidth), RoleWidth)) * scale)
                    + distances[(distance * Columns) + k] + kindTable[(kinds[w] * Columns) + k];
            for (var j = 0; j < MixWidth; j += 8)
                VectorMath.Gelu(Vector256.Create(predicateMix.Slice(j, 8)) + Vector256.Create<float>(wordMix.AsSpan((w * MixWidth) + j, 8))).CopyTo(mixed[j..]);
            for (var k = 0; k < Columns; k++) choice[((w + 1) * Columns) + k] += VectorMath.Dot(mixed, mix.AsSpan(k * MixWidth, MixWidth));
            foreach (var f in clues.Way(predicate, arguments[w], type))
                if (ways.TryGetValue(f, out var row))
                    for (var k = 0; k < Columns; k++) choice[((w + 1) * Columns) + k] += wayTable[(row * Columns) + k];
            // Where two are the subject in words, they are not left to be understood.
            if (clues.Sentence.Tokens[arguments[w].Word] is { Deprel: "nsubj" or "nsubj:pass" } subject && subject.Head == predicate
                && IsTwo(clues, arguments[w].Word)) choice[subject.Deprel == "nsubj" ? 0 : 1] = -100;
        }
        choice[((arguments.Length + 1) * Columns) + 2] = weights.Linear(typed, "role.document", 1, 0);
    }

    // [inputs, roles] laid role after role.
    private static float[] Transposed(float[] table)
    {
        var result = new float[table.Length];
        for (var i = 0; i < table.Length; i++) result[((i % Columns) * (table.Length / Columns)) + (i / Columns)] = table[i];
        return result;
    }

    private static Dictionary<string, int> Numbered(string[] list) => list.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i, StringComparer.Ordinal);

    private static float Sigmoid(float x) => 1 / (1 + VectorMath.Exp(-x));

    private static float LogSum(ReadOnlySpan<float> scores)
    {
        if (scores.Length == 1) return scores[0];
        var (top, sum) = (float.NegativeInfinity, 0f);
        foreach (var s in scores) top = Math.Max(top, s);
        foreach (var s in scores) sum += VectorMath.Exp(s - top);
        return top + MathF.Log(sum);
    }

    // Of every stride-th score from the start on.
    private static float[] Softmax(ReadOnlySpan<float> scores, int stride, int start)
    {
        var result = new float[(scores.Length - start + stride - 1) / stride];
        var (top, sum) = (float.NegativeInfinity, 0f);
        for (var i = 0; i < result.Length; i++) top = Math.Max(top, scores[start + (i * stride)]);
        for (var i = 0; i < result.Length; i++) sum += result[i] = VectorMath.Exp(scores[start + (i * stride)] - top);
        for (var i = 0; i < result.Length; i++) result[i] /= sum;
        return result;
    }
}
