using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Language;

/// <summary>
/// The few dense operations that tagging and parsing need. Every sum runs in one fixed order with fused
/// multiply-add, whatever the width of the machine's vectors, so that the same model gives the same tree everywhere.
/// Widths (columns) are multiples of <see cref="Lane"/>.
/// </summary>
internal static unsafe class Kernels
{
    public const int Lane = 16;

    public static int Pad(int width) => (width + Lane - 1) / Lane * Lane;

    /// <summary>Rows from which copying a panel of B together pays.</summary>
    private const int PackFrom = 24;

    [ThreadStatic]
    private static float[]? t_panel;

    /// <summary>C[n x m] = (accumulate ? C : 0) + A[n x k] B[k x m]. A is read at a[i * aRow + p * aCol]; rows of B and C are ldb and ldc apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, int aRow, int aCol, float* b, int ldb, float* c, int ldc, int n, int k, int m, bool accumulate)
    {
        var j = 0;
        for (; m - j >= 2 * Lane; j += 2 * Lane)
        {
            var panel = b + j;
            var panelRow = ldb;
            if (n >= PackFrom && ldb > 2 * Lane)
            {
                if (t_panel is null || t_panel.Length < k * 2 * Lane) t_panel = GC.AllocateUninitializedArray<float>(k * 2 * Lane, pinned: true);
                var packed = (float*)Marshal.UnsafeAddrOfPinnedArrayElement(t_panel, 0);
                for (var p = 0; p < k; p++)
                {
                    Vector512.Load(panel + (long)p * ldb).Store(packed + p * 2 * Lane);
                    Vector512.Load(panel + (long)p * ldb + Lane).Store(packed + p * 2 * Lane + Lane);
                }
                panel = packed;
                panelRow = 2 * Lane;
            }
            var i = 0;
            for (; i + 6 <= n; i += 6) Block6(a + (long)i * aRow, aRow, aCol, panel, panelRow, c + (long)i * ldc + j, ldc, k, accumulate);
            for (; i < n; i++) Block1(a + (long)i * aRow, aCol, panel, panelRow, c + (long)i * ldc + j, k, accumulate);
        }
        if (j < m)
            for (var i = 0; i < n; i++) BlockHalf(a + (long)i * aRow, aCol, b + j, ldb, c + (long)i * ldc + j, k, accumulate);
    }

    /// <summary>Lays out B[k x m] for <see cref="MultiplyPacked"/>: panels of 32 columns (the last of 16, where there is one), each row after row.</summary>
    public static void Pack(ReadOnlySpan<float> b, int k, int m, Span<float> into)
    {
        for (var j = 0; j < m; j += 2 * Lane)
        {
            var width = Math.Min(2 * Lane, m - j);
            for (var p = 0; p < k; p++) b.Slice(p * m + j, width).CopyTo(into[(j * k + p * width)..]);
        }
    }

    /// <summary>C[n x m] = A[n x k] B[k x m], with B as <see cref="Pack"/> lays it out; rows of A and C are aRow and ldc apart. The same sums as <see cref="Multiply"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyPacked(float* a, int aRow, float* b, float* c, int ldc, int n, int k, int m)
    {
        var j = 0;
        for (; m - j >= 2 * Lane; j += 2 * Lane)
        {
            var panel = b + (long)j * k;
            var i = 0;
            for (; i + 6 <= n; i += 6) Block6(a + (long)i * aRow, aRow, 1, panel, 2 * Lane, c + (long)i * ldc + j, ldc, k, false);
            for (; i < n; i++) Block1(a + (long)i * aRow, 1, panel, 2 * Lane, c + (long)i * ldc + j, k, false);
        }
        if (j < m)
            for (var i = 0; i < n; i++) BlockHalf(a + (long)i * aRow, 1, b + (long)j * k, Lane, c + (long)i * ldc + j, k, false);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block6(float* a, int aRow, int aCol, float* b, int ldb, float* c, int ldc, int k, bool accumulate)
    {
        Vector512<float> c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51;
        if (accumulate)
        {
            (c00, c01) = (Vector512.Load(c), Vector512.Load(c + Lane));
            (c10, c11) = (Vector512.Load(c + ldc), Vector512.Load(c + ldc + Lane));
            (c20, c21) = (Vector512.Load(c + 2 * ldc), Vector512.Load(c + 2 * ldc + Lane));
            (c30, c31) = (Vector512.Load(c + 3 * ldc), Vector512.Load(c + 3 * ldc + Lane));
            (c40, c41) = (Vector512.Load(c + 4 * ldc), Vector512.Load(c + 4 * ldc + Lane));
            (c50, c51) = (Vector512.Load(c + 5 * ldc), Vector512.Load(c + 5 * ldc + Lane));
        }
        else c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = c40 = c41 = c50 = c51 = Vector512<float>.Zero;
        float* a0 = a, a1 = a + aRow, a2 = a + 2 * aRow, a3 = a + 3 * aRow, a4 = a + 4 * aRow, a5 = a + 5 * aRow;
        for (var p = 0; p < k; p++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + Lane);
            b += ldb;
            var x = Vector512.Create(*a0);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(*a1);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(*a2);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(*a3);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            x = Vector512.Create(*a4);
            c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
            x = Vector512.Create(*a5);
            c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
            a0 += aCol; a1 += aCol; a2 += aCol; a3 += aCol; a4 += aCol; a5 += aCol;
        }
        c00.Store(c); c01.Store(c + Lane);
        c10.Store(c + ldc); c11.Store(c + ldc + Lane);
        c20.Store(c + 2 * ldc); c21.Store(c + 2 * ldc + Lane);
        c30.Store(c + 3 * ldc); c31.Store(c + 3 * ldc + Lane);
        c40.Store(c + 4 * ldc); c41.Store(c + 4 * ldc + Lane);
        c50.Store(c + 5 * ldc); c51.Store(c + 5 * ldc + Lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block1(float* a, int aCol, float* b, int ldb, float* c, int k, bool accumulate)
    {
        var c0 = accumulate ? Vector512.Load(c) : Vector512<float>.Zero;
        var c1 = accumulate ? Vector512.Load(c + Lane) : Vector512<float>.Zero;
        for (var p = 0; p < k; p++, a += aCol, b += ldb)
        {
            var x = Vector512.Create(*a);
            c0 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b), c0);
            c1 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b + Lane), c1);
        }
        c0.Store(c);
        c1.Store(c + Lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BlockHalf(float* a, int aCol, float* b, int ldb, float* c, int k, bool accumulate)
    {
        var c0 = accumulate ? Vector512.Load(c) : Vector512<float>.Zero;
        for (var p = 0; p < k; p++, a += aCol, b += ldb)
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(*a), Vector512.Load(b), c0);
        c0.Store(c);
    }

    /// <summary>y += x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* x, float* y, int width)
    {
        for (var j = 0; j < width; j += Lane) (Vector512.Load(y + j) + Vector512.Load(x + j)).Store(y + j);
    }

    /// <summary>y += s x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(float s, float* x, float* y, int width)
    {
        var v = Vector512.Create(s);
        for (var j = 0; j < width; j += Lane) Vector512.FusedMultiplyAdd(v, Vector512.Load(x + j), Vector512.Load(y + j)).Store(y + j);
    }

    public static void AddBias(float* c, int n, int m, int ldc, float* bias)
    {
        for (var i = 0; i < n; i++) Add(bias, c + (long)i * ldc, m);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rectify(float* c, int n, int m, int ldc)
    {
        for (var i = 0; i < n; i++)
        {
            var row = c + (long)i * ldc;
            for (var j = 0; j < m; j += Lane) Vector512.Max(Vector512.Load(row + j), Vector512<float>.Zero).Store(row + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Vector512.Exp(-x));

    /// <summary>
    /// One direction of a simple recurrent unit (Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence", equations 1-4)
    /// over n words. z holds, per word (zRow apart), candidate, forget and reset parts of width d each, biases added; x the highway input.
    /// f, r and c (n x d), where given, keep the gates and states for training.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Recur(float* z, int zRow, float* x, int xRow, float* peepholes, float* h, int hRow, int n, int d, bool backward, float* f, float* r, float* c)
    {
        for (var j = 0; j < d; j += Lane)
        {
            var vf = Vector512.Load(peepholes + j);
            var vr = Vector512.Load(peepholes + d + j);
            var s = Vector512<float>.Zero;
            for (var i = 0; i < n; i++)
            {
                var t = backward ? n - 1 - i : i;
                var row = z + (long)t * zRow + j;
                var candidate = Vector512.Load(row);
                var forget = Sigmoid(Vector512.FusedMultiplyAdd(vf, s, Vector512.Load(row + d)));
                var reset = Sigmoid(Vector512.FusedMultiplyAdd(vr, s, Vector512.Load(row + 2 * d)));
                s = Vector512.FusedMultiplyAdd(forget, s - candidate, candidate);
                var way = Vector512.Load(x + (long)t * xRow + j);
                Vector512.FusedMultiplyAdd(reset, s - way, way).Store(h + (long)t * hRow + j);
                if (f == null) continue;
                forget.Store(f + (long)t * d + j);
                reset.Store(r + (long)t * d + j);
                s.Store(c + (long)t * d + j);
            }
        }
    }
}
