using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Language;

namespace Entente.Training;

/// <summary>One sentence as numbers. Heads: -1 the root.</summary>
internal sealed record Example(string[] Forms, int[] Tags, int[] Heads, int[] Labels);

internal sealed record TrainingOptions(int Seed, int Epochs, float Rate, int BatchWords, float InputDropout, float Dropout, float RoleDropout, float WordDropout);

/// <summary>Forward and backward passes of <see cref="Network"/> over a batch of sentences, and Adam.</summary>
internal sealed unsafe class NetworkTrainer
{
    private readonly NetworkShape _s;
    private readonly WordFeatures _features;
    private readonly TrainingOptions _options;
    private readonly Dictionary<string, Matrix> _m = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float[]> _buffers = new(StringComparer.Ordinal);
    private readonly int[] _wordCounts;
    private readonly Random _random;
    private ulong _noise;
    private int _step;

    public NetworkTrainer(NetworkShape shape, WordFeatures features, int[] wordCounts, TrainingOptions options)
    {
        (_s, _features, _options, _wordCounts) = (shape, features, options, wordCounts);
        _random = new Random(options.Seed);
        _noise = (ulong)options.Seed * 0x9E3779B97F4A7C15ul + 1;
        foreach (var (name, rows, columns) in shape.Matrices())
        {
            var matrix = new Matrix(rows, columns, name is "word" or "piece" or "shape");
            _m[name] = matrix;
            if (name == "distance" || name.EndsWith('b') || (name[0] == 'b' && char.IsDigit(name[1]))) continue;
            var range = matrix.Sparse ? MathF.Sqrt(3f / columns) * 0.5f : name[0] == 'v' && char.IsDigit(name[1]) ? 0.1f
                : name[0] == 'w' ? MathF.Sqrt(3f / rows) : MathF.Sqrt(6f / (rows + columns));
            if (name == "tag2" || name == "label") range *= 0.5f;
            for (var i = 0; i < matrix.Value.Length; i++) matrix.Value[i] = (2 * _random.NextSingle() - 1) * range;
        }
    }

    public IReadOnlyDictionary<string, float[]> Matrices => _m.ToDictionary(e => e.Key, e => e.Value.Value, StringComparer.Ordinal);

    private float* Get(string name, long length)
    {
        if (!_buffers.TryGetValue(name, out var array) || array.Length < length)
            _buffers[name] = array = GC.AllocateUninitializedArray<float>((int)(length + length / 4), pinned: true);
        return (float*)Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
    }

    private float* Zeroed(string name, long length)
    {
        var p = Get(name, length);
        new Span<float>(p, (int)length).Clear();
        return p;
    }

    private float Uniform()
    {
        _noise ^= _noise << 13;
        _noise ^= _noise >> 7;
        _noise ^= _noise << 17;
        return (_noise >> 40) * (1f / (1 << 24));
    }

    private void FillMask(float* mask, int width, float p)
    {
        var keep = 1 / (1 - p);
        for (var j = 0; j < width; j++) mask[j] = p > 0 && Uniform() < p ? 0 : keep;
    }

    private static void MultiplyElements(float* x, float* mask, float* into, long length)
    {
        for (long j = 0; j < length; j += Kernels.Lane) (Vector512.Load(x + j) * Vector512.Load(mask + j)).Store(into + j);
    }

    private float* Transposed(string name)
    {
        var m = _m[name];
        var t = Get("T:" + name, m.Value.Length);
        var w = m.W;
        for (var i = 0; i < m.Rows; i++)
            for (var j = 0; j < m.Columns; j++) t[(long)j * m.Rows + i] = w[(long)i * m.Columns + j];
        return t;
    }

    private void AddColumnSums(float* d, int n, int width, float* into)
    {
        for (var i = 0; i < n; i++) Kernels.Add(d + (long)i * width, into, width);
    }

    /// <summary>One step on a batch; returns the summed losses of tags, arcs and labels.</summary>
    public (double Tag, double Arc, double Label) Step(IReadOnlyList<Example> batch, float rate)
    {
        var starts = new int[batch.Count + 1];
        for (var b = 0; b < batch.Count; b++) starts[b + 1] = starts[b] + batch[b].Forms.Length;
        var n = starts[^1];
        var scale = 1f / n;
        var layers = _s.Layers;

        // Input.
        var wordIds = new int[n];
        var shapeIds = new int[n];
        var pieceIds = new int[n][];
        var x0 = Get("word input", (long)n * _s.Input);
        Span<int> pieces = stackalloc int[WordFeatures.MaxPieces];
        for (var b = 0; b < batch.Count; b++)
            for (var i = 0; i < batch[b].Forms.Length; i++)
            {
                var at = starts[b] + i;
                var form = batch[b].Forms[i];
                var word = _features.WordId(form);
                if (word != WordFeatures.Unknown && Uniform() < _options.WordDropout / (_options.WordDropout + _wordCounts[word])) word = WordFeatures.Unknown;
                wordIds[at] = word;
                shapeIds[at] = WordFeatures.ShapeId(form);
                pieceIds[at] = pieces[.._features.Pieces(form, pieces)].ToArray();
                var row = x0 + (long)at * _s.Input;
                new ReadOnlySpan<float>(_m["word"].W + (long)word * _s.WordWidth, _s.WordWidth).CopyTo(new Span<float>(row, _s.WordWidth));
                var pieceRow = row + _s.WordWidth;
                new Span<float>(pieceRow, _s.PieceWidth).Clear();
                var ps = 1f / MathF.Sqrt(Math.Max(1, pieceIds[at].Length));
                foreach (var id in pieceIds[at]) Kernels.AddScaled(ps, _m["piece"].W + (long)id * _s.PieceWidth, pieceRow, _s.PieceWidth);
                new ReadOnlySpan<float>(_m["shape"].W + (long)shapeIds[at] * _s.ShapeWidth, _s.ShapeWidth).CopyTo(new Span<float>(pieceRow + _s.PieceWidth, _s.ShapeWidth));
            }

        // Masks: the input's is drawn per word, the others per sentence.
        for (var l = 0; l <= layers; l++)
        {
            var width = l == 0 ? _s.Input : _s.Output;
            var mask = Get($"mask{l}", (long)n * width);
            if (l == 0) FillMask(mask, n * width, _options.InputDropout);
            else
                for (var b = 0; b < batch.Count; b++)
                {
                    FillMask(mask + (long)starts[b] * width, width, _options.Dropout);
                    for (var i = starts[b] + 1; i < starts[b + 1]; i++)
                        Buffer.MemoryCopy(mask + (long)starts[b] * width, mask + (long)i * width, width * 4, width * 4);
                }
        }
        MultiplyElements(x0, Get("mask0", 0), x0, (long)n * _s.Input);

        var wide = Get("X0", (long)n * 3 * _s.Input);
        for (var at = 0; at < n; at++) new ReadOnlySpan<float>(x0 + (long)at * _s.Input, _s.Input).CopyTo(new Span<float>(wide + (long)at * 3 * _s.Input + _s.Input, _s.Input));
        for (var b = 0; b < batch.Count; b++) Network.Neighbours(wide + (long)starts[b] * 3 * _s.Input, starts[b + 1] - starts[b], _s.Input);

        // Layers.
        for (var l = 0; l < layers; l++)
        {
            var (inWidth, width, d) = (_s.LayerInput(l), _s.Projection(l), _s.State);
            var x = Get($"X{l}", (long)n * inWidth);
            var z = Get($"Z{l}", (long)n * width);
            Kernels.Multiply(x, inWidth, 1, _m[$"w{l}"].W, width, z, width, n, inWidth, width, false);
            Kernels.AddBias(z, n, width, width, _m[$"b{l}"].W);
            var h = Get($"H{l}", (long)n * _s.Output);
            for (var side = 0; side < 2; side++)
            {
                var f = Get($"f{l}{side}", (long)n * d);
                var r = Get($"r{l}{side}", (long)n * d);
                var c = Get($"c{l}{side}", (long)n * d);
                var zSide = z + side * _s.Parts(l) * d;
                for (var b = 0; b < batch.Count; b++)
                {
                    var at = starts[b];
                    var way = l == 0 ? zSide + 3 * d + (long)at * width : x + side * d + (long)at * _s.Output;
                    Kernels.Recur(zSide + (long)at * width, width, way, l == 0 ? width : _s.Output, _m[$"v{l}"].W + side * 2 * d, h + (long)at * _s.Output + side * d, _s.Output,
                        starts[b + 1] - at, d, side == 1, f + (long)at * d, r + (long)at * d, c + (long)at * d);
                }
            }
            MultiplyElements(h, Get($"mask{l + 1}", 0), Get($"X{l + 1}", (long)n * _s.Output), (long)n * _s.Output);
        }
        for (var l = 1; l <= layers; l++) Zeroed($"dX{l}", (long)n * _s.Output);

        var tagLoss = Tags(batch, n, scale);
        var (arcLoss, labelLoss) = Trees(batch, starts, n, scale);

        // Back through the layers.
        for (var l = layers - 1; l >= 0; l--)
        {
            var (inWidth, width, d) = (_s.LayerInput(l), _s.Projection(l), _s.State);
            var dh = Get($"dX{l + 1}", 0);
            MultiplyElements(dh, Get($"mask{l + 1}", 0), dh, (long)n * _s.Output);
            var dz = Get("dZ", (long)n * width);
            var dx = l == 0 ? Zeroed("dX0", (long)n * inWidth) : Get($"dX{l}", 0);
            var x = Get($"X{l}", 0);
            var z = Get($"Z{l}", 0);
            for (var side = 0; side < 2; side++)
            {
                var offset = side * _s.Parts(l) * d;
                for (var b = 0; b < batch.Count; b++)
                {
                    var at = starts[b];
                    var wayP = l == 0 ? z + offset + 3 * d + (long)at * width : x + side * d + (long)at * _s.Output;
                    var dWayP = l == 0 ? dz + offset + 3 * d + (long)at * width : dx + side * d + (long)at * _s.Output;
                    var wayRow = l == 0 ? width : _s.Output;
                    RecurBack(z + offset + (long)at * width, dz + offset + (long)at * width, width, wayP, dWayP, wayRow, l > 0,
                        _m[$"v{l}"].W + side * 2 * d, _m[$"v{l}"].G + side * 2 * d, dh + (long)at * _s.Output + side * d, _s.Output, starts[b + 1] - at, d, side == 1,
                        Get($"f{l}{side}", 0) + (long)at * d, Get($"r{l}{side}", 0) + (long)at * d, Get($"c{l}{side}", 0) + (long)at * d);
                }
            }
            Kernels.Multiply(x, 1, inWidth, dz, width, _m[$"w{l}"].G, width, inWidth, n, width, true);
            AddColumnSums(dz, n, width, _m[$"b{l}"].G);
            Kernels.Multiply(dz, width, 1, Transposed($"w{l}"), inWidth, dx, inWidth, n, width, inWidth, true);
        }
        var dWide = Get("dX0", 0);
        var dx0 = Get("d word input", (long)n * _s.Input);
        for (var b = 0; b < batch.Count; b++)
            for (var i = starts[b]; i < starts[b + 1]; i++)
            {
                var row = dx0 + (long)i * _s.Input;
                var three = dWide + (long)i * 3 * _s.Input;
                new ReadOnlySpan<float>(three + _s.Input, _s.Input).CopyTo(new Span<float>(row, _s.Input));
                if (i > starts[b]) Kernels.Add(three - _s.Input, row, _s.Input);
                if (i + 1 < starts[b + 1]) Kernels.Add(three + 3 * _s.Input, row, _s.Input);
            }
        MultiplyElements(dx0, Get("mask0", 0), dx0, (long)n * _s.Input);
        for (var at = 0; at < n; at++)
        {
            var row = dx0 + (long)at * _s.Input;
            Kernels.Add(row, _m["word"].Touch(wordIds[at]), _s.WordWidth);
            var ps = 1f / MathF.Sqrt(Math.Max(1, pieceIds[at].Length));
            foreach (var id in pieceIds[at]) Kernels.AddScaled(ps, row + _s.WordWidth, _m["piece"].Touch(id), _s.PieceWidth);
            Kernels.Add(row + _s.WordWidth + _s.PieceWidth, _m["shape"].Touch(shapeIds[at]), _s.ShapeWidth);
        }

        double norm = 0;
        foreach (var m in _m.Values) norm += m.SquaredNorm();
        var clip = (float)Math.Min(1, 2.0 / Math.Sqrt(norm + 1e-12));
        _step++;
        const float beta1 = 0.9f, beta2 = 0.98f;
        var (c1, c2) = (1 - MathF.Pow(beta1, _step), 1 - MathF.Pow(beta2, _step));
        foreach (var m in _m.Values) m.Step(rate, clip, beta1, beta2, c1, c2);
        return (tagLoss, arcLoss, labelLoss);
    }

    private static void RecurBack(float* z, float* dz, int zRow, float* way, float* dWay, int wayRow, bool addWay, float* v, float* dv, float* dh, int hRow,
        int n, int d, bool backward, float* f, float* r, float* c)
    {
        for (var j = 0; j < d; j += Kernels.Lane)
        {
            var vf = Vector512.Load(v + j);
            var vr = Vector512.Load(v + d + j);
            var dvf = Vector512.Load(dv + j);
            var dvr = Vector512.Load(dv + d + j);
            var dc = Vector512<float>.Zero;
            for (var i = n - 1; i >= 0; i--)
            {
                var t = backward ? n - 1 - i : i;
                var before = backward ? t + 1 : t - 1;
                var state = Vector512.Load(c + (long)t * d + j);
                var last = i == 0 ? Vector512<float>.Zero : Vector512.Load(c + (long)before * d + j);
                var forget = Vector512.Load(f + (long)t * d + j);
                var reset = Vector512.Load(r + (long)t * d + j);
                var candidate = Vector512.Load(z + (long)t * zRow + j);
                var g = Vector512.Load(dh + (long)t * hRow + j);
                var w = Vector512.Load(way + (long)t * wayRow + j);
                var dReset = g * (state - w) * reset * (Vector512<float>.One - reset);
                var dState = dc + g * reset;
                var dw = g * (Vector512<float>.One - reset);
                var dForget = dState * (last - candidate) * forget * (Vector512<float>.One - forget);
                (dState * (Vector512<float>.One - forget)).Store(dz + (long)t * zRow + j);
                dForget.Store(dz + (long)t * zRow + d + j);
                dReset.Store(dz + (long)t * zRow + 2 * d + j);
                var into = dWay + (long)t * wayRow + j;
                (addWay ? Vector512.Load(into) + dw : dw).Store(into);
                dc = dState * forget + dReset * vr + dForget * vf;
                dvf += dForget * last;
                dvr += dReset * last;
            }
            dvf.Store(dv + j);
            dvr.Store(dv + d + j);
        }
    }

    /// <summary>Softmax over count of width values against gold; leaves the scaled gradient in place; returns the loss.</summary>
    private static double Softmax(float* values, int count, int width, int gold, float scale)
    {
        var largest = float.NegativeInfinity;
        for (var k = 0; k < count; k++) largest = Math.Max(largest, values[k]);
        var sum = 0f;
        for (var k = 0; k < count; k++) sum += values[k] = MathF.Exp(values[k] - largest);
        var loss = -Math.Log(Math.Max(1e-20, values[gold] / sum));
        for (var k = 0; k < count; k++) values[k] *= scale / sum;
        values[gold] -= scale;
        for (var k = count; k < width; k++) values[k] = 0;
        return loss;
    }

    private static void RectifyBack(float* output, float* gradient, long length)
    {
        for (long j = 0; j < length; j++)
            if (output[j] <= 0) gradient[j] = 0;
    }

    private double Tags(IReadOnlyList<Example> batch, int n, float scale)
    {
        var (hiddenWidth, width) = (_s.TagHidden, _s.TagsPadded);
        var x = Get($"X{_s.TagLayer + 1}", 0);
        var hidden = Get("tag1", (long)n * hiddenWidth);
        Kernels.Multiply(x, _s.Output, 1, _m["tag1"].W, hiddenWidth, hidden, hiddenWidth, n, _s.Output, hiddenWidth, false);
        Kernels.AddBias(hidden, n, hiddenWidth, hiddenWidth, _m["tag1b"].W);
        Kernels.Rectify(hidden, n, hiddenWidth, hiddenWidth);
        var logits = Get("tag2", (long)n * width);
        Kernels.Multiply(hidden, hiddenWidth, 1, _m["tag2"].W, width, logits, width, n, hiddenWidth, width, false);
        Kernels.AddBias(logits, n, width, width, _m["tag2b"].W);
        double loss = 0;
        var at = 0;
        foreach (var example in batch)
            foreach (var tag in example.Tags)
            {
                var row = logits + (long)at++ * width;
                if (tag < 0) new Span<float>(row, width).Clear();
                else loss += Softmax(row, _s.Tags, width, tag, scale);
            }
        var dHidden = Get("dtag1", (long)n * hiddenWidth);
        Kernels.Multiply(hidden, 1, hiddenWidth, logits, width, _m["tag2"].G, width, hiddenWidth, n, width, true);
        AddColumnSums(logits, n, width, _m["tag2b"].G);
        Kernels.Multiply(logits, width, 1, Transposed("tag2"), hiddenWidth, dHidden, hiddenWidth, n, width, hiddenWidth, false);
        RectifyBack(hidden, dHidden, (long)n * hiddenWidth);
        Kernels.Multiply(x, 1, _s.Output, dHidden, hiddenWidth, _m["tag1"].G, hiddenWidth, _s.Output, n, hiddenWidth, true);
        AddColumnSums(dHidden, n, hiddenWidth, _m["tag1b"].G);
        Kernels.Multiply(dHidden, hiddenWidth, 1, Transposed("tag1"), _s.Output, Get($"dX{_s.TagLayer + 1}", 0), _s.Output, n, hiddenWidth, _s.Output, true);
        return loss;
    }

    private (double Arc, double Label) Trees(IReadOnlyList<Example> batch, int[] starts, int n, float scale)
    {
        int a = _s.ArcWidth, b = _s.LabelWidth, width = _s.HeadWidth;
        var x = Get($"X{_s.Layers}", 0);
        var roles = Get("roles", (long)n * width);
        Kernels.Multiply(x, _s.Output, 1, _m["heads"].W, width, roles, width, n, _s.Output, width, false);
        Kernels.AddBias(roles, n, width, width, _m["headsb"].W);
        Kernels.Rectify(roles, n, width, width);
        var mask = Get("roleMask", (long)n * width);
        FillMask(mask, n * width, _options.RoleDropout);
        MultiplyElements(roles, mask, roles, (long)n * width);
        var dRoles = Zeroed("dRoles", (long)n * width);

        var query = Get("query", (long)n * a);
        Kernels.Multiply(roles, width, 1, _m["arc"].W, a, query, a, n, a, a, false);
        Kernels.AddBias(query, n, a, a, _m["arcb"].W);
        var dQuery = Get("dQuery", (long)n * a);
        var root = _m["root"];
        var distance = _m["distance"];
        double arcLoss = 0;
        for (var s = 0; s < batch.Count; s++)
        {
            var (from, length) = (starts[s], starts[s + 1] - starts[s]);
            var columns = Kernels.Pad(length + 1);
            var keys = Zeroed("keys", (long)columns * a);
            new ReadOnlySpan<float>(root.W, a).CopyTo(new Span<float>(keys, a));
            for (var j = 0; j < length; j++)
                new ReadOnlySpan<float>(roles + (long)(from + j) * width + a, a).CopyTo(new Span<float>(keys + (long)(j + 1) * a, a));
            var turned = Get("turned", (long)columns * a);
            for (var j = 0; j < columns; j++)
                for (var k = 0; k < a; k++) turned[(long)k * columns + j] = keys[(long)j * a + k];
            var scores = Get("scores", (long)length * columns);
            Kernels.Multiply(query + (long)from * a, a, 1, turned, columns, scores, columns, length, a, columns, false);
            for (var i = 0; i < length; i++)
            {
                var row = scores + (long)i * columns;
                for (var j = 0; j <= length; j++) row[j] += distance.W[NetworkShape.Distance(i, j - 1)];
                row[i + 1] = -1e9f;
                arcLoss += Softmax(row, length + 1, columns, batch[s].Heads[i] + 1, scale);
                for (var j = 0; j <= length; j++) distance.G[NetworkShape.Distance(i, j - 1)] += row[j];
            }
            Kernels.Multiply(scores, columns, 1, keys, a, dQuery + (long)from * a, a, length, columns, a, false);
            var dKeys = Get("dKeys", (long)columns * a);
            Kernels.Multiply(scores, 1, columns, query + (long)from * a, a, dKeys, a, columns, length, a, false);
            Kernels.Add(dKeys, root.G, a);
            for (var j = 0; j < length; j++) Kernels.Add(dKeys + (long)(j + 1) * a, dRoles + (long)(from + j) * width + a, a);
        }
        Kernels.Multiply(roles, 1, width, dQuery, a, _m["arc"].G, a, a, n, a, true);
        AddColumnSums(dQuery, n, a, _m["arcb"].G);
        Kernels.Multiply(dQuery, a, 1, Transposed("arc"), a, dRoles, width, n, a, a, true);

        var pair = Get("pair", (long)n * 3 * b);
        for (var s = 0; s < batch.Count; s++)
            for (var i = 0; i < batch[s].Heads.Length; i++)
            {
                var at = starts[s] + i;
                var dependent = roles + (long)at * width + 2 * a;
                var head = Head(roles, width, a, b, root.W, starts[s], batch[s].Heads[i]);
                var row = pair + (long)at * 3 * b;
                for (var k = 0; k < b; k++) { row[k] = dependent[k] * head[k]; row[b + k] = dependent[k]; row[2 * b + k] = head[k]; }
            }
        var labels = _s.LabelsPadded;
        var logits = Get("labels", (long)n * labels);
        Kernels.Multiply(pair, 3 * b, 1, _m["label"].W, labels, logits, labels, n, 3 * b, labels, false);
        Kernels.AddBias(logits, n, labels, labels, _m["labelb"].W);
        double labelLoss = 0;
        for (var s = 0; s < batch.Count; s++)
            for (var i = 0; i < batch[s].Heads.Length; i++)
            {
                var row = logits + (long)(starts[s] + i) * labels;
                if (batch[s].Heads[i] < 0) new Span<float>(row, labels).Clear();
                else labelLoss += Softmax(row, _s.Labels, labels, batch[s].Labels[i], scale);
            }
        Kernels.Multiply(pair, 1, 3 * b, logits, labels, _m["label"].G, labels, 3 * b, n, labels, true);
        AddColumnSums(logits, n, labels, _m["labelb"].G);
        var dPair = Get("dPair", (long)n * 3 * b);
        Kernels.Multiply(logits, labels, 1, Transposed("label"), 3 * b, dPair, 3 * b, n, labels, 3 * b, false);
        for (var s = 0; s < batch.Count; s++)
            for (var i = 0; i < batch[s].Heads.Length; i++)
            {
                if (batch[s].Heads[i] < 0) continue;
                var at = starts[s] + i;
                var dependent = roles + (long)at * width + 2 * a;
                var dDependent = dRoles + (long)at * width + 2 * a;
                var head = Head(roles, width, a, b, root.W, starts[s], batch[s].Heads[i]);
                var dHead = Head(dRoles, width, a, b, root.G, starts[s], batch[s].Heads[i]);
                var row = dPair + (long)at * 3 * b;
                for (var k = 0; k < b; k++)
                {
                    dDependent[k] += row[k] * head[k] + row[b + k];
                    dHead[k] += row[k] * dependent[k] + row[2 * b + k];
                }
            }
        MultiplyElements(dRoles, mask, dRoles, (long)n * width);
        RectifyBack(roles, dRoles, (long)n * width);
        Kernels.Multiply(x, 1, _s.Output, dRoles, width, _m["heads"].G, width, _s.Output, n, width, true);
        AddColumnSums(dRoles, n, width, _m["headsb"].G);
        Kernels.Multiply(dRoles, width, 1, Transposed("heads"), _s.Output, Get($"dX{_s.Layers}", 0), _s.Output, n, width, _s.Output, true);
        return (arcLoss, labelLoss);
    }

    private static float* Head(float* roles, int width, int a, int b, float* root, int start, int head) =>
        head < 0 ? root + a : roles + (long)(start + head) * width + 2 * a + b;
}
