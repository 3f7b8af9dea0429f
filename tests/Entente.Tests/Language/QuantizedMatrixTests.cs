using System.Runtime.Intrinsics.X86;
using Entente.Language;
using Xunit;

namespace Entente.Tests.Language;

public sealed unsafe class QuantizedMatrixTests
{
    private static (float[] Values, float[] Bias) Random(int inputs, int outputs, int seed)
    {
        var random = new Random(seed);
        return ([.. Enumerable.Range(0, inputs * outputs).Select(_ => (random.NextSingle() - 0.5f) * 2)],
            [.. Enumerable.Range(0, outputs).Select(_ => random.NextSingle())]);
    }

    private static QuantizedMatrix Matrix(float[] values, int inputs, int outputs, float[] bias)
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) QuantizedMatrix.Write(writer, values, inputs, outputs, bias);
        stream.Position = 0;
        return QuantizedMatrix.Read(new BinaryReader(stream));
    }

    [Theory]
    [InlineData(1, 64, 20)]
    [InlineData(7, 416, 33)]
    [InlineData(12, 384, 16)]
    public void Product_is_the_matrix_times_the_rows_within_the_rounding(int rows, int inputs, int outputs)
    {
        var (values, bias) = Random(inputs, outputs, 3);
        var (input, _) = Random(rows, inputs, 4);
        var got = new DenseScratch().Product(Matrix(values, inputs, outputs, bias), input, rows);
        var width = got.Length / rows;
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < outputs; c++)
            {
                double exact = bias[c];
                for (var k = 0; k < inputs; k++) exact += (double)input[(r * inputs) + k] * values[(k * outputs) + c];
                // Two roundings of half a step in 127, over independent terms: three standard deviations.
                Assert.True(Math.Abs(got[(r * width) + c] - exact) < 3 * Math.Sqrt(inputs) / 127, $"row {r}, column {c}: {got[(r * width) + c]} for {exact}");
            }
    }

    [Fact]
    public void Sums_are_the_same_whatever_instructions_there_are()
    {
        const int inputs = 96;
        var random = new Random(5);
        var (a, b) = (new byte[QuantizedMatrix.Tile * inputs], GC.AllocateArray<byte>((inputs * QuantizedMatrix.Lane) + 64, pinned: true));
        random.NextBytes(a);
        random.NextBytes(b);
        fixed (byte* from = a)
        fixed (byte* raw = b)
        {
            var block = (sbyte*)(((nint)raw + 63) & ~63);
            int* one = stackalloc int[QuantizedMatrix.Tile * QuantizedMatrix.Lane], other = stackalloc int[QuantizedMatrix.Tile * QuantizedMatrix.Lane];
            QuantizedMatrix.SumsOneByOne(from, block, one, inputs);
            var plain = new Span<int>(one, QuantizedMatrix.Tile * QuantizedMatrix.Lane).ToArray();
            if (Avx2.IsSupported)
            {
                QuantizedMatrix.SumsByHalves(from, block, other, inputs);
                Assert.Equal(plain, new Span<int>(other, plain.Length).ToArray());
            }
            if (AvxVnni.IsSupported)
            {
                QuantizedMatrix.Sums(from, block, other, inputs);
                Assert.Equal(plain, new Span<int>(other, plain.Length).ToArray());
            }
        }
    }
}
