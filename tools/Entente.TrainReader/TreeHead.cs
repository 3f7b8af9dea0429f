using Entente.Language;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Entente.TrainReader;

/// <summary>A sentence of a block: where each word's first piece stands, and what is known of it (heads: -1 the root; a tag or label below 0 is
/// unknown).</summary>
internal sealed record TreeSentence(int[] Pieces, int[] Tags, int[] Heads, int[] Labels);

/// <summary>Stretches of sentences that are encoded in one.</summary>
internal sealed record TreeBlock(EncoderInput Pieces, IReadOnlyList<TreeSentence> Sentences);

/// <summary>Tags and trees from the encoder's states: biaffine attention (Dozat and Manning 2017).</summary>
internal sealed class TreeHead(Parameters p, double dropout)
{
    public const int Arc = 192, Label = 64;

    public static void Create(Parameters p, int tags, int labels)
    {
        foreach (var (name, width) in new[] { ("arc.head", Arc), ("arc.word", Arc), ("label.head", Label), ("label.word", Label) })
        {
            p.Get($"tree.{name}", 1 / Math.Sqrt(Encoder.Width), Encoder.Width, width);
            p.Get($"tree.{name}.bias", 0, width);
        }
        p.Get("tree.root", 0.05, Encoder.Width);
        p.Get("tree.arc", 1 / Math.Sqrt(Arc), Arc, Arc);
        p.Get("tree.always", 0, Arc);
        p.Get("tree.label", 0.05, Label + 1, labels * (Label + 1));
        p.Get("tree.tag", 1 / Math.Sqrt(Encoder.Width), Encoder.Width, tags);
        p.Get("tree.tag.bias", 0, tags);
    }

    /// <summary>Sentences laid into one table [sentences, most + 1]: the root, then the words.</summary>
    private (Tensor Arcs, Tensor HeadRoles, Tensor WordRoles, Tensor Tags, int Size) Forward(Tensor states, int longest,
        IReadOnlyList<(int Text, TreeSentence Sentence)> sentences, bool train)
    {
        int count = sentences.Count, size = sentences.Max(s => s.Sentence.Pieces.Length) + 1, root = (int)states.shape[0];
        var rows = new long[count * size];
        var absent = new float[count * size];
        for (var i = 0; i < count; i++)
            for (var w = 0; w < size; w++)
            {
                var pieces = sentences[i].Sentence.Pieces;
                rows[(i * size) + w] = w > 0 && w <= pieces.Length ? ((long)sentences[i].Text * longest) + pieces[w - 1] : root;
                if (w > pieces.Length) absent[(i * size) + w] = -10000f;
            }
        var x = cat([states, p["tree.root"].unsqueeze(0)], 0).index_select(0, tensor(rows)).view(count, size, Encoder.Width);
        Tensor Drop(Tensor t) => Dropout.Of(t, dropout, train);
        x = Drop(x);
        Tensor Role(string name) => Drop(F.leaky_relu(Encoder.Product(x, p["tree." + name]) + p[$"tree.{name}.bias"], 0.1));
        var (heads, words) = (Role("arc.head"), Role("arc.word"));
        var arcs = Encoder.Product(Encoder.Product(words, p["tree.arc"]), heads.transpose(1, 2)) / Math.Sqrt(Arc) + matmul(heads, p["tree.always"])
            .unsqueeze(1) + tensor(absent, [count, 1, size]);
        var tags = Encoder.Product(x, p["tree.tag"]) + p["tree.tag.bias"];
        return (arcs, Role("label.head"), Role("label.word"), tags, size);
    }

    // Scores of each word's label under the head given, [sentences * size, labels].
    private Tensor Labels(Tensor headRoles, Tensor wordRoles, long[] heads)
    {
        var rows = heads.Length;
        var one = ones(rows, 1);
        var under = cat([headRoles.reshape(rows, Label).index_select(0, tensor(heads)), one], 1);
        var words = cat([wordRoles.reshape(rows, Label), one], 1);
        return (Encoder.Product(words, p["tree.label"]).view(rows, -1, Label + 1) * under.unsqueeze(1)).sum(2);
    }

    public Tensor Loss(Tensor states, int longest, IReadOnlyList<(int Text, TreeSentence Sentence)> sentences)
    {
        var (arcs, headRoles, wordRoles, tags, size) = Forward(states, longest, sentences, true);
        var (keep, heads, labels, tagged, all) = (new List<long>(), new List<long>(), new List<long>(), new List<long>(), new long[sentences.Count * size]);
        for (var i = 0; i < sentences.Count; i++)
            for (var w = 0; w < sentences[i].Sentence.Pieces.Length; w++)
            {
                var s = sentences[i].Sentence;
                var at = (i * size) + w + 1;
                keep.Add(at);
                heads.Add(s.Heads[w] + 1);
                labels.Add(s.Labels[w]);
                tagged.Add(s.Tags[w] < 0 ? -100 : s.Tags[w]);
                all[at] = (i * size) + s.Heads[w] + 1;
            }
        var rows = tensor(keep.ToArray());
        Tensor Cross(Tensor scores, List<long> right) => F.cross_entropy(scores.index_select(0, rows), tensor(right.ToArray()));
        return Cross(arcs.reshape(-1, size), heads) + Cross(Labels(headRoles, wordRoles, all), labels)
            + (0.5 * Cross(tags.reshape(sentences.Count * size, -1), tagged));
    }

    /// <summary>Words, and how many have the right tag's first part (by tagClass), head, and head with label; without the constraint that it be a
    /// tree.</summary>
    public (int Words, int Upos, int Heads, int Labelled) Score(Tensor states, int longest,
        IReadOnlyList<(int Text, TreeSentence Sentence)> sentences, int[] tagClass)
    {
        var (arcs, headRoles, wordRoles, tags, size) = Forward(states, longest, sentences, false);
        var best = arcs.argmax(2).data<long>().ToArray();
        var all = new long[best.Length];
        for (var at = 0; at < best.Length; at++) all[at] = (at / size * size) + best[at];
        var label = Labels(headRoles, wordRoles, all).argmax(1).data<long>().ToArray();
        var tag = tags.argmax(2).data<long>().ToArray();
        var (words, upos, right, labelled) = (0, 0, 0, 0);
        for (var i = 0; i < sentences.Count; i++)
            for (var w = 0; w < sentences[i].Sentence.Pieces.Length; w++)
            {
                var s = sentences[i].Sentence;
                var at = (i * size) + w + 1;
                words++;
                if (s.Tags[w] >= 0 && tagClass[tag[at]] == tagClass[s.Tags[w]]) upos++;
                if (best[at] != s.Heads[w] + 1) continue;
                right++;
                if (label[at] == s.Labels[w]) labelled++;
            }
        return (words, upos, right, labelled);
    }
}
