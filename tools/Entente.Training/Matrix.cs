using System.Runtime.InteropServices;

namespace Entente.Training;

/// <summary>A trained matrix with its gradient and Adam's moments. Of a sparse one (an embedding table) only touched rows are updated.</summary>
internal sealed unsafe class Matrix
{
    private readonly float[] _value, _gradient, _first, _second;
    private readonly bool[] _touched;
    private readonly List<int> _rows = [];

    public Matrix(int rows, int columns, bool sparse)
    {
        (Rows, Columns, Sparse) = (rows, columns, sparse);
        var size = rows * columns;
        _value = GC.AllocateArray<float>(size, pinned: true);
        _gradient = GC.AllocateArray<float>(size, pinned: true);
        _first = new float[size];
        _second = new float[size];
        _touched = new bool[rows];
    }

    public int Rows { get; }
    public int Columns { get; }
    public bool Sparse { get; }
    public float[] Value => _value;
    public float* W => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_value, 0);
    public float* G => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_gradient, 0);

    /// <summary>The gradient row of an embedding, remembered for the next step.</summary>
    public float* Touch(int row)
    {
        if (!_touched[row])
        {
            _touched[row] = true;
            _rows.Add(row);
        }
        return G + (long)row * Columns;
    }

    public double SquaredNorm()
    {
        double sum = 0;
        if (Sparse) foreach (var row in _rows) sum += Squared(row * Columns, Columns);
        else sum = Squared(0, _gradient.Length);
        return sum;
    }

    private double Squared(int from, int length)
    {
        double sum = 0;
        foreach (var g in _gradient.AsSpan(from, length)) sum += g * g;
        return sum;
    }

    public void Step(float rate, float scale, float beta1, float beta2, float correction1, float correction2)
    {
        if (!Sparse)
        {
            Update(0, _value.Length, rate, scale, beta1, beta2, correction1, correction2);
            return;
        }
        foreach (var row in _rows)
        {
            Update(row * Columns, Columns, rate, scale, beta1, beta2, correction1, correction2);
            _touched[row] = false;
        }
        _rows.Clear();
    }

    private void Update(int from, int length, float rate, float scale, float beta1, float beta2, float correction1, float correction2)
    {
        var w = _value.AsSpan(from, length);
        var g = _gradient.AsSpan(from, length);
        var m = _first.AsSpan(from, length);
        var v = _second.AsSpan(from, length);
        var width = System.Numerics.Vector<float>.Count;
        var i = 0;
        for (; i + width <= length; i += width)
        {
            var gradient = new System.Numerics.Vector<float>(g[i..]) * scale;
            var first = beta1 * new System.Numerics.Vector<float>(m[i..]) + (1 - beta1) * gradient;
            var second = beta2 * new System.Numerics.Vector<float>(v[i..]) + (1 - beta2) * gradient * gradient;
            first.CopyTo(m[i..]);
            second.CopyTo(v[i..]);
            var step = rate / correction1 * first / (System.Numerics.Vector.SquareRoot(second * (1 / correction2)) + new System.Numerics.Vector<float>(1e-8f));
            (new System.Numerics.Vector<float>(w[i..]) - step).CopyTo(w[i..]);
        }
        for (; i < length; i++)
        {
            var gradient = g[i] * scale;
            m[i] = beta1 * m[i] + (1 - beta1) * gradient;
            v[i] = beta2 * v[i] + (1 - beta2) * gradient * gradient;
            w[i] -= rate / correction1 * m[i] / (MathF.Sqrt(v[i] / correction2) + 1e-8f);
        }
        g.Clear();
    }
}
