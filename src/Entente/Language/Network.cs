using System.Runtime.InteropServices;

namespace Entente.Language;

/// <summary>
/// The reader's network: form features, layers of bidirectional simple recurrent units, a tag for every word and a score
/// for every (word, head) pair and relation (biaffine arcs after Dozat and Manning 2017; relations by a diagonal bilinear form).
/// Weights are read only; concurrent use needs one <see cref="Scratch"/> each.
/// </summary>
internal sealed unsafe class Network
{
    private readonly Dictionary<string, float[]> _matrices = new(StringComparer.Ordinal);
    private readonly float*[] _w, _b, _v;
    private readonly float* _tag1, _tag1b, _tag2, _tag2b, _heads, _headsb, _root, _arc, _arcb, _label, _labelb, _word, _piece, _shape;

    public Network(NetworkShape shape, WordFeatures features, IReadOnlyDictionary<string, float[]> matrices)
    {
        (Shape, Features) = (shape, features);
        foreach (var (name, rows, columns) in shape.Matrices())
        {
            // Pinned, so that the pointers below stay valid as long as this object does.
            var copy = GC.AllocateUninitializedArray<float>(rows * columns, pinned: true);
            matrices[name].AsSpan(0, rows * columns).CopyTo(copy);
            _matrices[name] = copy;
        }
        _w = new float*[shape.Layers];
        _b = new float*[shape.Layers];
        _v = new float*[shape.Layers];
        for (var l = 0; l < shape.Layers; l++)
        {
            _w[l] = At($"w{l}");
            _b[l] = At($"b{l}");
            _v[l] = At($"v{l}");
        }
        _word = At("word");
        _piece = At("piece");
        _shape = At("shape");
        _tag1 = At("tag1");
        _tag1b = At("tag1b");
        _tag2 = At("tag2");
        _tag2b = At("tag2b");
        _heads = At("heads");
        _headsb = At("headsb");
        _root = At("root");
        _arc = At("arc");
        _arcb = At("arcb");
        _label = At("label");
        _labelb = At("labelb");
    }

    public NetworkShape Shape { get; }
    public WordFeatures Features { get; }

    private float* At(string name) => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_matrices[name], 0);

    /// <summary>Working memory of one thread, kept between sentences.</summary>
    internal sealed class Scratch
    {
        private readonly Dictionary<string, (int Capacity, float[] Array)> _buffers = new(StringComparer.Ordinal);

        public float* Get(string name, int length)
        {
            if (!_buffers.TryGetValue(name, out var buffer) || buffer.Capacity < length)
            {
                var capacity = Math.Max(length, 2 * buffer.Capacity);
                buffer = (capacity, GC.AllocateArray<float>(capacity, pinned: true));
                _buffers[name] = buffer;
            }
            return (float*)Marshal.UnsafeAddrOfPinnedArrayElement(buffer.Array, 0);
        }
    }

    /// <summary>Fills tags, heads (-1 = root) and labels of one sentence.</summary>
    public void Read(IReadOnlyList<string> forms, Scratch scratch, Span<int> tags, Span<int> heads, Span<int> labels)
    {
        var n = forms.Count;
        if (n == 0) return;
        var s = Shape;
        var input = scratch.Get("input", n * s.Input);
        for (var i = 0; i < n; i++) Embed(forms[i], input + (long)i * s.Input);
        for (var l = 0; l < s.Layers; l++)
        {
            var width = s.Projection(l);
            var parts = s.Parts(l) * s.State;
            var z = scratch.Get("z", n * width);
            Kernels.Multiply(input, s.LayerInput(l), 1, _w[l], width, z, width, n, s.LayerInput(l), width, false);
            Kernels.AddBias(z, n, width, width, _b[l]);
            var h = scratch.Get(l % 2 == 0 ? "even" : "odd", n * s.Output);
            for (var side = 0; side < 2; side++)
            {
                var zSide = z + side * parts;
                var way = l == 0 ? zSide + 3 * s.State : input + side * s.State;
                var wayRow = l == 0 ? width : s.Output;
                Kernels.Recur(zSide, width, way, wayRow, _v[l] + side * 2 * s.State, h + side * s.State, s.Output, n, s.State, side == 1, null, null, null);
            }
            if (l == s.TagLayer) Tag(h, n, scratch, tags);
            input = h;
        }
        Attach(input, n, scratch, heads, labels);
    }

    public void Embed(string form, float* into)
    {
        var s = Shape;
        new ReadOnlySpan<float>(_word + (long)Features.WordId(form) * s.WordWidth, s.WordWidth).CopyTo(new Span<float>(into, s.WordWidth));
        var pieces = into + s.WordWidth;
        new Span<float>(pieces, s.PieceWidth).Clear();
        Span<int> ids = stackalloc int[WordFeatures.MaxPieces];
        var count = Features.Pieces(form, ids);
        var scale = 1f / MathF.Sqrt(Math.Max(1, count));
        for (var k = 0; k < count; k++) Kernels.AddScaled(scale, _piece + (long)ids[k] * s.PieceWidth, pieces, s.PieceWidth);
        new ReadOnlySpan<float>(_shape + (long)WordFeatures.ShapeId(form) * s.ShapeWidth, s.ShapeWidth).CopyTo(new Span<float>(pieces + s.PieceWidth, s.ShapeWidth));
    }

    private void Tag(float* h, int n, Scratch scratch, Span<int> tags)
    {
        var s = Shape;
        var hidden = scratch.Get("tag1", n * s.TagHidden);
        Kernels.Multiply(h, s.Output, 1, _tag1, s.TagHidden, hidden, s.TagHidden, n, s.Output, s.TagHidden, false);
        Kernels.AddBias(hidden, n, s.TagHidden, s.TagHidden, _tag1b);
        Kernels.Rectify(hidden, n, s.TagHidden, s.TagHidden);
        var logits = scratch.Get("tag2", n * s.TagsPadded);
        Kernels.Multiply(hidden, s.TagHidden, 1, _tag2, s.TagsPadded, logits, s.TagsPadded, n, s.TagHidden, s.TagsPadded, false);
        Kernels.AddBias(logits, n, s.TagsPadded, s.TagsPadded, _tag2b);
        for (var i = 0; i < n; i++) tags[i] = Largest(logits + (long)i * s.TagsPadded, s.Tags);
    }

    private void Attach(float* h, int n, Scratch scratch, Span<int> heads, Span<int> labels)
    {
        var s = Shape;
        int a = s.ArcWidth, b = s.LabelWidth, width = s.HeadWidth;
        var roles = scratch.Get("roles", n * width);
        Kernels.Multiply(h, s.Output, 1, _heads, width, roles, width, n, s.Output, width, false);
        Kernels.AddBias(roles, n, width, width, _headsb);
        Kernels.Rectify(roles, n, width, width);

        var query = scratch.Get("query", n * a);
        Kernels.Multiply(roles, width, 1, _arc, a, query, a, n, a, a, false);
        Kernels.AddBias(query, n, a, a, _arcb);
        // Column 0 is the root, column j + 1 word j.
        var columns = Kernels.Pad(n + 1);
        var keys = scratch.Get("keys", a * columns);
        for (var k = 0; k < a; k++)
        {
            keys[k * columns] = _root[k];
            for (var j = 0; j < n; j++) keys[k * columns + j + 1] = roles[(long)j * width + a + k];
            for (var j = n + 1; j < columns; j++) keys[k * columns + j] = 0;
        }
        var padded = scratch.Get("scores", n * columns);
        Kernels.Multiply(query, a, 1, keys, columns, padded, columns, n, a, columns, false);
        var size = n + 1;
        var scores = scratch.Get("square", size * size);
        for (var i = 0; i < n; i++) new ReadOnlySpan<float>(padded + (long)i * columns, size).CopyTo(new Span<float>(scores + (long)(i + 1) * size, size));
        TreeDecoder.Decode(new ReadOnlySpan<float>(scores, size * size), n, heads);

        var pair = scratch.Get("pair", n * 3 * b);
        for (var i = 0; i < n; i++)
        {
            var row = pair + (long)i * 3 * b;
            var dependent = roles + (long)i * width + 2 * a;
            var head = heads[i] < 0 ? _root + a : roles + (long)heads[i] * width + 2 * a + b;
            for (var k = 0; k < b; k++) (row[k], row[b + k], row[2 * b + k]) = (dependent[k] * head[k], dependent[k], head[k]);
        }
        var logits = scratch.Get("labels", n * s.LabelsPadded);
        Kernels.Multiply(pair, 3 * b, 1, _label, s.LabelsPadded, logits, s.LabelsPadded, n, 3 * b, s.LabelsPadded, false);
        Kernels.AddBias(logits, n, s.LabelsPadded, s.LabelsPadded, _labelb);
        // Label 0 is "root": the root has it, and no other word.
        for (var i = 0; i < n; i++)
            labels[i] = heads[i] < 0 ? 0 : 1 + Largest(logits + (long)i * s.LabelsPadded + 1, s.Labels - 1);
    }

    private static int Largest(float* values, int count)
    {
        var best = 0;
        for (var i = 1; i < count; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }
}
