using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Outlook;

/// <summary>Sums over rows of floats, eight at a time in a fixed order, so that every processor adds in the same order; lengths are multiples of
/// eight.</summary>
internal static class Lanes
{
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector256<float>>(b);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return Vector256.Sum(sum);
    }

    /// <summary>Adds <paramref name="factor"/> times a row to another.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> from, Span<float> to)
    {
        var source = MemoryMarshal.Cast<float, Vector256<float>>(from);
        var target = MemoryMarshal.Cast<float, Vector256<float>>(to);
        for (var i = 0; i < source.Length; i++) target[i] += source[i] * factor;
    }
}
