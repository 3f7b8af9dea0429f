using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Language;

/// <summary>Pieces of a stretch of text as the encoder takes them: the piece, whose name it is part of (0: nobody's), what sort of name, how it is
/// written (<see cref="WordShape"/>).</summary>
internal sealed record EncoderInput(int[] Pieces, byte[] Slots, byte[] Kinds, byte[] Shapes)
{
    public int Length => Pieces.Length;
}

/// <summary>
/// A BERT encoder (Devlin et al. 2019) of six layers of 384 with marks for names and capitals at the input, in whole-number arithmetic. Gives each
/// piece of a text a state of 384 numbers
/// that depends on all the text around it. The same bytes come out on every machine: products are whole sums, all else is done in one fixed order.
/// </summary>
internal sealed unsafe class TextEncoder
{
    public const int Width = 384, Inner = 1536, Layers = 6, Heads = 12;
    /// <summary>The longest text, in pieces.</summary>
    public const int Longest = 320;
    internal const int HeadWidth = Width / Heads;

    private readonly sbyte[] words;
    private readonly float[] wordScales, places, slots, kinds, shapes, firstScale, firstShift;
    private readonly Layer[] layers = new Layer[Layers];

    private sealed record Layer(QuantizedMatrix Attention, QuantizedMatrix Mix, float[] MixScale, float[] MixShift, QuantizedMatrix Inner,
        QuantizedMatrix Outer, float[] OuterScale, float[] OuterShift);

    public TextEncoder(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        words = new sbyte[count * Width];
        wordScales = Floats(reader);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(words.AsSpan()));
        (places, slots, kinds, shapes, firstScale, firstShift) = (Floats(reader), Floats(reader), Floats(reader), Floats(reader), Floats(reader),
            Floats(reader));
        for (var l = 0; l < Layers; l++)
            layers[l] = new(QuantizedMatrix.Read(reader), QuantizedMatrix.Read(reader), Floats(reader), Floats(reader), QuantizedMatrix.Read(reader),
                QuantizedMatrix.Read(reader), Floats(reader), Floats(reader));
    }

    private static float[] Floats(BinaryReader reader)
    {
        var values = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>Buffers of one thread.</summary>
    public sealed class Scratch
    {
        private const int Rows = Longest + QuantizedMatrix.Tile;
        internal float* State { get; } = Floats(Rows * Width);
        internal float* Wide { get; } = Floats(Rows * Inner);
        internal float* Narrow { get; } = Floats(Rows * Width);
        internal float* Weights { get; } = Floats((2 * HeadWidth * (Rows + 16)) + (4 * (Rows + 16)));
        internal float* Scales { get; } = Floats(Rows);
        internal byte* Bytes { get; } = (byte*)Floats(Rows * Inner / 4);

        private static float* Floats(long n)
        {
            var p = (float*)NativeMemory.AlignedAlloc((nuint)(n * sizeof(float)), 64);
            new Span<float>(p, (int)n).Clear();
            return p;
        }

        ~Scratch()
        {
            NativeMemory.AlignedFree(State);
            NativeMemory.AlignedFree(Wide);
            NativeMemory.AlignedFree(Narrow);
            NativeMemory.AlignedFree(Weights);
            NativeMemory.AlignedFree(Scales);
            NativeMemory.AlignedFree(Bytes);
        }
    }

    /// <summary>The states of a text's pieces, row after row of <see cref="Width"/>.</summary>
    public float[] Run(EncoderInput text, Scratch scratch)
    {
        var n = text.Length;
        if (n > Longest) throw new ArgumentException($"The text has {n} pieces; the encoder takes {Longest} at most. Cut it.", nameof(text));
        var x = scratch.State;
        for (var t = 0; t < n; t++)
        {
            var word = words.AsSpan(text.Pieces[t] * Width, Width);
            var scale = wordScales[text.Pieces[t]];
            for (var j = 0; j < Width; j++)
                x[(t * Width) + j] = (word[j] * scale) + slots[(text.Slots[t] * Width) + j] + kinds[(text.Kinds[t] * Width) + j]
                    + shapes[(text.Shapes[t] * Width) + j] + places[(t * Width) + j];
        }
        Norm(x, n, firstScale, firstShift);
        foreach (var layer in layers)
        {
            Product(layer.Attention, x, n, scratch.Wide, scratch);
            Attend(scratch.Wide, n, scratch.Narrow, scratch.Weights);
            Product(layer.Mix, scratch.Narrow, n, scratch.Wide, scratch);
            Add(scratch.Wide, x, n);
            Norm(x, n, layer.MixScale, layer.MixShift);
            Product(layer.Inner, x, n, scratch.Wide, scratch);
            Gelu(scratch.Wide, (long)n * Inner);
            Product(layer.Outer, scratch.Wide, n, scratch.Narrow, scratch);
            Add(scratch.Narrow, x, n);
            Norm(x, n, layer.OuterScale, layer.OuterShift);
        }
        return new Span<float>(x, n * Width).ToArray();
    }

    private static void Product(QuantizedMatrix matrix, float* from, int rows, float* to, Scratch scratch)
    {
        QuantizedMatrix.Quantize(from, rows, matrix.Inputs, scratch.Bytes, scratch.Scales);
        matrix.Multiply(scratch.Bytes, scratch.Scales, rows, to);
    }

    private static void Add(float* from, float* to, int rows)
    {
        for (long i = 0; i < (long)rows * Width; i += 8) (Vector256.Load(to + i) + Vector256.Load(from + i)).Store(to + i);
    }

    // Softmax of the scaled products of queries and keys, times the values; rows hold query, key and value of all heads. Four queries go together;
    // keys are turned, so that no sum runs across a vector.
    private static void Attend(float* parts, int n, float* result, float* buffer)
    {
        const int row = 3 * Width, together = 4;
        var padded = (n + 15) / 16 * 16;
        float* keys = buffer, values = keys + ((long)HeadWidth * padded), weights = values + ((long)HeadWidth * padded);
        var scale = 0.17677669529663687f;
        for (var h = 0; h < Heads; h++)
        {
            for (var t = 0; t < n; t++)
            {
                var part = parts + ((long)t * row) + Width + (h * HeadWidth);
                for (var d = 0; d < HeadWidth; d++) keys[((long)d * padded) + t] = part[d];
                new ReadOnlySpan<float>(part + Width, HeadWidth).CopyTo(new Span<float>(values + ((long)t * HeadWidth), HeadWidth));
            }
            for (var t = n; t < padded; t++) for (var d = 0; d < HeadWidth; d++) keys[((long)d * padded) + t] = 0;
            for (var i = 0; i < n; i += together)
            {
                // Rows past the end are worked out from the last one and not kept.
                var q0 = parts + ((long)i * row) + (h * HeadWidth);
                var q1 = parts + ((long)Math.Min(i + 1, n - 1) * row) + (h * HeadWidth);
                var q2 = parts + ((long)Math.Min(i + 2, n - 1) * row) + (h * HeadWidth);
                var q3 = parts + ((long)Math.Min(i + 3, n - 1) * row) + (h * HeadWidth);
                for (var j = 0; j < padded; j += 16)
                {
                    Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, e0 = default, e1 = default;
                    for (var d = 0; d < HeadWidth; d++)
                    {
                        var key = keys + ((long)d * padded) + j;
                        var (k0, k1) = (Vector256.Load(key), Vector256.Load(key + 8));
                        var x = Vector256.Create(q0[d]);
                        (a0, a1) = (Vector256.FusedMultiplyAdd(x, k0, a0), Vector256.FusedMultiplyAdd(x, k1, a1));
                        x = Vector256.Create(q1[d]);
                        (b0, b1) = (Vector256.FusedMultiplyAdd(x, k0, b0), Vector256.FusedMultiplyAdd(x, k1, b1));
                        x = Vector256.Create(q2[d]);
                        (c0, c1) = (Vector256.FusedMultiplyAdd(x, k0, c0), Vector256.FusedMultiplyAdd(x, k1, c1));
                        x = Vector256.Create(q3[d]);
                        (e0, e1) = (Vector256.FusedMultiplyAdd(x, k0, e0), Vector256.FusedMultiplyAdd(x, k1, e1));
                    }
                    var to = weights + j;
                    (a0 * scale).Store(to); (a1 * scale).Store(to + 8);
                    (b0 * scale).Store(to + padded); (b1 * scale).Store(to + padded + 8);
                    (c0 * scale).Store(to + (2 * padded)); (c1 * scale).Store(to + (2 * padded) + 8);
                    (e0 * scale).Store(to + (3 * padded)); (e1 * scale).Store(to + (3 * padded) + 8);
                }
                for (var q = 0; q < together && i + q < n; q++) Softmax(weights + ((long)q * padded), n, padded);
                for (var q = 0; q < together && i + q < n; q++)
                {
                    Vector256<float> r0 = default, r1 = default, r2 = default, r3 = default;
                    var share = weights + ((long)q * padded);
                    for (var t = 0; t < n; t++)
                    {
                        var (w, value) = (Vector256.Create(share[t]), (nint)(values + ((long)t * HeadWidth)));
                        r0 = Vector256.FusedMultiplyAdd(w, Vector256.Load((float*)value), r0);
                        r1 = Vector256.FusedMultiplyAdd(w, Vector256.Load((float*)value + 8), r1);
                        r2 = Vector256.FusedMultiplyAdd(w, Vector256.Load((float*)value + 16), r2);
                        r3 = Vector256.FusedMultiplyAdd(w, Vector256.Load((float*)value + 24), r3);
                    }
                    var to = result + ((long)(i + q) * Width) + (h * HeadWidth);
                    r0.Store(to); r1.Store(to + 8); r2.Store(to + 16); r3.Store(to + 24);
                }
            }
        }
    }

    private static void Softmax(float* scores, int n, int padded)
    {
        var most = float.NegativeInfinity;
        for (var j = 0; j < n; j++) most = Math.Max(most, scores[j]);
        for (var j = n; j < padded; j++) scores[j] = -1e30f;
        var (sum, top) = (Vector256<float>.Zero, Vector256.Create(most));
        for (var j = 0; j < padded; j += 8)
        {
            var e = VectorMath.Exp(Vector256.Load(scores + j) - top);
            e.Store(scores + j);
            sum += e;
        }
        var share = Vector256.Create(1 / VectorMath.Sum(sum));
        for (var j = 0; j < padded; j += 8) (Vector256.Load(scores + j) * share).Store(scores + j);
    }

    private static void Norm(float* x, int rows, float[] scale, float[] shift)
    {
        fixed (float* by = scale, plus = shift)
            for (var r = 0; r < rows; r++, x += Width)
            {
                var sum = Vector256<float>.Zero;
                for (var j = 0; j < Width; j += 8) sum += Vector256.Load(x + j);
                var mean = Vector256.Create(VectorMath.Sum(sum) / Width);
                var square = Vector256<float>.Zero;
                for (var j = 0; j < Width; j += 8)
                {
                    var d = Vector256.Load(x + j) - mean;
                    square += d * d;
                }
                var inverse = Vector256.Create(1 / MathF.Sqrt((VectorMath.Sum(square) / Width) + 1e-12f));
                for (var j = 0; j < Width; j += 8) ((Vector256.Load(x + j) - mean) * inverse * Vector256.Load(by + j) + Vector256.Load(plus + j)).Store(x + j);
            }
    }

    private static void Gelu(float* x, long count)
    {
        for (long i = 0; i < count; i += 8) VectorMath.Gelu(Vector256.Load(x + i)).Store(x + i);
    }
}
