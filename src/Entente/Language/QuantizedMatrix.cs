using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Entente.Language;

/// <summary>
/// A matrix [inputs, outputs] with a bias, kept as signed bytes with one scale a column. A product rounds each row of the input to bytes with a scale
/// of its own, adds up whole numbers
/// and scales back: whole sums come out alike on every machine, whatever instructions it has.
/// </summary>
internal sealed unsafe class QuantizedMatrix
{
    /// <summary>Columns that are worked on together.</summary>
    public const int Lane = 16;
    /// <summary>Rows that are worked on together; buffers are padded to a multiple of it.</summary>
    public const int Tile = 6;

    private readonly sbyte* weights;
    private readonly float* scales;
    private readonly float* bias;
    private readonly int* sums;
    private readonly int lanes;

    /// <param name="inputs">Rows; a multiple of 32.</param>
    /// <param name="outputs">Columns.</param>
    private QuantizedMatrix(int inputs, int outputs)
    {
        if (inputs % 32 != 0) throw new ArgumentOutOfRangeException(nameof(inputs), inputs, "A matrix's inputs are a multiple of 32.");
        (Inputs, Outputs, lanes) = (inputs, outputs, (outputs + Lane - 1) / Lane);
        weights = (sbyte*)NativeMemory.AlignedAlloc((nuint)((long)inputs * lanes * Lane), 64);
        scales = (float*)NativeMemory.AlignedAlloc((nuint)(lanes * Lane * sizeof(float)), 64);
        bias = (float*)NativeMemory.AlignedAlloc((nuint)(lanes * Lane * sizeof(float)), 64);
        sums = (int*)NativeMemory.AlignedAlloc((nuint)(lanes * Lane * sizeof(int)), 64);
    }

    public int Inputs { get; }
    public int Outputs { get; }
    /// <summary>Columns of the result, padding included.</summary>
    public int Width => lanes * Lane;

    ~QuantizedMatrix()
    {
        NativeMemory.AlignedFree(weights);
        NativeMemory.AlignedFree(scales);
        NativeMemory.AlignedFree(bias);
        NativeMemory.AlignedFree(sums);
    }

    /// <param name="values">Row after row.</param>
    public static void Write(BinaryWriter writer, ReadOnlySpan<float> values, int inputs, int outputs, ReadOnlySpan<float> bias)
    {
        var lanes = (outputs + Lane - 1) / Lane;
        var scales = new float[outputs];
        for (var c = 0; c < outputs; c++)
        {
            var largest = 0f;
            for (var r = 0; r < inputs; r++) largest = Math.Max(largest, Math.Abs(values[(r * outputs) + c]));
            scales[c] = largest / 127;
        }
        writer.Write(inputs);
        writer.Write(outputs);
        foreach (var s in scales) writer.Write(s);
        for (var c = 0; c < outputs; c++) writer.Write(bias.IsEmpty ? 0f : bias[c]);
        // As the kernel reads them: sixteen columns together, four rows of each together.
        var block = new byte[inputs * Lane];
        for (var lane = 0; lane < lanes; lane++)
        {
            Array.Clear(block);
            for (var j = 0; j < Lane && (lane * Lane) + j < outputs; j++)
            {
                var c = (lane * Lane) + j;
                for (var r = 0; r < inputs; r++)
                    block[(r / 4 * 64) + (j * 4) + (r % 4)] = (byte)(sbyte)(scales[c] == 0 ? 0 : MathF.Round(values[(r * outputs) + c] / scales[c]));
            }
            writer.Write(block);
        }
    }

    public static QuantizedMatrix Read(BinaryReader reader)
    {
        var matrix = new QuantizedMatrix(reader.ReadInt32(), reader.ReadInt32());
        matrix.Fill(reader);
        return matrix;
    }

    private void Fill(BinaryReader reader)
    {
        new Span<float>(scales, Width).Clear();
        new Span<float>(bias, Width).Clear();
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(new Span<float>(scales, Outputs)));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(new Span<float>(bias, Outputs)));
        reader.BaseStream.ReadExactly(new Span<byte>(weights, Inputs * Width));
        // Inputs are stored with 128 added; what that adds to each column is taken off again.
        for (var c = 0; c < Width; c++)
        {
            var sum = 0;
            for (var r = 0; r < Inputs; r++) sum += weights[((long)(c / Lane) * Inputs * Lane) + (r / 4 * 64) + (c % Lane * 4) + (r % 4)];
            sums[c] = sum * 128;
        }
    }

    /// <summary>Rounds rows of the input to bytes around 128: quantized[rows, inputs], one scale a row. Rows up to the next multiple of
    /// <see cref="Tile"/> are filled with zeros.</summary>
    public static void Quantize(float* values, int rows, int inputs, byte* quantized, float* rowScales)
    {
        for (var r = 0; r < rows; r++, values += inputs, quantized += inputs)
        {
            var largest = Vector256<float>.Zero;
            for (var k = 0; k < inputs; k += 8) largest = Vector256.Max(largest, Vector256.Abs(Vector256.Load(values + k)));
            var most = 1e-9f;
            for (var i = 0; i < 8; i++) most = Math.Max(most, largest.GetElement(i));
            rowScales[r] = most / 127;
            var by = Vector256.Create(127 / most);
            var middle = Vector256.Create(128);
            for (var k = 0; k < inputs; k += 32)
            {
                var low = Vector256.Narrow(Whole(values + k, by) + middle, Whole(values + k + 8, by) + middle);
                var high = Vector256.Narrow(Whole(values + k + 16, by) + middle, Whole(values + k + 24, by) + middle);
                Vector256.Narrow(low.AsUInt16(), high.AsUInt16()).Store(quantized + k);
            }
        }
        for (var r = rows; r % Tile != 0; r++, quantized += inputs)
        {
            rowScales[r] = 0;
            new Span<byte>(quantized, inputs).Fill(128);
        }
    }

    // To the nearest whole number: adding and taking off 1.5 * 2^23 leaves it in the low bits, on every machine alike.
    private static Vector256<int> Whole(float* at, Vector256<float> by)
    {
        var magic = Vector256.Create(12582912f);
        return (Vector256.Load(at) * by + magic).AsInt32() - magic.AsInt32();
    }

    /// <summary>result[rows, <see cref="Width"/>] = input times matrix plus bias. The result has room for rows up to the next multiple of
    /// <see cref="Tile"/>.</summary>
    public void Multiply(byte* quantized, float* rowScales, int rows, float* result)
    {
        var whole = stackalloc int[Tile * Lane];
        for (var lane = 0; lane < lanes; lane++)
        {
            var block = weights + ((long)lane * Inputs * Lane);
            var (s0, s1) = (Vector256.Load(scales + (lane * Lane)), Vector256.Load(scales + (lane * Lane) + 8));
            var (b0, b1) = (Vector256.Load(bias + (lane * Lane)), Vector256.Load(bias + (lane * Lane) + 8));
            var (z0, z1) = (Vector256.Load(sums + (lane * Lane)), Vector256.Load(sums + (lane * Lane) + 8));
            for (var r = 0; r < rows; r += Tile)
            {
                if (AvxVnni.IsSupported) Sums(quantized + ((long)r * Inputs), block, whole, Inputs);
                else if (Avx2.IsSupported) SumsByHalves(quantized + ((long)r * Inputs), block, whole, Inputs);
                else SumsOneByOne(quantized + ((long)r * Inputs), block, whole, Inputs);
                for (var i = 0; i < Tile; i++)
                {
                    var scale = Vector256.Create(rowScales[r + i]);
                    var to = result + ((long)(r + i) * Width) + (lane * Lane);
                    (Vector256.ConvertToSingle(Vector256.Load(whole + (i * Lane)) - z0) * (s0 * scale) + b0).Store(to);
                    (Vector256.ConvertToSingle(Vector256.Load(whole + (i * Lane) + 8) - z1) * (s1 * scale) + b1).Store(to + 8);
                }
            }
        }
    }

    internal static void Sums(byte* a, sbyte* block, int* whole, int inputs)
    {
        Vector256<int> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default, e0 = default,
            e1 = default, f0 = default, f1 = default;
        byte* b = a + inputs, c = b + inputs, d = c + inputs, e = d + inputs, f = e + inputs;
        for (var k = 0; k < inputs; k += 4, block += 64)
        {
            var (low, high) = (Avx.LoadAlignedVector256(block), Avx.LoadAlignedVector256(block + 32));
            var x = Vector256.Create(*(int*)(a + k)).AsByte();
            (a0, a1) = (AvxVnni.MultiplyWideningAndAdd(a0, x, low), AvxVnni.MultiplyWideningAndAdd(a1, x, high));
            x = Vector256.Create(*(int*)(b + k)).AsByte();
            (b0, b1) = (AvxVnni.MultiplyWideningAndAdd(b0, x, low), AvxVnni.MultiplyWideningAndAdd(b1, x, high));
            x = Vector256.Create(*(int*)(c + k)).AsByte();
            (c0, c1) = (AvxVnni.MultiplyWideningAndAdd(c0, x, low), AvxVnni.MultiplyWideningAndAdd(c1, x, high));
            x = Vector256.Create(*(int*)(d + k)).AsByte();
            (d0, d1) = (AvxVnni.MultiplyWideningAndAdd(d0, x, low), AvxVnni.MultiplyWideningAndAdd(d1, x, high));
            x = Vector256.Create(*(int*)(e + k)).AsByte();
            (e0, e1) = (AvxVnni.MultiplyWideningAndAdd(e0, x, low), AvxVnni.MultiplyWideningAndAdd(e1, x, high));
            x = Vector256.Create(*(int*)(f + k)).AsByte();
            (f0, f1) = (AvxVnni.MultiplyWideningAndAdd(f0, x, low), AvxVnni.MultiplyWideningAndAdd(f1, x, high));
        }
        a0.Store(whole); a1.Store(whole + 8);
        b0.Store(whole + 16); b1.Store(whole + 24);
        c0.Store(whole + 32); c1.Store(whole + 40);
        d0.Store(whole + 48); d1.Store(whole + 56);
        e0.Store(whole + 64); e1.Store(whole + 72);
        f0.Store(whole + 80); f1.Store(whole + 88);
    }

    // The same sums from sixteen-bit products of the even and the odd bytes.
    internal static void SumsByHalves(byte* a, sbyte* block, int* whole, int inputs)
    {
        var low = Vector256.Create((short)0xFF);
        for (var i = 0; i < Tile; i++, a += inputs, whole += Lane)
        {
            var (first, second) = (Vector256<int>.Zero, Vector256<int>.Zero);
            var at = block;
            for (var k = 0; k < inputs; k += 4, at += 64)
            {
                var x = Vector256.Create(*(int*)(a + k)).AsInt16();
                var (even, odd) = (x & low, Avx2.ShiftRightLogical(x, 8));
                var (v, w) = (Vector256.Load(at).AsInt16(), Vector256.Load(at + 32).AsInt16());
                first += Avx2.MultiplyAddAdjacent(even, Avx2.ShiftRightArithmetic(Avx2.ShiftLeftLogical(v, 8), 8)) + Avx2.MultiplyAddAdjacent(odd,
                    Avx2.ShiftRightArithmetic(v, 8));
                second += Avx2.MultiplyAddAdjacent(even, Avx2.ShiftRightArithmetic(Avx2.ShiftLeftLogical(w, 8), 8)) + Avx2.MultiplyAddAdjacent(odd,
                    Avx2.ShiftRightArithmetic(w, 8));
            }
            first.Store(whole);
            second.Store(whole + 8);
        }
    }

    internal static void SumsOneByOne(byte* a, sbyte* block, int* whole, int inputs)
    {
        for (var i = 0; i < Tile; i++, a += inputs, whole += Lane)
            for (var j = 0; j < Lane; j++)
            {
                var sum = 0;
                for (var k = 0; k < inputs; k++) sum += a[k] * block[(k / 4 * 64) + (j * 4) + (k % 4)];
                whole[j] = sum;
            }
    }
}
