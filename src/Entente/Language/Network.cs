using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    private readonly float* _tag1, _tag1b, _tag2, _tag2b, _heads, _headsb, _root, _arc, _arcb, _label, _labelb, _word, _piece, _shape, _distance;

    public Network(NetworkShape shape, WordFeatures features, IReadOnlyDictionary<string, float[]> matrices)
    {
        (Shape, Features) = (shape, features);
        foreach (var (name, rows, columns) in shape.Matrices())
        {
            // Pinned, so that the pointers below stay valid as long as this object does.
            var copy = GC.AllocateUninitializedArray<float>(rows * columns, pinned: true);
            var given = matrices[name].AsSpan(0, rows * columns);
            // The first layer's three parts are multiplied one by one.
            var parts = name == "w0" ? 3 : 1;
            if (IsFactor(name))
                for (var (part, size) = (0, rows / parts * columns); part < parts; part++) Kernels.Pack(given.Slice(part * size, size), rows / parts, columns, copy.AsSpan(part * size, size));
            else given.CopyTo(copy);
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
        _distance = At("distance");
        _label = At("label");
        _labelb = At("labelb");
    }

    public NetworkShape Shape { get; }
    public WordFeatures Features { get; }

    private static bool IsFactor(string name) => name is "tag1" or "tag2" or "heads" or "arc" or "label" || (name[0] == 'w' && char.IsAsciiDigit(name[1]));

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

        public FormCache? Forms { get; set; }
    }

    /// <summary>Fills tags, heads (-1 = root, else from 0 within the sentence) and labels of sentences laid end to end; starts holds where each begins, and the end.</summary>
    public void Read(IReadOnlyList<string> forms, IReadOnlyList<int> starts, Scratch scratch, Span<int> tags, Span<int> heads, Span<int> labels)
    {
        var n = forms.Count;
        if (n == 0) return;
        var s = Shape;
        var input = scratch.Get("input", n * s.Output);
        for (var l = 0; l < s.Layers; l++)
        {
            var width = s.Projection(l);
            var parts = s.Parts(l) * s.State;
            var z = scratch.Get("z", n * width);
            if (l == 0) ProjectForms(forms, starts, z, scratch);
            else Kernels.MultiplyPacked(input, s.Output, _w[l], z, width, n, s.Output, width);
            if (l > 0) Kernels.AddBias(z, n, width, width, _b[l]);
            var h = scratch.Get(l % 2 == 0 ? "even" : "odd", n * s.Output);
            for (var side = 0; side < 2; side++)
                for (var k = 0; k + 1 < starts.Count; k++)
                {
                    var at = starts[k];
                    var zSide = z + (long)at * width + side * parts;
                    var way = l == 0 ? zSide + 3 * s.State : input + (long)at * s.Output + side * s.State;
                    Kernels.Recur(zSide, width, way, l == 0 ? width : s.Output, _v[l] + side * 2 * s.State, h + (long)at * s.Output + side * s.State, s.Output, starts[k + 1] - at, s.State, side == 1, null, null, null);
                }
            if (l == s.TagLayer) Tag(h, n, scratch, tags);
            input = h;
        }
        Attach(input, starts, scratch, heads, labels);
    }

    /// <summary>
    /// The first layer's projection: what each form adds to its own place, the place after and the place before depends on the form alone,
    /// so it is worked out once a form and kept; new forms are worked out together.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ProjectForms(IReadOnlyList<string> forms, IReadOnlyList<int> starts, float* z, Scratch scratch)
    {
        var s = Shape;
        var width = s.Projection(0);
        var cache = scratch.Forms ??= new FormCache(3 * width);
        var fresh = cache.Place(forms);
        if (fresh.Count > 0)
        {
            var input = scratch.Get("form", fresh.Count * s.Input);
            for (var k = 0; k < fresh.Count; k++) Embed(fresh[k], input + (long)k * s.Input);
            var into = cache.Fresh();
            for (var part = 0; part < 3; part++)
                Kernels.MultiplyPacked(input, s.Input, _w[0] + (long)part * s.Input * width, into + part * width, 3 * width, fresh.Count, s.Input, width);
            cache.Keep();
        }
        for (var k = 0; k + 1 < starts.Count; k++)
            for (var i = starts[k]; i < starts[k + 1]; i++)
            {
                // In every place the parts are added in the order word before, word, word after.
                var row = z + (long)i * width;
                var here = cache.At(i) + width;
                var before = i > starts[k] ? cache.At(i - 1) : null;
                var after = i + 1 < starts[k + 1] ? cache.At(i + 1) + 2 * width : null;
                for (var j = 0; j < width; j += Kernels.Lane)
                {
                    var sum = Vector512.Load(here + j);
                    if (before != null) sum = Vector512.Load(before + j) + sum;
                    if (after != null) sum += Vector512.Load(after + j);
                    (sum + Vector512.Load(_b[0] + j)).Store(row + j);
                }
            }
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

    /// <summary>Rows of three parts with the middle one filled: copies it into the next row's first and the last row's third.</summary>
    public static void Neighbours(float* rows, int n, int width)
    {
        for (var i = 0; i < n; i++)
        {
            var row = rows + (long)i * 3 * width;
            var before = new Span<float>(row, width);
            var after = new Span<float>(row + 2 * width, width);
            if (i == 0) before.Clear();
            else new ReadOnlySpan<float>(row - 2 * width, width).CopyTo(before);
            if (i == n - 1) after.Clear();
            else new ReadOnlySpan<float>(row + 4 * width, width).CopyTo(after);
        }
    }

    private void Tag(float* h, int n, Scratch scratch, Span<int> tags)
    {
        var s = Shape;
        var hidden = scratch.Get("tag1", n * s.TagHidden);
        Kernels.MultiplyPacked(h, s.Output, _tag1, hidden, s.TagHidden, n, s.Output, s.TagHidden);
        Kernels.AddBias(hidden, n, s.TagHidden, s.TagHidden, _tag1b);
        Kernels.Rectify(hidden, n, s.TagHidden, s.TagHidden);
        var logits = scratch.Get("tag2", n * s.TagsPadded);
        Kernels.MultiplyPacked(hidden, s.TagHidden, _tag2, logits, s.TagsPadded, n, s.TagHidden, s.TagsPadded);
        Kernels.AddBias(logits, n, s.TagsPadded, s.TagsPadded, _tag2b);
        for (var i = 0; i < n; i++) tags[i] = Largest(logits + (long)i * s.TagsPadded, s.Tags);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Attach(float* h, IReadOnlyList<int> starts, Scratch scratch, Span<int> heads, Span<int> labels)
    {
        var s = Shape;
        int a = s.ArcWidth, b = s.LabelWidth, width = s.HeadWidth, total = starts[^1];
        var roles = scratch.Get("roles", total * width);
        Kernels.MultiplyPacked(h, s.Output, _heads, roles, width, total, s.Output, width);
        Kernels.AddBias(roles, total, width, width, _headsb);
        Kernels.Rectify(roles, total, width, width);
        var query = scratch.Get("query", total * a);
        Kernels.MultiplyPacked(roles, width, _arc, query, a, total, a, a);
        Kernels.AddBias(query, total, a, a, _arcb);
        for (var k = 0; k + 1 < starts.Count; k++)
        {
            var (from, n) = (starts[k], starts[k + 1] - starts[k]);
            Arcs(roles + (long)from * width + a, width, query + (long)from * a, n, scratch, heads.Slice(from, n));
        }

        var pair = scratch.Get("pair", total * 3 * b);
        for (var k = 0; k + 1 < starts.Count; k++)
            for (var i = starts[k]; i < starts[k + 1]; i++)
            {
                var row = pair + (long)i * 3 * b;
                var dependent = roles + (long)i * width + 2 * a;
                var head = heads[i] < 0 ? _root + a : roles + (long)(starts[k] + heads[i]) * width + 2 * a + b;
                for (var j = 0; j < b; j += Kernels.Lane)
                {
                    var (d, g) = (Vector512.Load(dependent + j), Vector512.Load(head + j));
                    (d * g).Store(row + j);
                    d.Store(row + b + j);
                    g.Store(row + 2 * b + j);
                }
            }
        var logits = scratch.Get("labels", total * s.LabelsPadded);
        Kernels.MultiplyPacked(pair, 3 * b, _label, logits, s.LabelsPadded, total, 3 * b, s.LabelsPadded);
        Kernels.AddBias(logits, total, s.LabelsPadded, s.LabelsPadded, _labelb);
        // Label 0 is "root": the root has it, and no other word.
        for (var i = 0; i < total; i++)
            labels[i] = heads[i] < 0 ? 0 : 1 + Largest(logits + (long)i * s.LabelsPadded + 1, s.Labels - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Arcs(float* headRoles, int width, float* query, int n, Scratch scratch, Span<int> heads)
    {
        var a = Shape.ArcWidth;
        // Column 0 is the root, column j + 1 word j.
        var columns = Kernels.Pad(n + 1);
        var keys = scratch.Get("keys", a * columns);
        for (var k = 0; k < a; k++)
        {
            keys[k * columns] = _root[k];
            for (var j = 0; j < n; j++) keys[k * columns + j + 1] = headRoles[(long)j * width + k];
            for (var j = n + 1; j < columns; j++) keys[k * columns + j] = 0;
        }
        var padded = scratch.Get("scores", n * columns);
        Kernels.Multiply(query, a, 1, keys, columns, padded, columns, n, a, columns, false);
        var size = n + 1;
        var scores = scratch.Get("square", size * size);
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= n; j++) scores[(long)(i + 1) * size + j] = padded[(long)i * columns + j] + _distance[NetworkShape.Distance(i, j - 1)];
        TreeDecoder.Decode(new ReadOnlySpan<float>(scores, size * size), n, heads);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Largest(float* values, int count)
    {
        var best = 0;
        for (var i = 1; i < count; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }
}
