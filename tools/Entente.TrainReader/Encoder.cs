using Entente.Language;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Entente.TrainReader;

/// <summary>BERT (Devlin et al. 2019), six layers of 384, with marks for names and capitals at the input. Products are taken in bfloat16, all else in
/// single precision.</summary>
internal sealed class Encoder(Parameters p, double dropout)
{
    public const int Width = 384, Layers = 6, Heads = 12, MaxSlots = TextBlock.Slots, MaxKinds = 16, MaxShapes = 4;

    public static void Create(Parameters p, OnnxWeights weights)
    {
        foreach (var (name, shape, values) in weights.All())
            if (!name.StartsWith("pooler", StringComparison.Ordinal)) p.Set("encoder." + name.Replace("encoder.", "", StringComparison.Ordinal), shape, values);
        p.Get("encoder.slot", 0.02, MaxSlots, Width);
        p.Get("encoder.kind", 0.02, MaxKinds, Width);
        p.Get("encoder.shape", 0.02, MaxShapes, Width);
    }

    /// <summary>What is held fixed: the vectors of pieces and places.</summary>
    public static bool Frozen(string name) => name is "encoder.embeddings.word_embeddings.weight" or "encoder.embeddings.position_embeddings.weight"
        or "encoder.embeddings.token_type_embeddings.weight";

    private static Tensor Half(Tensor x) => x.to_type(ScalarType.BFloat16);
    public static Tensor Product(Tensor x, Tensor w) => matmul(Half(x), Half(w)).to_type(ScalarType.Float32);
    private Tensor Linear(Tensor x, string name) => Product(x, p[name + ".weight"]) + p[name + ".bias"];
    private Tensor Norm(Tensor x, string name) => F.layer_norm(x, [Width], p[name + ".weight"], p[name + ".bias"], 1e-12);
    private Tensor Drop(Tensor x, bool train) => Dropout.Of(x, dropout, train);

    /// <summary>States of the last layer, [texts * longest, width].</summary>
    public Tensor Run(IReadOnlyList<EncoderInput> texts, bool train, out int longest)
    {
        int count = texts.Count, length = texts.Max(t => t.Length);
        longest = length;
        var (ids, slots, kinds, shapes, absent) = (new long[count * length], new long[count * length], new long[count * length],
            new long[count * length], new float[count * length]);
        Array.Fill(absent, -10000f);
        for (var i = 0; i < count; i++)
            for (var t = 0; t < texts[i].Length; t++)
            {
                var at = (i * length) + t;
                (ids[at], slots[at], kinds[at], shapes[at], absent[at]) = (texts[i].Pieces[t], texts[i].Slots[t], texts[i].Kinds[t], texts[i].Shapes[t], 0);
            }
        Tensor Rows(string name, long[] rows) => p[name].index_select(0, tensor(rows));
        var x = (Rows("encoder.embeddings.word_embeddings.weight", ids) + Rows("encoder.slot", slots) + Rows("encoder.kind", kinds)
            + Rows("encoder.shape", shapes)).view(count, length, Width)
            + p["encoder.embeddings.position_embeddings.weight"].narrow(0, 0, length) + p["encoder.embeddings.token_type_embeddings.weight"][0];
        x = Drop(Norm(x, "encoder.embeddings.LayerNorm"), train);
        var bias = tensor(absent, [count, 1, 1, length]);
        const int each = Width / Heads;
        for (var l = 0; l < Layers; l++)
        {
            var name = $"encoder.layer.{l}.";
            var xh = Half(x);
            Tensor Part(string part) => (matmul(xh, Half(p[name + "attention.self." + part + ".weight"]))
                + Half(p[name + "attention.self." + part + ".bias"])).view(count, length, Heads, each).transpose(1, 2);
            var weights = F.softmax(matmul(Part("query"), Part("key").transpose(2, 3)).to_type(ScalarType.Float32) / Math.Sqrt(each) + bias, -1);
            var mixed = matmul(Half(Drop(weights, train)), Part("value")).transpose(1, 2).reshape(count, length, Width);
            x = Norm(Drop(Linear(mixed, name + "attention.output.dense"), train) + x, name + "attention.output.LayerNorm");
            var inner = F.gelu(matmul(Half(x), Half(p[name + "intermediate.dense.weight"])) + Half(p[name + "intermediate.dense.bias"]));
            x = Norm(Drop(Linear(inner, name + "output.dense"), train) + x, name + "output.LayerNorm");
        }
        return x.reshape(count * length, Width);
    }
}
