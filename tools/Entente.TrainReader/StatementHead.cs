using Entente.Language;
using Entente.Reading;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Entente.TrainReader;

/// <summary>The features that are looked up, by number: those seen often enough in the texts trained on.</summary>
internal sealed record ClueLists(IReadOnlyDictionary<string, int> Ways, IReadOnlyDictionary<string, int> Arounds)
{
    public static ClueLists Of(IEnumerable<MarkedText> texts, int least)
    {
        var (ways, arounds) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var s in texts.SelectMany(t => t.Sentences))
            foreach (var g in s.Statements)
            {
                var word = g.Words[Array.IndexOf(g.Preference, g.Preference.Max())];
                foreach (var f in s.Clues.Around(word)) arounds[f] = arounds.GetValueOrDefault(f) + 1;
                foreach (var a in s.Clues.Arguments) foreach (var f in s.Clues.Way(word, a, g.Type)) ways[f] = ways.GetValueOrDefault(f) + 1;
            }
        Dictionary<string, int> Kept(Dictionary<string, int> all) => all.Where(x => x.Value >= least).Select(x => x.Key).Order(StringComparer.Ordinal)
            .Select((x, i) => (x, i)).ToDictionary(x => x.x, x => x.i, StringComparer.Ordinal);
        return new(Kept(ways), Kept(arounds));
    }
}

/// <summary>A block of a marked text.</summary>
internal sealed record MarkedBlock(MarkedText Text, TextBlock Block)
{
    public int Place(int sentence, int word) => Block.Place(sentence, word, Text.Cut);
}

/// <summary>A word that tells something: block and sentence and word, and the type it tells of.</summary>
internal sealed record Predicate(int Block, int Sentence, int Word, int Type);

/// <summary>
/// Statements from the encoder's states. Each word has a type (or none). For each predicate a voice, whether it holds both ways, and, for each role,
/// a choice among the
/// words of its sentence (or none of them: whoever is meant without a word); each such word stands for an actor, firmly where it names one, otherwise
/// by a choice among
/// the actors spoken of so far and nobody. What is asked in the end is the probability of each actor in each role: the choice of the word times what
/// the word stands for.
/// </summary>
internal sealed class StatementHead(Parameters p, Codes codes, ClueLists lists, double dropout)
{
    public const int Types = 28, Voices = 10, Columns = 3, RoleWidth = 64, LinkWidth = 128, TypeWidth = 32, EventWidth = 96, MixWidth = 96,
        Distances = StatementFeatures.Distances, GuessKinds = StatementFeatures.Kinds;
    private const int Hidden = 192;

    public static void Create(Parameters p, ClueLists lists)
    {
        p.Get("word.lexicon", 0, SentenceClues.LexiconCount, Types);
        p.Get("role.way", 0, lists.Ways.Count, Columns);
        p.Get("voice.around", 0, lists.Arounds.Count, Voices);
        const int w = Encoder.Width, wt = Encoder.Width + TypeWidth;
        void Dense(string name, int from, int to, double spread) { p.Get(name, spread, from, to); p.Get(name + ".bias", 0, to); }
        Dense("word.1", w, Hidden, 0.05); Dense("word.2", Hidden, Types, 0.06);
        p.Get("type", 0.3, Types, TypeWidth);
        Dense("voice.1", wt, 128, 0.05); Dense("voice.2", 128, Voices, 0.08);
        Dense("both", wt, 1, 0.05);
        Dense("role.predicate", wt, Columns * RoleWidth, 0.05); Dense("role.word", w, Columns * RoleWidth, 0.05);
        p.Get("role.implicit", 0.05, wt, Columns); p.Get("role.implicit.bias", 0, Columns);
        p.Get("role.document", 0.05, wt, 1); p.Get("role.document.bias", 0, 1);
        p.Get("role.distance", 0.02, Distances, Columns); p.Get("role.kind", 0.02, GuessKinds, Columns);
        Dense("pair.1", 3 * w, Hidden, 0.03); Dense("pair.2", Hidden, 17, 0.06);
        p.Get("pair.nobody", 0.05, w); p.Get("pair.lexicon", 0, PairClues.Rows, 17);
        Dense("link.word", w, LinkWidth, 0.05); Dense("link.implicit", wt, Columns * LinkWidth, 0.05); Dense("link.mention", w, LinkWidth, 0.05);
        Dense("link.nobody", w, 1, 0.05); Dense("link.nobody.implicit", wt, Columns, 0.05);
        p.Get("link.traits", 0.02, Candidate.TraitCount, 2); p.Get("link.distance", 0.02, StatementFeatures.LinkDistances, 2);
            p.Get("link.guess", 0.02, GuessKinds, 1); p.Get("link.kind", 0.02, GuessKinds, 2);
        p.Get("link.far", 0.05, Encoder.Width); p.Get("link.what", 0, Candidate.TraitCount, LinkWidth);
        DateHead.Create(p);
        Dense("event.1", w, EventWidth, 0.05); Dense("event.2", EventWidth, 2, 0.1); Dense("event.of", w, EventWidth, 0.05);
            Dense("event.to", w, EventWidth, 0.05);
        p.Get("event.nobody", 0, 2);
        Dense("mix.predicate", wt, MixWidth, 0.05); Dense("mix.word", w, MixWidth, 0.05); p.Get("mix", 0, MixWidth, Columns);
        Council.Create(p);
    }

    private readonly Council council = new(p, dropout);
    private readonly DateHead dates = new(p, dropout);

    // What does not change from pass to pass.
    private readonly Dictionary<(SentenceClues, int, int), int[][]> ways = [];

    // For each argument the rows of its way from the predicate.
    private int[][] Ways(SentenceClues clues, int word, int type)
    {
        if (ways.TryGetValue((clues, word, type), out var known)) return known;
        return ways[(clues, word, type)] = [.. clues.Arguments.Select(a => clues.Way(word, a, type).Where(lists.Ways.ContainsKey)
            .Select(f => lists.Ways[f]).ToArray())];
    }

    private Tensor Drop(Tensor x, bool train) => Dropout.Of(x, dropout, train);
    private Tensor Dense(Tensor x, string name) => matmul(x, p[name]) + p[name + ".bias"];
    private static Tensor Longs(List<long> list) => tensor(list.ToArray());

    public Tensor WordScores(Tensor states, List<long> rows, List<long> lexicon, bool train) =>
        p["word.lexicon"].index_select(0, Longs(lexicon)) + Dense(Drop(F.gelu(Dense(Drop(states.index_select(0, Longs(rows)), train), "word.1")),
            train), "word.2");

    public sealed record Read(Tensor Voice, Tensor Both, Tensor Roles, int Most, IReadOnlyList<Candidate>[] Candidates)
    {
        /// <summary>Scores of no date and of each date of the sentence, [predicates, 1 + most].</summary>
        public required Tensor Dates { get; init; }
    }

    /// <summary>Roles: log-probabilities [predicates, 3, most + 2] of actor, recipient, speaker: nobody, the document, then the candidates.</summary>
    public Read Relate(Tensor states, int longest, IReadOnlyList<MarkedBlock> blocks, IReadOnlyList<Predicate> predicates, bool train)
    {
        long Row(int block, int sentence, int word) => ((long)block * longest) + blocks[block].Place(sentence, word);
        var count = predicates.Count;
        var h = states.index_select(0, tensor(predicates.Select(x => Row(x.Block, x.Sentence, x.Word)).ToArray()));
        var typed = Drop(cat([h, p["type"].index_select(0, tensor(predicates.Select(x => (long)x.Type).ToArray()))], 1), train);
        var (aroundAt, aroundRow) = (new List<long>(), new List<long>());
        for (var i = 0; i < count; i++)
            foreach (var f in blocks[predicates[i].Block].Text.Sentences[predicates[i].Sentence].Clues.Around(predicates[i].Word))
                if (lists.Arounds.TryGetValue(f, out var row)) { aroundAt.Add(i); aroundRow.Add(row); }
        var voice = Dense(Drop(F.gelu(Dense(typed, "voice.1")), train), "voice.2");
        if (aroundAt.Count > 0) voice = voice + zeros(count, Voices).index_add(0, Longs(aroundAt), p["voice.around"].index_select(0, Longs(aroundRow)), 1);
        var both = Dense(typed, "both").squeeze(1);

        // Sentences, their candidates and arguments.
        var places = predicates.Select(x => (x.Block, x.Sentence)).Distinct().ToArray();
        var indexOf = places.Select((x, i) => (x, i)).ToDictionary(x => x.x, x => x.i);
        var candidates = places.Select(x => blocks[x.Block].Text.Sentences[x.Sentence].Candidates).ToArray();
        var arguments = places.Select(x => blocks[x.Block].Text.Sentences[x.Sentence].Clues.Arguments).ToArray();
        var most = Math.Max(1, candidates.Max(c => c.Count));
        var widest = Math.Max(1, arguments.Max(a => a.Length));

        // Links: which candidate a word stands for. Queries are the words of the sentences, then six for each predicate.
        var mentionRows = new List<long>();
        var mentionOf = new Dictionary<(int, int, int), int>();
        int MentionAt(int block, Mention? m)
        {
            var key = m is null ? (-1, 0, 0) : (block, m.Sentence, m.Word);
            if (mentionOf.TryGetValue(key, out var at)) return at;
            mentionOf[key] = mentionRows.Count;
            mentionRows.Add(m is null ? states.shape[0] : Row(block, m.Sentence, m.Word));
            return mentionRows.Count - 1;
        }
        var (queryRows, queryStart) = (new List<long>(), new int[places.Length]);
        for (var s = 0; s < places.Length; s++)
        {
            queryStart[s] = queryRows.Count;
            foreach (var a in arguments[s]) queryRows.Add(Row(places[s].Block, places[s].Sentence, a.Word));
        }
        var words = queryRows.Count;
        var queries = words + (count * Columns);
        const int each = Candidate.MentionsEach;
        var (pairQuery, pairMention, pairSlot, pairTraits, pairDistance, pairKind, pairGuess, pairImplicit) = (new List<long>(), new List<long>(),
            new List<long>(), new List<long>(), new List<long>(), new List<long>(), new List<float>(), new List<long>());
        var guessKinds = new List<long>();
        var firm = new float[queries * (most + 1)];
        var isFirm = new float[queries];
        void Pairs(int query, int s, int word, bool implicitly, IReadOnlyList<Mention> here)
        {
            var (block, sentence) = places[s];
            for (var c = 0; c < candidates[s].Count; c++)
            {
                var candidate = candidates[s][c];
                var guess = implicitly ? null : here.FirstOrDefault(m => !m.Firm && m.Code == candidate.Code);
                var n = Math.Max(1, candidate.Mentions.Count);
                for (var k = 0; k < n; k++)
                {
                    var m = candidate.Mentions.Count == 0 ? null : candidate.Mentions[k];
                    pairQuery.Add(query);
                    pairMention.Add(MentionAt(block, m));
                    pairSlot.Add((((long)query * most) + c) * each + k);
                    pairTraits.Add(candidate.Traits);
                    pairDistance.Add(StatementFeatures.LinkDistance(sentence, word, m));
                    pairKind.Add(m is null ? 0 : m.Kind);
                    pairGuess.Add(guess is null ? 0 : 1);
                    guessKinds.Add(guess?.Kind ?? 0);
                    pairImplicit.Add(implicitly ? 1 : 0);
                }
            }
        }
        for (var s = 0; s < places.Length; s++)
        {
            var mentions = blocks[places[s].Block].Text.Sentences[places[s].Sentence].Mentions;
            for (var a = 0; a < arguments[s].Length; a++)
            {
                var query = queryStart[s] + a;
                var here = mentions.Where(m => m.Word == arguments[s][a].Word && m.IsGroup == arguments[s][a].IsGroup).ToArray();
                var sure = here.Where(m => m.Firm).Select(m => m.Code).Distinct().ToArray();
                if (sure.Length > 0)
                {
                    isFirm[query] = 1;
                    foreach (var code in sure)
                        for (var c = 0; c < candidates[s].Count; c++)
                            if (candidates[s][c].Code == code) firm[(query * (most + 1)) + 1 + c] = 1f / sure.Length;
                }
                else Pairs(query, s, arguments[s][a].Word, false, here);
            }
        }
        for (var i = 0; i < count; i++)
            for (var k = 0; k < Columns; k++)
                Pairs(words + (i * Columns) + k, indexOf[(predicates[i].Block, predicates[i].Sentence)], predicates[i].Word, true, []);

        var wordStates = Drop(states.index_select(0, Longs(queryRows)), train);
        var queryVectors = cat([Dense(wordStates, "link.word"), Dense(typed, "link.implicit").view(count * Columns, LinkWidth)], 0);
        var nobody = cat([Dense(wordStates, "link.nobody").squeeze(1), Dense(typed, "link.nobody.implicit").view(count * Columns)], 0);
        Tensor link;
        if (pairQuery.Count > 0)
        {
            var mentionVectors = Dense(Drop(cat([states, p["link.far"].unsqueeze(0)], 0).index_select(0, Longs(mentionRows)), train), "link.mention");
            var score = (queryVectors.index_select(0, Longs(pairQuery)) * (mentionVectors.index_select(0, Longs(pairMention))
                + p["link.what"].index_select(0, Longs(pairTraits)))).sum(1) / Math.Sqrt(LinkWidth);
            Tensor Table(string name, List<long> rows) => p[name].index_select(0, Longs(rows)).gather(1, Longs(pairImplicit).unsqueeze(1)).squeeze(1);
            score = score + Table("link.traits", pairTraits) + Table("link.distance", pairDistance) + Table("link.kind", pairKind)
                + (p["link.guess"].index_select(0, Longs(guessKinds)).squeeze(1) * tensor(pairGuess.ToArray()));
            link = full([(long)queries * most * each], -30f).index_copy(0, Longs(pairSlot), score).view(queries, most, each).logsumexp(2);
        }
        else link = full([queries, most], -30f);
        var stands = F.softmax(cat([nobody.unsqueeze(1), link], 1), 1);
        var fixedRows = tensor(isFirm, [queries, 1]);
        stands = (stands * (1 - fixedRows)) + tensor(firm, [queries, most + 1]);

        // Roles: which word. Column 0 of the choice is whoever is meant without a word.
        var predicateVectors = Dense(typed, "role.predicate");
        var wordVectors = Dense(wordStates, "role.word");
        var (wayAt, wayRow) = (new List<long>(), new List<long>());
        var (pairP, pairW, slot, distance, kind) = (new List<long>(), new List<long>(), new List<long>(), new List<long>(), new List<long>());
        var rows = new long[count * (widest + 1) * Columns];
        var absent = new float[count * (widest + 1)];
        for (var i = 0; i < count; i++)
        {
            var s = indexOf[(predicates[i].Block, predicates[i].Sentence)];
            var mentions = blocks[places[s].Block].Text.Sentences[places[s].Sentence].Mentions;
            var way = Ways(blocks[places[s].Block].Text.Sentences[places[s].Sentence].Clues, predicates[i].Word, predicates[i].Type);
            for (var a = 0; a <= widest; a++)
            {
                for (var k = 0; k < Columns; k++) rows[(((i * (widest + 1)) + a) * Columns) + k] = a == 0 || a > arguments[s].Length
                    ? words + (i * Columns) + k : queryStart[s] + a - 1;
                if (a > arguments[s].Length) absent[(i * (widest + 1)) + a] = -30f;
                if (a == 0 || a > arguments[s].Length) continue;
                var (word, isGroup) = arguments[s][a - 1];
                foreach (var row in way[a - 1]) { wayAt.Add(pairP.Count); wayRow.Add(row); }
                pairP.Add(i);
                pairW.Add(queryStart[s] + a - 1);
                slot.Add((i * (widest + 1)) + a);
                distance.Add(word == predicates[i].Word ? StatementFeatures.Itself : StatementFeatures.Distance(word - predicates[i].Word));
                kind.Add(mentions.FirstOrDefault(m => m.Word == word && m.IsGroup == isGroup)?.Kind ?? 0);
            }
        }
        var fit = (predicateVectors.index_select(0, Longs(pairP)).view(-1, Columns, RoleWidth) * wordVectors.index_select(0, Longs(pairW))
            .view(-1, Columns, RoleWidth)).sum(2) / Math.Sqrt(RoleWidth)
            + p["role.distance"].index_select(0, Longs(distance)) + p["role.kind"].index_select(0, Longs(kind));
        fit = fit + matmul(Drop(F.gelu(Dense(typed, "mix.predicate").index_select(0, Longs(pairP))
            + Dense(wordStates, "mix.word").index_select(0, Longs(pairW))), train), p["mix"]);
        if (wayAt.Count > 0) fit = fit + zeros(pairP.Count, Columns).index_add(0, Longs(wayAt), p["role.way"].index_select(0, Longs(wayRow)), 1);
        var choice = full([count * (widest + 1), Columns], 0f).index_copy(0, Longs(slot), fit)
            .index_copy(0, tensor(Enumerable.Range(0, count).Select(i => (long)i * (widest + 1)).ToArray()), Dense(typed, "role.implicit"))
            .view(count, widest + 1, Columns) + tensor(absent, [count, widest + 1, 1]);
        choice = choice.transpose(1, 2); // [count, columns, words]
        // [count, columns, words, nobody + candidates]
        var linked = stands.index_select(0, tensor(rows)).view(count, widest + 1, Columns, most + 1).permute(0, 2, 1, 3);
        // actor, recipient: softmax over words; speaker: the document besides
        var picked = F.softmax(cat([choice.narrow(1, 0, 2), full([count, 2, 1], -30f)], 2), 2);
        var spoken = F.softmax(cat([choice.narrow(1, 2, 1), Dense(typed, "role.document").unsqueeze(1)], 2), 2);
        picked = cat([picked, spoken], 1);
        var who = matmul(picked.narrow(2, 0, widest + 1).unsqueeze(2), linked.narrow(1, 0, 3)).squeeze(2); // [count, 3, 1 + most]
        var roles = cat([who.narrow(2, 0, 1), picked.narrow(2, widest + 1, 1), who.narrow(2, 1, most)], 2).clamp(1e-6, 1).log();
        (roles, var bothToo, var voiceToo) = Look(states, typed, roles, predicates, places, indexOf, candidates, most, MentionAt, mentionRows, train);
        (both, voice) = (both + bothToo, voice + voiceToo);
        return new(voice, both, roles, most, [.. predicates.Select(x => candidates[indexOf[(x.Block, x.Sentence)]])]) { Dates = dates.Scores(
            states, typed, blocks, predicates, Row, train) };
    }

    private (Tensor Roles, Tensor Both, Tensor Voice) Look(Tensor states, Tensor typed, Tensor roles, IReadOnlyList<Predicate> predicates,
        (int Block, int Sentence)[] places, Dictionary<(int Block, int Sentence), int> indexOf, IReadOnlyList<Candidate>[] candidates, int most,
        Func<int, Mention?, int> mentionAt, List<long> mentionRows, bool train)
    {
        var (of, row, share) = (new List<long>(), new List<long>(), new List<float>());
        for (var s = 0; s < places.Length; s++)
            for (var c = 0; c < candidates[s].Count; c++)
            {
                var mentions = candidates[s][c].Mentions;
                for (var k = 0; k < Math.Max(1, mentions.Count); k++)
                {
                    of.Add(((long)s * most) + c);
                    row.Add(mentionRows[mentionAt(places[s].Block, mentions.Count == 0 ? null : mentions[k])]);
                    share.Add(1f / Math.Max(1, mentions.Count));
                }
            }
        var all = cat([states, p["link.far"].unsqueeze(0)], 0);
        var pools = zeros((long)places.Length * most, Encoder.Width).index_add(0, Longs(of), all.index_select(0, Longs(row))
            * tensor(share.ToArray(), [share.Count, 1]), 1);
        var count = predicates.Count;
        var (pool, traits, distance, absent) = (new long[count * most], new long[count * most], new long[count * most], new float[count * most]);
        Array.Fill(absent, -10000f);
        for (var i = 0; i < count; i++)
        {
            var s = indexOf[(predicates[i].Block, predicates[i].Sentence)];
            for (var c = 0; c < candidates[s].Count; c++)
            {
                var at = (i * most) + c;
                (pool[at], traits[at], absent[at]) = (((long)s * most) + c, candidates[s][c].Traits, 0);
                distance[at] = Entente.Reading.Council.Distance(candidates[s][c], predicates[i].Sentence, predicates[i].Word);
            }
        }
        return council.Look(typed, Drop(pools, train), pool, traits, distance, absent, roles, train);
    }

    /// <summary>
    /// Of a sentence by itself: scores that each word stands for who acts, [1 + words], nobody first, and, given that word, for whom it is done to.
    /// Rows: the states of the sentence's words.
    /// </summary>
    public (Tensor Actor, Func<int, Tensor> Recipient) Event(Tensor states, long[] rows, bool train)
    {
        var words = Drop(states.index_select(0, tensor(rows)), train);
        var scores = Dense(Drop(F.gelu(Dense(words, "event.1")), train), "event.2");
        scores = cat([p["event.nobody"].view(1, 2), scores], 0);
        var to = Dense(words, "event.to");
        return (scores.select(1, 0), actor =>
        {
            var from = Dense(actor < 0 ? p["pair.nobody"].unsqueeze(0) : words.narrow(0, actor, 1), "event.of");
            return scores.select(1, 1) + cat([zeros(1), (to * from).sum(1) / Math.Sqrt(EventWidth)], 0);
        });
    }

    /// <summary>Types of what one given party does to the other: [sentences, 17], nothing first. Rows: of the states of actor and recipient (-1: not
    /// named) and of the block's beginning.</summary>
    public Tensor Pair(Tensor states, IReadOnlyList<(long Actor, long Recipient, long Begin)> rows, IReadOnlyList<int[]> clues, bool train)
    {
        var (of, row) = (new List<long>(), new List<long>());
        for (var i = 0; i < clues.Count; i++) foreach (var r in clues[i]) { of.Add(i); row.Add(r); }
        var known = zeros(rows.Count, 17).index_add(0, Longs(of), p["pair.lexicon"].index_select(0, Longs(row)), 1);
        var all = cat([states, p["pair.nobody"].unsqueeze(0)], 0);
        Tensor At(Func<(long Actor, long Recipient, long Begin), long> row) =>
            all.index_select(0, tensor(rows.Select(r => row(r) is var x && x < 0 ? states.shape[0] : x).ToArray()));
        var x = Drop(cat([At(r => r.Actor), At(r => r.Recipient), At(r => r.Begin)], 1), train);
        return known + Dense(Drop(F.gelu(Dense(x, "pair.1")), train), "pair.2");
    }

    // The parties of a candidate, as they are compared.
    private string[] Members(Candidate candidate)
    {
        if (members.TryGetValue(candidate.Code, out var known)) return known;
        return members[candidate.Code] = [.. candidate.Members.Select(c => codes.Of(c)).Distinct().Order(StringComparer.Ordinal)];
    }
    private readonly Dictionary<string, string[]> members = new(StringComparer.Ordinal);

    /// <summary>Loss of voices, sides and speakers where the statements are given.</summary>
    public (Tensor Voice, Tensor Sides, Tensor Speaker) Losses(Read read, IReadOnlyList<MarkedStatement> right)
    {
        var (count, width) = (right.Count, read.Most + 2);
        var voice = F.cross_entropy(read.Voice, tensor(right.Select(g => (long)g.Voice).ToArray()), reduction: nn.Reduction.Sum);
        var target = new float[count * 3 * width];
        var both = new float[count];
        // Where it holds both ways: all choices of the two sides that come to the same parties.
        var (waysOf, first, second) = (new List<long>(), new List<long>(), new List<long>());
        for (var i = 0; i < count; i++)
        {
            var g = right[i];
            var sets = read.Candidates[i].Select(Members).ToArray();
            both[i] = g.Symmetric ? 1 : 0;
            void Choose(int role, IReadOnlyCollection<string> wanted)
            {
                var at = ((i * 3) + role) * width;
                if (wanted.Count == 0) { target[at] = 1; return; }
                var hits = Enumerable.Range(0, sets.Length).Where(c => sets[c].Length == wanted.Count && sets[c].All(wanted.Contains)).ToArray();
                if (hits.Length == 0)
                {
                    // Nobody is just that side: the largest parts of it.
                    hits = [.. Enumerable.Range(0, sets.Length).Where(c => sets[c].All(wanted.Contains))];
                    if (hits.Length > 0) { var largest = hits.Max(c => sets[c].Length); hits = [.. hits.Where(c => sets[c].Length == largest)]; }
                }
                foreach (var c in hits) target[at + 2 + c] = 1f / hits.Length;
            }
            if (!g.Partial)
            {
                if (g.Speaker is null) target[(((i * 3) + 2) * width) + 1] = 1;
                else Choose(2, g.Speaker == "?" ? [] : [g.Speaker]);
            }
            if (!g.Symmetric) { Choose(0, g.Actors); Choose(1, g.Recipients); continue; }
            var parties = g.Actors.Union(g.Recipients);
            var before = waysOf.Count;
            for (var a = -1; a < sets.Length; a++)
                for (var r = -1; r < sets.Length; r++)
                {
                    var (one, other) = (a < 0 ? [] : sets[a], r < 0 ? [] : sets[r]);
                    if (one.Length + other.Length != parties.Count || !one.All(parties.Contains) || !other.All(parties.Contains)
                        || one.Intersect(other).Any()) continue;
                    waysOf.Add(i);
                    first.Add((((i * 3) + 0) * width) + (a < 0 ? 0 : a + 2));
                    second.Add((((i * 3) + 1) * width) + (r < 0 ? 0 : r + 2));
                }
            if (waysOf.Count == before) Choose(0, parties);
        }
        var chosen = -(read.Roles * tensor(target, [count, 3, width]));
        var sides = chosen.narrow(1, 0, 2).sum() + F.binary_cross_entropy_with_logits(read.Both, tensor(both), reduction: nn.Reduction.Sum);
        if (waysOf.Count > 0)
        {
            var flat = read.Roles.reshape(-1);
            var each = (flat.index_select(0, Longs(first)) + flat.index_select(0, Longs(second))).exp();
            var rows = waysOf.Distinct().ToArray();
            var rowOf = rows.Select((x, k) => (x, k)).ToDictionary(x => x.x, x => (long)x.k);
            sides = sides - zeros(rows.Length).index_add(0, Longs([.. waysOf.Select(x => rowOf[x])]), each, 1).clamp_min(1e-9).log().sum();
        }
        return (voice, sides, chosen.narrow(1, 2, 1).sum());
    }
}
