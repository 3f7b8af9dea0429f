using System.Runtime.InteropServices;

namespace Entente.Language;

/// <summary>Buffers of one thread for products of rows with a <see cref="QuantizedMatrix"/>.</summary>
internal sealed unsafe class DenseScratch
{
    private float[] rows = [], scales = [], result = [];
    private byte[] bytes = [];

    private static T* Pinned<T>(ref T[] buffer, long length) where T : unmanaged
    {
        if (buffer.Length < length) buffer = GC.AllocateUninitializedArray<T>((int)(length + (length / 4) + 64), pinned: true);
        return (T*)Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0);
    }

    private static int Padded(int count) => (count + QuantizedMatrix.Tile - 1) / QuantizedMatrix.Tile * QuantizedMatrix.Tile;

    /// <summary>Room for rows of input.</summary>
    public float* Rows(int count, int width) => Pinned(ref rows, (long)count * width);

    /// <summary>Takes the rows as the input of the products that follow.</summary>
    public void Quantize(float* values, int count, int width) =>
        QuantizedMatrix.Quantize(values, count, width, Pinned(ref bytes, (long)Padded(count) * width), Pinned(ref scales, Padded(count)));

    /// <summary>The rows taken last times the matrix, in a new array of count rows of the matrix's width.</summary>
    public float[] Multiply(QuantizedMatrix matrix, int count)
    {
        var to = Pinned(ref result, (long)Padded(count) * matrix.Width);
        matrix.Multiply(Pinned(ref bytes, 0), Pinned(ref scales, 0), count, to);
        return new Span<float>(to, count * matrix.Width).ToArray();
    }

    /// <summary>Rows laid one after another in an array, times the matrix.</summary>
    public float[] Product(QuantizedMatrix matrix, float[] values, int count)
    {
        fixed (float* p = values) Quantize(p, count, matrix.Inputs);
        return Multiply(matrix, count);
    }
}
