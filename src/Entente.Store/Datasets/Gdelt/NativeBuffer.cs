using System.Runtime.InteropServices;
using Entente.Store.Datasets.Reading;

namespace Entente.Store.Datasets.Gdelt;

/// <summary>Bytes outside the collector's reach, with 128 more behind them that may be read but hold nothing.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int Behind = 128;
    private byte* bytes;

    public NativeBuffer(int length)
    {
        bytes = Allocate(length);
        Length = length;
    }

    public int Length { get; private set; }
    public byte* Pointer => bytes;
    public Span<byte> Span => new(bytes, Length);
    public Span<byte> Whole => new(bytes, Length + Behind);

    /// <summary>Doubles the buffer, keeping what it holds.</summary>
    /// <exception cref="DataFileException">It has reached the limit.</exception>
    public void Grow(int limit, string file)
    {
        if (Length >= limit) throw new DataFileException(file, $"a line is longer than {limit:N0} bytes; this is no table.");
        var larger = Allocate(Length * 2);
        Span.CopyTo(new Span<byte>(larger, Length));
        NativeMemory.AlignedFree(bytes);
        bytes = larger;
        Length *= 2;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(bytes);
        bytes = null;
    }

    private static byte* Allocate(int length)
    {
        var fresh = (byte*)NativeMemory.AlignedAlloc((nuint)length + Behind, 64);
        NativeMemory.Clear(fresh + length, Behind);
        return fresh;
    }
}
