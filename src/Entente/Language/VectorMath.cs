using System.Runtime.Intrinsics;

namespace Entente.Language;

/// <summary>Functions over eight numbers that give the same bits on every machine: each step is one rounded operation in one fixed order.</summary>
internal static class VectorMath
{
    /// <summary>The sum of the eight.</summary>
    public static float Sum(Vector256<float> v)
    {
        var four = v.GetLower() + v.GetUpper();
        return four.GetElement(0) + four.GetElement(2) + (four.GetElement(1) + four.GetElement(3));
    }

    /// <summary>e to the power of x, for x up to 88; relative error below 2e-7; 0 below -87.</summary>
    public static Vector256<float> Exp(Vector256<float> x)
    {
        var low = Vector256.Create(-87.0f);
        var under = Vector256.LessThan(x, low);
        x = Vector256.Max(x, low);
        // x = n ln 2 + r, |r| <= ln 2 / 2; ln 2 in two parts.
        var magic = Vector256.Create(12582912f);
        var shifted = (x * 1.44269504f) + magic;
        var n = shifted - magic;
        var r = x - (n * 0.693359375f) - (n * -2.12194440e-4f);
        var p = (((((((((r * 1.9875691500e-4f) + Vector256.Create(1.3981999507e-3f)) * r) + Vector256.Create(8.3334519073e-3f)) * r)
            + Vector256.Create(4.1665795894e-2f)) * r) + Vector256.Create(1.6666665459e-1f)) * r) + Vector256.Create(5.0000001201e-1f);
        p = (p * (r * r)) + r + Vector256<float>.One;
        var power = ((shifted.AsInt32() - magic.AsInt32() + Vector256.Create(127)) << 23).AsSingle();
        return Vector256.ConditionalSelect(under, Vector256<float>.Zero, p * power);
    }

    /// <summary>x times the normal distribution function at x (Hendrycks and Gimpel 2016), the error function by Abramowitz and Stegun 7.1.26.</summary>
    public static Vector256<float> Gelu(Vector256<float> x)
    {
        var z = Vector256.Abs(x) * 0.70710678f;
        var t = Vector256<float>.One / (Vector256<float>.One + (z * 0.3275911f));
        var p = ((((((((t * 1.061405429f) - Vector256.Create(1.453152027f)) * t) + Vector256.Create(1.421413741f)) * t) - Vector256.Create(
            0.284496736f)) * t) + Vector256.Create(0.254829592f)) * t;
        var erf = Vector256.CopySign(Vector256<float>.One - (p * Exp(-(z * z))), x);
        return x * 0.5f * (Vector256<float>.One + erf);
    }

    /// <summary>The sum of products; lengths are multiples of 8.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < a.Length; i += 8) sum += Vector256.Create(a.Slice(i, 8)) * Vector256.Create(b.Slice(i, 8));
        return Sum(sum);
    }

    public static float Gelu(float x) => Gelu(Vector256.Create(x)).GetElement(0);
    public static float Exp(float x) => Exp(Vector256.Create(x)).GetElement(0);
}
