using System.Diagnostics;
using Entente.Language;
using Entente.Reading;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Entente.TrainReader;

internal sealed record StatementOptions(int Epochs, int Seed, double EncoderRate, double HeadRate, int PiecesAStep, double TreeShare, int TreePieces)
{
    public double VoiceWeight { get; init; } = 0.7;
    public double SpeakerWeight { get; init; } = 0.7;
    public double MemberWeight { get; init; } = 0.5;
    /// <summary>Weights whose names begin so are trained; empty: all.</summary>
    public string Only { get; init; } = "";
}

/// <summary>A guess in its text.</summary>
internal sealed record ReadStatement(MarkedText Text, StatementGuess Guess)
{
    public double Confidence { get; set; }
    /// <summary>Which of the sentence's dates it is told of; -1: of none.</summary>
    public int Date { get; init; }
    public int Sentence => Guess.Sentence;
    public int Word => Guess.Word;
    public int Type => Guess.Type;
    public int Voice => Guess.Voice;
    public IReadOnlyList<string> Actors => Guess.Actors;
    public IReadOnlyList<string> Recipients => Guess.Recipients;
    public bool Both => Guess.Both;
    public string? Speaker => Guess.Speaker;
}

/// <summary>Second stage: encoder, trees and statements together.</summary>
internal sealed class StatementTraining(Parameters p, Codes codes, ClueLists lists, WordPieces vocabulary, Action<string> say, double dropout = 0.1)
{
    private readonly Encoder encoder = new(p, dropout);
    private readonly TreeHead trees = new(p, 2.5 * dropout);
    private readonly StatementHead head = new(p, codes, lists, 2 * dropout);

    // Blocks of like length together, up to so many pieces.
    private static List<MarkedBlock[]> Batches(MarkedBlock[] order, int pieces, Random random)
    {
        var batches = new List<MarkedBlock[]>();
        foreach (var chunk in order.Chunk(48))
        {
            var batch = new List<MarkedBlock>();
            foreach (var block in chunk.OrderBy(b => b.Block.Input.Length))
            {
                if (batch.Count > 0 && (batch.Count + 1) * block.Block.Input.Length > pieces) { batches.Add([.. batch]); batch.Clear(); }
                batch.Add(block);
            }
            batches.Add([.. batch]);
        }
        var shuffled = batches.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private IEnumerable<MarkedBlock> Blocks(MarkedText text, Random? noise) => TextBlock.Of(text.Cut, vocabulary, 0, noise)
        .Select(b => new MarkedBlock(text, b));

    private static (List<long> Rows, List<long> Lexicon, Dictionary<(int, int, int), int> At) Words(IReadOnlyList<MarkedBlock> blocks, int longest)
    {
        var (rows, lexicon, at) = (new List<long>(), new List<long>(), new Dictionary<(int, int, int), int>());
        for (var b = 0; b < blocks.Count; b++)
            for (var s = blocks[b].Block.First; s < blocks[b].Block.Stop; s++)
                for (var w = 0; w < blocks[b].Text.Cut[s].Forms.Length; w++)
                {
                    if (!StatementFeatures.MayTell(blocks[b].Text.Sentences[s].Sentence.Tokens[w])) continue;
                    at[(b, s, w)] = rows.Count;
                    rows.Add(((long)b * longest) + blocks[b].Place(s, w));
                    lexicon.Add(blocks[b].Text.Sentences[s].Clues.Lexicon[w]);
                }
        return (rows, lexicon, at);
    }

    public void Run(IReadOnlyList<MarkedText> texts, IReadOnlyList<TreeBlock> bank, StatementOptions o, Action<int> after)
    {
        var random = new Random(o.Seed);
        var perEpoch = Batches([.. texts.SelectMany(t => Blocks(t, null))], o.PiecesAStep, new(0)).Count;
        var steps = new Steps(p, name => name.StartsWith(o.Only, StringComparison.Ordinal), o.EncoderRate, o.HeadRate, o.Epochs * perEpoch);
        var (taken, averageFrom, average) = (0, (int)(o.Epochs * perEpoch * 0.6), new Average());
        var treeBatches = new Queue<TreeBlock[]>();
        for (var epoch = 1; epoch <= o.Epochs; epoch++)
        {
            var watch = Stopwatch.StartNew();
            var sums = new double[8];
            var count = 0;
            var order = texts.SelectMany(t => Blocks(t, random)).ToArray();
            random.Shuffle(order);
            foreach (var batch in Batches(order, o.PiecesAStep, random))
            {
                using var scope = NewDisposeScope();
                var states = encoder.Run([.. batch.Select(b => b.Block.Input)], true, out var longest);
                var loss = Loss(states, longest, batch, epoch == 1, sums);
                if (random.NextDouble() < o.TreeShare && bank.Count > 0)
                {
                    if (treeBatches.Count == 0) foreach (var b in TreeTraining.Batches(bank, o.TreePieces, random)) treeBatches.Enqueue(b);
                    var treeBatch = treeBatches.Dequeue();
                    var treeStates = encoder.Run([.. treeBatch.Select(b => b.Pieces)], true, out var treeLongest);
                    var treeLoss = trees.Loss(treeStates, treeLongest, TreeTraining.Sentences(treeBatch));
                    sums[5] += treeLoss.item<float>();
                    loss = loss + treeLoss;
                }
                steps.Take(loss);
                count++;
                if (count % 250 == 0) say($"  {count} of {perEpoch} steps, word {sums[0] / count:F3} sides {sums[1] / count:F3} voice {sums[2] / count:F3}; "
                    + $"{watch.Elapsed.TotalSeconds:F0} s");
                if (++taken >= averageFrom && taken % 20 == 0) average.Add(p);
            }
            say($"epoch {epoch}: word {sums[0] / count:F3} sides {sums[1] / count:F3} pair {sums[4] / count:F3} voice {sums[2] / count:F3} "
                + $"speaker {sums[3] / count:F3} date {sums[6] / count:F3} event {sums[7] / count:F3} tree {sums[5] / count:F3}; "
                + $"{watch.Elapsed.TotalSeconds:F0} s");
            if (epoch == o.Epochs) average.Put(p);
            after(epoch);
        }
    }

    private Tensor Loss(Tensor states, int longest, MarkedBlock[] blocks, bool begin, double[] sums)
    {
        var (rows, lexicon, at) = Words(blocks, longest);
        var scores = head.WordScores(states, rows, lexicon, true);
        var logs = Parameters.Values(F.log_softmax(scores, 1));
        var (label, weight) = (new long[rows.Count], new float[rows.Count]);
        Array.Fill(weight, 1f);
        var (predicates, right) = (new List<Predicate>(), new List<MarkedStatement>());
        for (var b = 0; b < blocks.Length; b++)
            for (var s = blocks[b].Block.First; s < blocks[b].Block.Stop; s++)
            {
                var statements = blocks[b].Text.Sentences[s].Statements;
                // A sentence of which only type and parties are known, by another convention, teaches the pair head alone.
                if (blocks[b].Text.Event is not null || statements.Any(g => g.Partial))
                {
                    for (var w = 0; w < blocks[b].Text.Cut[s].Forms.Length; w++) if (at.TryGetValue((b, s, w), out var row)) weight[row] = 0;
                    continue;
                }
                var (used, done) = (new HashSet<int>(), new HashSet<MarkedStatement>());
                foreach (var g in statements) foreach (var w in g.Words) weight[at[(b, s, w)]] = 0.3f;
                // The surest statements take their word first; two share one only where nothing else is left.
                void Take(MarkedStatement g, int w) { done.Add(g); predicates.Add(new(b, s, w, g.Type)); right.Add(g); }
                foreach (var (g, w, _) in statements.SelectMany(g =>
                    g.Words.Select((w, k) => (g, w, v: ((begin ? 3f : 1f) * g.Preference[k]) + logs[(at[(b, s, w)] * StatementHead.Types) + g.Type])))
                    .OrderByDescending(x => x.v).ToArray())
                {
                    if (done.Contains(g) || !used.Add(w)) continue;
                    Take(g, w);
                    label[at[(b, s, w)]] = g.Type;
                    weight[at[(b, s, w)]] = 1f;
                }
                foreach (var g in statements.Where(g => !done.Contains(g)).ToArray()) Take(g, g.Words[Array.IndexOf(g.Preference, g.Preference.Max())]);
            }
        var n = Math.Max(4, predicates.Count);
        var loss = (F.cross_entropy(scores, tensor(label), reduction: nn.Reduction.None) * tensor(weight)).sum() / n;
        sums[0] += loss.item<float>();
        if (predicates.Count == 0) return WithPairs(loss);
        var read = head.Relate(states, longest, blocks, predicates, true);
        var (voice, sides, speaker) = head.Losses(read, right);
        var date = DateHead.Loss(read.Dates, right);
        sums[6] += date.item<float>() / n;
        sums[1] += sides.item<float>() / n;
        sums[2] += voice.item<float>() / n;
        sums[3] += speaker.item<float>() / n;
        loss = loss + ((sides + (voice * 0.7) + (speaker * 0.7) + (date * 0.5)) / n);
        return WithPairs(loss);

        Tensor WithPairs(Tensor sum)
        {
            var pairs = Pairs(blocks, longest);
            for (var b = 0; b < blocks.Length; b++)
                if (blocks[b].Text.Event is { } e)
                {
                    var words = WordRows(blocks[b], b, longest);
                    var (actor, recipient) = head.Event(states, words, true);
                    var found = (F.cross_entropy(actor.unsqueeze(0), tensor(new long[] { e.Actor + 1 })) + F.cross_entropy(recipient(e.Actor)
                        .unsqueeze(0), tensor(new long[] { e.Recipient + 1 }))) / n;
                    sums[7] += found.item<float>();
                    sum = sum + found;
                }
            if (pairs.Count == 0) return sum;
            var pair = F.cross_entropy(head.Pair(states, [.. pairs.Select(x => x.Rows)], [.. pairs.Select(x => x.Clues)], true),
                tensor(pairs.Select(x => (long)x.Type).ToArray()), reduction: nn.Reduction.Sum) / Math.Max(n, pairs.Count);
            sums[4] += pair.item<float>();
            return sum + pair;
        }
    }

    // The roles of one predicate without the padding of the batch.
    private static float[] Compact(float[] roles, int predicate, int most, int candidates)
    {
        var result = new float[3 * (candidates + 2)];
        for (var k = 0; k < 3; k++) roles.AsSpan(((predicate * 3) + k) * (most + 2), candidates + 2).CopyTo(result.AsSpan(k * (candidates + 2)));
        return result;
    }

    private static long[] WordRows(MarkedBlock block, int b, int longest) => [.. Enumerable.Range(0, block.Text.Cut[0].Forms.Length)
        .Select(w => ((long)b * longest) + block.Place(0, w))];

    // The sentences with both actors given among the blocks, and the rows of their states.
    private static List<((long Actor, long Recipient, long Begin) Rows, int Type, int[] Clues)> Pairs(IReadOnlyList<MarkedBlock> blocks, int longest)
    {
        var found = new List<((long, long, long), int, int[])>();
        for (var b = 0; b < blocks.Count; b++)
        {
            if (blocks[b].Text.Event is { } e)
            {
                long At(int w) => w < 0 ? -1 : ((long)b * longest) + blocks[b].Place(0, w);
                found.Add(((At(e.Actor), At(e.Recipient), (long)b * longest), e.Type,
                    [.. PairClues.Of(blocks[b].Text.Sentences[0].Clues, e.Actor, e.Recipient)]));
                continue;
            }
            if (blocks[b].Text.Sentences.Count != 1 || blocks[b].Text.Sentences[0].Statements is not [{ Partial: true } g]) continue;
            var mentions = blocks[b].Text.Sentences[0].Mentions;
            int Word(string code) => mentions.FirstOrDefault(m => m.Code == code)?.Word ?? -1;
            long Row(int word) => word < 0 ? -1 : ((long)b * longest) + blocks[b].Place(0, word);
            var (actor, recipient) = (Word(Corpus.GivenActor), Word(Corpus.GivenRecipient));
            found.Add(((Row(actor), Row(recipient), (long)b * longest), g.Type, [.. PairClues.Of(blocks[b].Text.Sentences[0].Clues, actor, recipient)]));
        }
        return found;
    }

    /// <summary>By what the scores of the pair head are to be divided so that it is as sure as it is right (Guo et al. 2017, ICML): what makes the types
    /// of these sentences likeliest, in 1 to 8.</summary>
    public double Temperature(IReadOnlyList<MarkedText> texts)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        var (scores, types) = (new List<Tensor>(), new List<long>());
        foreach (var batch in texts.SelectMany(t => Blocks(t, null)).Chunk(8))
        {
            var states = encoder.Run([.. batch.Select(b => b.Block.Input)], false, out var longest);
            var pairs = Pairs(batch, longest);
            if (pairs.Count == 0) continue;
            scores.Add(head.Pair(states, [.. pairs.Select(x => x.Rows)], [.. pairs.Select(x => x.Clues)], false));
            types.AddRange(pairs.Select(x => (long)x.Type));
        }
        if (types.Count == 0) return 1;
        var (all, right) = (cat([.. scores], 0), tensor(types.ToArray()));
        all = all.narrow(1, 1, 16);
        return Enumerable.Range(0, 141).Select(i => 1 + (0.05 * i)).MinBy(t => F.cross_entropy(all / t, right - 1).item<float>());
    }

    /// <summary>For sentences with both actors given: how likely each type is what the one does to the other.</summary>
    public double[][] Roots(IReadOnlyList<MarkedText> texts)
    {
        var result = texts.Select(_ => new double[StatementHead.Types]).ToArray();
        var index = texts.Select((t, i) => (t, i)).ToDictionary(x => x.t, x => x.i, ReferenceEqualityComparer.Instance as IEqualityComparer<MarkedText>);
        using var none = no_grad();
        foreach (var batch in texts.SelectMany(t => Blocks(t, null)).Chunk(8))
        {
            using var scope = NewDisposeScope();
            var states = encoder.Run([.. batch.Select(b => b.Block.Input)], false, out var longest);
            var (rows, lexicon, at) = Words(batch, longest);
            var probabilities = Parameters.Values(F.softmax(head.WordScores(states, rows, lexicon, false), 1));
            var (predicates, told) = (new List<Predicate>(), new List<double>());
            foreach (var ((b, s, w), row) in at)
                for (var t = 1; t <= 16; t++)
                    if (probabilities[(row * StatementHead.Types) + t] is var v && v >= 0.01) { predicates.Add(new(b, s, w, t)); told.Add(v); }
            if (predicates.Count == 0) continue;
            var read = head.Relate(states, longest, batch, predicates, false);
            var (roles, both) = (Parameters.Values(read.Roles.exp()), Parameters.Values(read.Both.sigmoid()));
            for (var i = 0; i < predicates.Count; i++)
            {
                var candidates = read.Candidates[i];
                var scored = new StatementHeads.Scored(predicates[i].Word, predicates[i].Type, told[i], [], both[i],
                    Compact(roles, i, read.Most, candidates.Count));
                var names = batch[predicates[i].Block].Text.Sentences[0].Mentions.Select(m => m.Code).ToArray();
                result[index[batch[predicates[i].Block].Text]][predicates[i].Type] += told[i] * (PairReader.Fit(scored, candidates,
                    names.Contains(Corpus.GivenActor), names.Contains(Corpus.GivenRecipient)) + 0.02);
            }
            var pairs = Pairs(batch, longest);
            var given = Parameters.Values(F.softmax(head.Pair(states, [.. pairs.Select(x => x.Rows)], [.. pairs.Select(x => x.Clues)], false), 1));
            for (var k = 0; k < pairs.Count; k++)
            {
                var row = result[index[batch[k].Text]];
                var total = row.Sum() + 1e-9;
                for (var t = 1; t <= 16; t++) row[t] = (PairReader.OfWords * row[t] / total) + given[(k * 17) + t];
            }
        }
        return result;
    }

    /// <summary>All that might be statements. Given: the marked predicates, to see how well the rest is read.</summary>
    public List<ReadStatement> Predict(IReadOnlyList<MarkedText> texts, bool given = false, double least = 0.06)
    {
        using var none = no_grad();
        var found = new List<ReadStatement>();
        foreach (var batch in texts.SelectMany(t => Blocks(t, null)).Chunk(4))
        {
            using var scope = NewDisposeScope();
            var states = encoder.Run([.. batch.Select(b => b.Block.Input)], false, out var longest);
            var (rows, lexicon, at) = Words(batch, longest);
            if (rows.Count == 0) continue;
            var probabilities = Parameters.Values(F.softmax(head.WordScores(states, rows, lexicon, false), 1));
            var (predicates, certain) = (new List<Predicate>(), new List<double>());
            if (given)
            {
                for (var b = 0; b < batch.Length; b++)
                    for (var s = batch[b].Block.First; s < batch[b].Block.Stop; s++)
                        foreach (var g in batch[b].Text.Sentences[s].Statements)
                        {
                            predicates.Add(new(b, s, g.Words.Select((w, k) =>
                                (w, v: g.Preference[k] + MathF.Log(1e-6f + probabilities[(at[(b, s, w)] * StatementHead.Types) + g.Type])))
                                .MaxBy(x => x.v).w, g.Type));
                            certain.Add(1);
                        }
            }
            else
                foreach (var ((b, s, w), row) in at)
                    for (var t = 1; t < StatementHead.Types; t++)
                        if (probabilities[(row * StatementHead.Types) + t] is var v && v >= least) { predicates.Add(new(b, s, w, t)); certain.Add(v); }
            if (predicates.Count == 0) continue;
            var read = head.Relate(states, longest, batch, predicates, false);
            var (voice, both, roles) = (Parameters.Values(F.softmax(read.Voice, 1)), Parameters.Values(read.Both.sigmoid()),
                Parameters.Values(read.Roles.exp()));
            var dates = read.Dates.argmax(1).data<long>().ToArray();
            for (var i = 0; i < predicates.Count; i++)
                found.Add(new(batch[predicates[i].Block].Text, StatementGuess.Of(predicates[i].Sentence, predicates[i].Word, predicates[i].Type,
                    certain[i], voice.AsSpan(i * StatementHead.Voices, StatementHead.Voices), both[i],
                    Compact(roles, i, read.Most, read.Candidates[i].Count), read.Candidates[i])) { Date = (int)dates[i] - 1 });
        }
        return found;
    }

    /// <summary>Of sentences by themselves: how often both words of an event are found (a head word of the phrase marked), and how often its root
    /// too.</summary>
    public (int Words, int All, int Count) Events(IReadOnlyList<MarkedText> texts)
    {
        using var none = no_grad();
        var (right, all) = (0, 0);
        foreach (var batch in texts.SelectMany(t => Blocks(t, null)).Chunk(8))
        {
            using var scope = NewDisposeScope();
            var states = encoder.Run([.. batch.Select(b => b.Block.Input)], false, out var longest);
            for (var b = 0; b < batch.Length; b++)
            {
                var e = batch[b].Text.Event!;
                var (actors, recipients) = head.Event(states, WordRows(batch[b], b, longest), false);
                var actor = (int)actors.argmax().item<long>() - 1;
                var recipient = (int)recipients(actor).argmax().item<long>() - 1;
                if (actor != e.Actor || recipient != e.Recipient) continue;
                right++;
                long At(int w) => w < 0 ? -1 : ((long)b * longest) + batch[b].Place(0, w);
                var type = (int)head.Pair(states, [(At(actor), At(recipient), (long)b * longest)],
                    [[.. PairClues.Of(batch[b].Text.Sentences[0].Clues, actor, recipient)]], false).argmax().item<long>();
                if (type == e.Type || (type is 4 or 7 && e.Type is 4 or 7)) all++;
            }
        }
        return (right, all, texts.Count);
    }
}
