using System.Diagnostics;
using Entente.Actors;
using Entente.Language;
using Entente.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Entente.TrainReader;

/// <summary>Tags and labels by number.</summary>
internal sealed record TreeInventory(IReadOnlyList<string> Tags, IReadOnlyList<string> Labels)
{
    public int[] Upos { get; } = [.. Tags.Select(t => (int)Enum.Parse<Upos>(t[..t.IndexOf('\t')]))];

    public static TreeInventory Of(IEnumerable<GoldSentence> sentences)
    {
        var words = sentences.SelectMany(s => s.Words).ToArray();
        var seen = words.CountBy(w => w.Tag, StringComparer.Ordinal).Where(t => t.Value >= 3).Select(t => t.Key);
        return new([.. seen.Order(StringComparer.Ordinal)], [.. words.Select(w => w.Deprel).Distinct().Order(StringComparer.Ordinal)]);
    }
}

/// <summary>
/// Treebank sentences, laid together as they follow one another, with the names of actors marked as they are when texts are read: a parser that never
/// saw a marked name tags the words around it at random.
/// </summary>
internal static class TreeBlocks
{
    private const int MostWords = 100;

    /// <param name="bank">Texts and trees.</param>
    /// <param name="pieces">The vocabulary.</param>
    /// <param name="inventory">Of tags and labels.</param>
    /// <param name="noise">For training: numbers actors at random, and lays every other document in blocks as for statements.</param>
    public static List<TreeBlock> Of(Treebank bank, WordPieces pieces, TreeInventory inventory, Random? noise = null)
    {
        var tags = inventory.Tags.Select((t, i) => (t, i)).ToDictionary(x => x.t, x => x.i, StringComparer.Ordinal);
        var labels = inventory.Labels.Select((l, i) => (l, i)).ToDictionary(x => x.l, x => x.i, StringComparer.Ordinal);
        var blocks = new List<TreeBlock>();
        foreach (var document in bank.Sentences.Where(s => s.Words.Count <= MostWords).GroupBy(s => s.Document))
        {
            var text = bank.Documents[document.Key];
            var register = ActorRegister.Embedded.For(text);
            GoldSentence[] gold = [.. document];
            TextSentence[] sentences = [.. gold.Select(s => new TextSentence(text, [.. s.Words.Select(w => new RawToken(w.Start, w.End, w.Joined))],
                [.. s.Words.Select(w => w.Form)], s.StartsParagraph, pieces, register, null))];
            foreach (var block in TextBlock.Of(sentences, pieces, 0, noise, noise is null || document.Key % 2 == 0))
                blocks.Add(new(block.Input, [.. Enumerable.Range(block.First, block.Stop - block.First).Select(i => new TreeSentence(
                    [.. gold[i].Words.Select((_, w) => block.Place(i, w, sentences))], [.. gold[i].Words.Select(w => tags.GetValueOrDefault(w.Tag, -1))],
                    [.. gold[i].Words.Select(w => w.Head)], [.. gold[i].Words.Select(w => labels.GetValueOrDefault(w.Deprel, 0))]))]));
        }
        return blocks;
    }
}

/// <summary>Gradient steps: AdamW (Loshchilov and Hutter 2019) with one rate for the encoder and one for the heads, rising over the first tenth and
/// then falling to nothing.</summary>
internal sealed class Steps
{
    // Rows that are looked up and seldom seen: they take longer steps.
    private static readonly HashSet<string> Tables = new(StringComparer.Ordinal) { "role.way", "voice.around", "word.lexicon", "role.distance",
        "role.kind", "link.traits", "link.distance", "link.guess", "link.kind", "pair.lexicon", "date.distance", "date.away", "date.place",
        "date.kind", "date.tense" };
    private readonly List<(optim.Optimizer Optimizer, double Rate)> optimizers = [];
    private readonly TorchSharp.Modules.Parameter[] all;
    private readonly int total;
    private int done;

    public Steps(Parameters p, Func<string, bool> used, double encoderRate, double headRate, int total)
    {
        foreach (var (name, value) in p.All) value.requires_grad = !Encoder.Frozen(name) && used(name);
        var body = p.All.Where(x => x.Value.requires_grad && x.Key.StartsWith("encoder.", StringComparison.Ordinal) && !Table(x.Key))
            .Select(x => x.Value).ToArray();
        bool Table(string name) => Tables.Contains(name);
        var heads = p.All.Where(x => x.Value.requires_grad && !x.Key.StartsWith("encoder.", StringComparison.Ordinal) && !Table(x.Key))
            .Select(x => x.Value).ToArray();
        var tables = p.All.Where(x => x.Value.requires_grad && Table(x.Key)).Select(x => x.Value).ToArray();
        if (body.Length > 0) optimizers.Add((optim.AdamW(body, encoderRate, weight_decay: 0.01), encoderRate));
        if (heads.Length > 0) optimizers.Add((optim.AdamW(heads, headRate, weight_decay: 0.01), headRate));
        if (tables.Length > 0) optimizers.Add((optim.AdamW(tables, headRate * 5, weight_decay: 0.01), headRate * 5));
        all = [.. body, .. heads, .. tables];
        this.total = total;
    }

    public void Take(Tensor loss)
    {
        var share = Math.Min(1, (done + 1) / (0.08 * total)) * Math.Max(0.01, 1 - (done / (double)total));
        done++;
        foreach (var (optimizer, rate) in optimizers)
        {
            optimizer.zero_grad();
            foreach (var group in optimizer.ParamGroups) group.LearningRate = rate * share;
        }
        loss.backward();
        nn.utils.clip_grad_norm_(all, 2.0);
        foreach (var (optimizer, _) in optimizers) optimizer.step();
    }
}

/// <summary>First stage: the encoder learns tags and trees.</summary>
internal static class TreeTraining
{
    public static List<TreeBlock[]> Batches(IReadOnlyList<TreeBlock> blocks, int pieces, Random random)
    {
        var order = blocks.ToArray();
        random.Shuffle(order);
        var batches = new List<TreeBlock[]>();
        foreach (var chunk in order.Chunk(64))
        {
            var batch = new List<TreeBlock>();
            foreach (var block in chunk.OrderBy(b => b.Pieces.Length))
            {
                batch.Add(block);
                if (batch.Count * block.Pieces.Length < pieces) continue;
                batches.Add([.. batch]);
                batch.Clear();
            }
            if (batch.Count > 0) batches.Add([.. batch]);
        }
        var result = batches.ToArray();
        random.Shuffle(result);
        return [.. result];
    }

    public static (int, TreeSentence)[] Sentences(IReadOnlyList<TreeBlock> batch) => [.. batch.SelectMany((b, i) => b.Sentences.Select(s => (i, s)))];

    public static void Run(Parameters p, IReadOnlyList<TreeBlock> train, IReadOnlyList<TreeBlock> dev, TreeInventory inventory, int epochs, int seed,
        double rate, int size, Action<string> say, bool headsAlone = false)
    {
        var random = new Random(seed);
        var encoder = new Encoder(p, 0.1);
        var head = new TreeHead(p, 0.25);
        var steps = new Steps(p, name => !headsAlone
            || name.StartsWith("tree.", StringComparison.Ordinal), rate, 1e-3, epochs * Batches(train, size, new Random(0)).Count);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var watch = Stopwatch.StartNew();
            var (sum, count) = (0.0, 0);
            foreach (var batch in Batches(train, size, random))
            {
                using var scope = NewDisposeScope();
                var states = encoder.Run([.. batch.Select(b => b.Pieces)], !headsAlone, out var longest);
                var loss = head.Loss(headsAlone ? states.detach() : states, longest, Sentences(batch));
                steps.Take(loss);
                sum += loss.item<float>();
                if (++count % 200 == 0) say($"  {count} steps, loss {sum / count:F3}, {watch.Elapsed.TotalSeconds:F0} s");
            }
            say($"trees, epoch {epoch}: loss {sum / count:F3}, {watch.Elapsed.TotalSeconds:F0} s; {Score(encoder, head, dev, inventory)}");
        }
    }

    public static string Score(Encoder encoder, TreeHead head, IReadOnlyList<TreeBlock> dev, TreeInventory inventory)
    {
        using var _ = no_grad();
        var (words, upos, heads, labelled) = (0, 0, 0, 0);
        foreach (var batch in dev.OrderBy(b => b.Pieces.Length).Chunk(8))
        {
            using var scope = NewDisposeScope();
            var states = encoder.Run([.. batch.Select(b => b.Pieces)], false, out var longest);
            var s = head.Score(states, longest, Sentences(batch), inventory.Upos);
            (words, upos, heads, labelled) = (words + s.Words, upos + s.Upos, heads + s.Heads, labelled + s.Labelled);
        }
        return $"UPOS {100.0 * upos / words:F2}, UAS {100.0 * heads / words:F2}, LAS {100.0 * labelled / words:F2} (gold words)";
    }
}
