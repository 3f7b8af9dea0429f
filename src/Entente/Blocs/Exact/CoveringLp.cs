using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Blocs.Exact;

/// <summary>
/// min c'y, lo &lt;= y &lt;= hi within [0, 1], rows a'y &gt;= b with coefficients of 1 and -1, solved by a dual simplex which keeps only the
/// inverse of the kernel: tight rows against basic variables. Rows may be added and bounds moved at any time; the basis stays dual
/// feasible because every variable is boxed, so each solve starts where the last one ended.
/// </summary>
internal sealed class CoveringLp
{
    private const double Tolerance = 1e-7;
    private const int LargestKernel = 8192;
    private readonly int count;
    private readonly double[] cost, lo, hi, reduced, alpha;
    private readonly int[] place;
    private readonly bool[] touched;
    private readonly List<int> touchedList = [];
    private readonly List<int[]> rowVars = [];
    private readonly List<sbyte[]> rowSigns = [];
    private readonly List<int> rhs = [];
    private readonly List<int> rowPlace = [];
    private readonly List<int> idle = [];
    private readonly List<int>[] rowsOf;
    private int p, capacity, pivotsSinceRebuild;
    private double[] inverse = [], rho = [], column = [], price = [];
    private int[] basicVar = [], tightRow = [];
    private readonly (int Kind, int Index, double Gap)[] worst = new (int, int, double)[10];
    private double[]? ray;
    private int rayRow = -1;

    public CoveringLp(double[] cost)
    {
        count = cost.Length;
        this.cost = cost;
        lo = new double[count];
        hi = new double[count];
        Array.Fill(hi, 1);
        reduced = (double[])cost.Clone();
        alpha = new double[count];
        Y = new double[count];
        place = new int[count];
        Array.Fill(place, -1);
        touched = new bool[count];
        rowsOf = new List<int>[count];
        for (var e = 0; e < count; e++) rowsOf[e] = [];
        Grow(64);
    }

    /// <summary>The current point; optimal for the rows present after <see cref="Solve"/> said so.</summary>
    public double[] Y { get; }
    public double[] ReducedCosts => reduced;
    public int RowCount => rowVars.Count;
    public int KernelSize => p;
    public long Pivots { get; private set; }
    public double Objective { get; private set; }
    public double Low(int e) => lo[e];
    public double High(int e) => hi[e];
    public bool IsFixed(int e) => lo[e] == hi[e];

    /// <summary>Adds sum(sign * y) &gt;= bound.</summary>
    public void AddRow(int[] vars, sbyte[] signs, int bound)
    {
        var r = rowVars.Count;
        rowVars.Add(vars);
        rowSigns.Add(signs);
        rhs.Add(bound);
        rowPlace.Add(-1);
        idle.Add(0);
        foreach (var e in vars) rowsOf[e].Add(r);
    }

    public void SetBounds(int e, double low, double high)
    {
        if (lo[e] == low && hi[e] == high) return;
        lo[e] = low;
        hi[e] = high;
        if (place[e] >= 0) return;
        Shift(e, (reduced[e] >= 0 ? low : high) - Y[e]);
    }

    public enum Outcome { Optimal, Infeasible, CutOff, Limit }

    /// <summary>Stops with CutOff once the dual objective has passed <paramref name="cutOff"/>.</summary>
    public Outcome Solve(double cutOff, int maxPivots, Patience patience)
    {
        ray = null;
        Refresh();
        for (var pivot = 0; pivot < maxPivots; pivot++)
        {
            if ((pivot & 31) == 31)
            {
                if (patience.IsOver) return Outcome.Limit;
                if (pivotsSinceRebuild > 60 + p / 2 && (Residual() > 1e-8 || pivotsSinceRebuild > 2000)) Rebuild();
            }
            if (Objective > cutOff) { Recount(); if (Objective > cutOff) return Outcome.CutOff; }
            var (kind, index, gap) = Leaving();
            if (kind == 0)
            {
                if (Residual() > 1e-6) { Rebuild(); if (Leaving().Kind != 0) continue; }
                Recount();
                return Outcome.Optimal;
            }
            if (p >= LargestKernel) return Outcome.Limit;
            if (!Pivot(kind, index, gap, out var weak))
            {
                if (pivotsSinceRebuild > 0) { Rebuild(); continue; }
                if (weak) return Outcome.Limit;
                ray = rho.AsSpan(0, p).ToArray();
                rayRow = kind == 1 ? index : -1;
                return Outcome.Infeasible;
            }
            Pivots++;
            pivotsSinceRebuild++;
        }
        Recount();
        return Outcome.Limit;
    }

    /// <summary>
    /// A lower bound that no rounding error can spoil: the row prices, rounded down to whole multiples of 2^-20, taken as multipliers in
    /// whole-number arithmetic with the true weights. In the weights' own unit, rounded up. After Infeasible the prices are pushed along
    /// the ray that showed it, so that the bound itself is the proof.
    /// </summary>
    public long SafeBound(long[] weight, long unit)
    {
        const long scale = 1L << 20;
        const double push = 4096;
        var slack = new long[count];
        for (var e = 0; e < count; e++) slack[e] = weight[e] * scale;
        long sum = 0;
        for (var j = 0; j < p; j++)
        {
            var multiplier = (long)Math.Floor((ray is null ? price[j] : price[j] - push * ray[j]) * scale) * unit;
            if (multiplier > 0) Take(tightRow[j], multiplier);
        }
        if (ray is not null && rayRow >= 0) Take(rayRow, (long)push * scale * unit);
        for (var e = 0; e < count; e++) sum += Math.Min(slack[e] * (long)lo[e], slack[e] * (long)hi[e]);
        return sum <= 0 ? -(-sum / scale) : (sum + scale - 1) / scale;

        void Take(int r, long multiplier)
        {
            sum += multiplier * rhs[r];
            var (vars, signs) = (rowVars[r], rowSigns[r]);
            for (var k = 0; k < vars.Length; k++) slack[vars[k]] -= multiplier * signs[k];
        }
    }

    /// <summary>Drops rows which have been slack for <paramref name="rounds"/> calls.</summary>
    public void Purge(int rounds)
    {
        var kept = 0;
        var map = new int[rowVars.Count];
        for (var r = 0; r < rowVars.Count; r++)
        {
            if (rowPlace[r] >= 0) idle[r] = 0; else idle[r]++;
            if (idle[r] >= rounds) { map[r] = -1; continue; }
            map[r] = kept;
            (rowVars[kept], rowSigns[kept], rhs[kept], rowPlace[kept], idle[kept]) = (rowVars[r], rowSigns[r], rhs[r], rowPlace[r], idle[r]);
            kept++;
        }
        if (kept == map.Length) return;
        foreach (var list in new System.Collections.IList[] { rowVars, rowSigns, rhs, rowPlace, idle })
            for (var i = list.Count - 1; i >= kept; i--) list.RemoveAt(i);
        for (var j = 0; j < p; j++) tightRow[j] = map[tightRow[j]];
        foreach (var list in rowsOf) list.Clear();
        for (var r = 0; r < kept; r++)
            foreach (var e in rowVars[r]) rowsOf[e].Add(r);
    }

    /// <summary>The basis as it stands, to come back to after tries; only bounds may be changed and no rows added in between.</summary>
    public Basis Save() => new(p, [.. Enumerable.Range(0, p).Select(i => Row(i).ToArray())], price.AsSpan(0, p).ToArray(), basicVar.AsSpan(0, p).ToArray(),
        tightRow.AsSpan(0, p).ToArray(), (double[])reduced.Clone(), (double[])Y.Clone(), Objective);

    public void Restore(Basis basis)
    {
        for (var i = 0; i < p; i++)
        {
            place[basicVar[i]] = -1;
            rowPlace[tightRow[i]] = -1;
        }
        p = basis.Size;
        if (p > capacity) throw new InvalidOperationException("A basis larger than the kernel it came from.");
        for (var i = 0; i < p; i++)
        {
            basis.Inverse[i].CopyTo(Row(i));
            place[basis.Variables[i]] = i;
            rowPlace[basis.Rows[i]] = i;
        }
        basis.Prices.CopyTo(price, 0);
        basis.Variables.CopyTo(basicVar, 0);
        basis.Rows.CopyTo(tightRow, 0);
        basis.Reduced.CopyTo(reduced, 0);
        basis.Point.CopyTo(Y, 0);
        Objective = basis.Objective;
        ray = null;
    }

    public sealed record Basis(int Size, double[][] Inverse, double[] Prices, int[] Variables, int[] Rows, double[] Reduced, double[] Point, double Objective);

    private Span<double> Row(int i) => inverse.AsSpan(i * capacity, p);

    private void Grow(int size)
    {
        var bigger = new double[size * size];
        for (var i = 0; i < p; i++) inverse.AsSpan(i * capacity, p).CopyTo(bigger.AsSpan(i * size));
        (inverse, capacity) = (bigger, size);
        Array.Resize(ref rho, size);
        Array.Resize(ref column, size);
        Array.Resize(ref price, size);
        Array.Resize(ref basicVar, size);
        Array.Resize(ref tightRow, size);
    }

    /// <summary>
    /// Kind 0: nothing is violated; 1: a row; 2: a basic variable below its bound; 3: above. Among the worst violated, the one furthest away
    /// in the space of the tight rows (dual steepest edge, its norms worked out afresh for these few).
    /// </summary>
    private (int Kind, int Index, double Gap) Leaving()
    {
        var found = 0;
        for (var i = 0; i < p; i++)
        {
            var e = basicVar[i];
            if (lo[e] - Y[e] > Tolerance) found = Insert(found, 2, i, lo[e] - Y[e]);
            else if (Y[e] - hi[e] > Tolerance) found = Insert(found, 3, i, Y[e] - hi[e]);
        }
        var vars = CollectionsMarshal.AsSpan(rowVars);
        var signs = CollectionsMarshal.AsSpan(rowSigns);
        for (var r = 0; r < vars.Length; r++)
        {
            if (rowPlace[r] >= 0) continue;
            double gap = rhs[r];
            var (v, s) = (vars[r], signs[r]);
            for (var k = 0; k < v.Length; k++) gap -= s[k] * Y[v[k]];
            if (gap > Tolerance) found = Insert(found, 1, r, gap);
        }
        if (found == 0) return (0, -1, Tolerance);
        var (pick, best) = (0, -1.0);
        for (var c = 0; c < found && found > 1; c++)
        {
            var (kind, index, gap) = worst[c];
            double norm;
            if (kind == 1)
            {
                var work = rho.AsSpan(0, p);
                work.Clear();
                for (var k = 0; k < vars[index].Length; k++)
                    if (place[vars[index][k]] is >= 0 and var i) AddScaled(work, Row(i), signs[index][k]);
                norm = 1 + Dot(work, work);
            }
            else norm = Dot(Row(index), Row(index));
            if (gap * gap / norm > best) (pick, best) = (c, gap * gap / norm);
        }
        return worst[pick];

        int Insert(int count, int kind, int index, double gap)
        {
            if (count == worst.Length)
            {
                if (gap <= worst[^1].Gap) return count;
                count--;
            }
            var at = count;
            while (at > 0 && worst[at - 1].Gap < gap)
            {
                worst[at] = worst[at - 1];
                at--;
            }
            worst[at] = (kind, index, gap);
            return count + 1;
        }
    }

    private bool Pivot(int kind, int index, double gap, out bool weak)
    {
        weak = false;
        var orient = kind == 3 ? -1.0 : 1.0;
        var work = rho.AsSpan(0, p);
        work.Clear();
        touchedList.Clear();
        if (kind == 1)
        {
            var (vars, signs) = (rowVars[index], rowSigns[index]);
            for (var k = 0; k < vars.Length; k++)
            {
                if (place[vars[k]] >= 0) AddScaled(work, Row(place[vars[k]]), signs[k]);
                else { Touch(vars[k]); alpha[vars[k]] += signs[k]; }
            }
        }
        else AddScaled(work, Row(index), orient);

        for (var j = 0; j < p; j++)
        {
            var f = work[j];
            if (Math.Abs(f) < 1e-11) { work[j] = 0; continue; }
            var (vars, signs) = (rowVars[tightRow[j]], rowSigns[tightRow[j]]);
            for (var k = 0; k < vars.Length; k++)
            {
                var e = vars[k];
                if (place[e] >= 0) continue;
                Touch(e);
                alpha[e] -= f * signs[k];
            }
        }

        // Harris's ratio test: the largest pivot among those that keep every price within a hair of feasible.
        const double hair = 1e-9, smallest = 1e-7;
        var limit = double.PositiveInfinity;
        for (var j = 0; j < p; j++)
            if (work[j] > smallest) limit = Math.Min(limit, (Math.Max(price[j], 0) + hair) / work[j]);
        foreach (var e in touchedList)
        {
            if (lo[e] == hi[e]) continue;
            var (a, d) = (alpha[e], reduced[e]);
            if (Y[e] > lo[e]) (a, d) = (-a, -d);
            if (a > smallest) limit = Math.Min(limit, (Math.Max(d, 0) + hair) / a);
        }
        var (best, entering, slack) = (0.0, -1, false);
        var theta = 0.0;
        if (!double.IsPositiveInfinity(limit))
        {
            for (var j = 0; j < p; j++)
                if (work[j] > smallest && Math.Max(price[j], 0) / work[j] <= limit && work[j] > best)
                    (best, entering, slack, theta) = (work[j], j, true, Math.Max(price[j], 0) / work[j]);
            foreach (var e in touchedList)
            {
                if (lo[e] == hi[e]) continue;
                var (a, d) = (alpha[e], reduced[e]);
                if (Y[e] > lo[e]) (a, d) = (-a, -d);
                if (a > smallest && Math.Max(d, 0) / a <= limit && a > best) (best, entering, slack, theta) = (a, e, false, Math.Max(d, 0) / a);
            }
        }
        if (entering < 0)
        {
            ClearTouched();
            return false;
        }
        if (best < 1e-5 && pivotsSinceRebuild > 0) { ClearTouched(); weak = true; return false; }

        Objective += theta * gap;
        for (var j = 0; j < p; j++)
            if (work[j] != 0) price[j] -= theta * work[j];
        foreach (var e in touchedList) reduced[e] -= theta * alpha[e];
        if (slack) EnterSlack(kind, index, entering, gap, theta, orient);
        else EnterVariable(kind, index, entering, gap, theta, orient);
        ClearTouched();
        return true;
    }

    private void EnterSlack(int kind, int index, int j, double gap, double theta, double orient)
    {
        var pivot = rho[j];
        var step = gap / pivot;
        if (kind == 1)
        {
            for (var i = 0; i < p; i++)
            {
                var row = Row(i);
                var f = row[j];
                if (Math.Abs(f) < 1e-13) { row[j] = 0; continue; }
                Y[basicVar[i]] += f * step;
                f /= pivot;
                AddScaled(row, rho.AsSpan(0, p), -f);
                row[j] = f;
            }
            rowPlace[tightRow[j]] = -1;
            tightRow[j] = index;
            rowPlace[index] = j;
            price[j] = theta;
            return;
        }
        var source = Row(index);
        pivot = source[j];
        for (var i = 0; i < p; i++)
        {
            var row = Row(i);
            var f = row[j];
            if (f == 0) continue;
            Y[basicVar[i]] += f * step;
            if (i == index) continue;
            AddScaled(row, source, -f / pivot);
        }
        var leaving = basicVar[index];
        Y[leaving] = kind == 2 ? lo[leaving] : hi[leaving];
        reduced[leaving] = orient * theta;
        place[leaving] = -1;
        rowPlace[tightRow[j]] = -1;
        var last = p - 1;
        if (index != last)
        {
            Row(last).CopyTo(Row(index));
            basicVar[index] = basicVar[last];
            place[basicVar[index]] = index;
        }
        if (j != last)
        {
            for (var i = 0; i < last; i++) inverse[i * capacity + j] = inverse[i * capacity + last];
            tightRow[j] = tightRow[last];
            rowPlace[tightRow[j]] = j;
            price[j] = price[last];
        }
        p--;
    }

    private void EnterVariable(int kind, int index, int e, double gap, double theta, double orient)
    {
        var step = gap / alpha[e];
        Column(e);
        for (var i = 0; i < p; i++) Y[basicVar[i]] -= step * column[i];
        Y[e] += step;
        if (kind == 1)
        {
            if (p == capacity) Grow(2 * capacity);
            var pivot = alpha[e];
            for (var i = 0; i < p; i++)
            {
                var f = column[i] / pivot;
                if (Math.Abs(f) > 1e-13) AddScaled(Row(i), rho.AsSpan(0, p), f);
                inverse[i * capacity + p] = -f;
            }
            var bottom = inverse.AsSpan(p * capacity, p + 1);
            for (var j = 0; j < p; j++) bottom[j] = -rho[j] / pivot;
            bottom[p] = 1 / pivot;
            basicVar[p] = e;
            place[e] = p;
            tightRow[p] = index;
            rowPlace[index] = p;
            price[p] = theta;
            reduced[e] = 0;
            p++;
            return;
        }
        var source = Row(index);
        var u = column[index];
        for (var i = 0; i < p; i++)
            if (i != index && Math.Abs(column[i]) > 1e-13) AddScaled(Row(i), source, -column[i] / u);
        for (var j = 0; j < p; j++) source[j] /= u;
        var leaving = basicVar[index];
        Y[leaving] = kind == 2 ? lo[leaving] : hi[leaving];
        reduced[leaving] = orient * theta;
        place[leaving] = -1;
        basicVar[index] = e;
        place[e] = index;
        reduced[e] = 0;
    }

    /// <summary>column = inverse x (the tight rows' coefficients of e).</summary>
    private void Column(int e)
    {
        var c = column.AsSpan(0, p);
        c.Clear();
        foreach (var r in rowsOf[e])
        {
            var j = rowPlace[r];
            if (j < 0) continue;
            var sign = (double)rowSigns[r][Array.IndexOf(rowVars[r], e)];
            for (var i = 0; i < p; i++) c[i] += sign * inverse[i * capacity + j];
        }
    }

    private void Shift(int e, double delta)
    {
        if (delta == 0) return;
        Column(e);
        for (var i = 0; i < p; i++) Y[basicVar[i]] -= delta * column[i];
        Y[e] += delta;
    }

    /// <summary>Puts every nonbasic variable at the bound its reduced cost asks for.</summary>
    private void Refresh()
    {
        for (var e = 0; e < count; e++)
        {
            if (place[e] >= 0) continue;
            var wanted = reduced[e] >= 0 ? lo[e] : hi[e];
            if (Y[e] != wanted) Shift(e, wanted - Y[e]);
        }
        Recount();
    }

    /// <summary>The dual objective of the current prices.</summary>
    private void Recount()
    {
        double sum = 0;
        for (var j = 0; j < p; j++) sum += price[j] * rhs[tightRow[j]];
        for (var e = 0; e < count; e++)
            if (place[e] < 0) sum += Math.Min(reduced[e] * lo[e], reduced[e] * hi[e]);
        Objective = sum;
    }

    private double Residual()
    {
        double worst = 0;
        for (var j = 0; j < p; j++)
        {
            var r = tightRow[j];
            double gap = rhs[r];
            var (vars, signs) = (rowVars[r], rowSigns[r]);
            for (var k = 0; k < vars.Length; k++) gap -= signs[k] * Y[vars[k]];
            worst = Math.Max(worst, Math.Abs(gap));
        }
        return worst;
    }

    /// <summary>Inverts the kernel afresh; a kernel that has become singular is given up for the empty one, which is always dual feasible.</summary>
    public void Rebuild()
    {
        pivotsSinceRebuild = 0;
        var work = new double[p * p];
        var inv = new double[p * p];
        for (var j = 0; j < p; j++)
        {
            var (vars, signs) = (rowVars[tightRow[j]], rowSigns[tightRow[j]]);
            for (var k = 0; k < vars.Length; k++)
                if (place[vars[k]] >= 0) work[j * p + place[vars[k]]] = signs[k];
            inv[j * p + j] = 1;
        }
        // Gauss-Jordan on [kernel | 1]; kernel rows are tight rows, kernel columns basic variables.
        for (var c = 0; c < p; c++)
        {
            var best = c;
            for (var r = c + 1; r < p; r++)
                if (Math.Abs(work[r * p + c]) > Math.Abs(work[best * p + c])) best = r;
            if (Math.Abs(work[best * p + c]) < 1e-9) { Reset(); return; }
            if (best != c)
            {
                Swap(work, best, c);
                Swap(inv, best, c);
            }
            var pivot = 1 / work[c * p + c];
            var w = work.AsSpan(c * p, p);
            var v = inv.AsSpan(c * p, p);
            for (var k = 0; k < p; k++) { w[k] *= pivot; v[k] *= pivot; }
            for (var r = 0; r < p; r++)
            {
                if (r == c) continue;
                var f = work[r * p + c];
                if (f == 0) continue;
                AddScaled(work.AsSpan(r * p, p), w, -f);
                AddScaled(inv.AsSpan(r * p, p), v, -f);
            }
        }
        for (var i = 0; i < p; i++) inv.AsSpan(i * p, p).CopyTo(Row(i));
        Reprice();

        void Swap(double[] matrix, int r, int s)
        {
            for (var k = 0; k < p; k++) (matrix[r * p + k], matrix[s * p + k]) = (matrix[s * p + k], matrix[r * p + k]);
        }
    }

    private void Reset()
    {
        for (var j = 0; j < p; j++)
        {
            rowPlace[tightRow[j]] = -1;
            place[basicVar[j]] = -1;
        }
        p = 0;
        Reprice();
    }

    /// <summary>Prices, reduced costs and the point from the inverse.</summary>
    private void Reprice()
    {
        var prices = price.AsSpan(0, p);
        prices.Clear();
        for (var i = 0; i < p; i++) AddScaled(prices, Row(i), cost[basicVar[i]]);
        cost.CopyTo(reduced, 0);
        for (var j = 0; j < p; j++)
        {
            var (vars, signs) = (rowVars[tightRow[j]], rowSigns[tightRow[j]]);
            for (var k = 0; k < vars.Length; k++) reduced[vars[k]] -= prices[j] * signs[k];
        }
        for (var e = 0; e < count; e++)
            if (place[e] < 0) Y[e] = reduced[e] >= 0 ? lo[e] : hi[e];
        for (var i = 0; i < p; i++) { reduced[basicVar[i]] = 0; Y[basicVar[i]] = 0; }
        var right = rho.AsSpan(0, p);
        for (var j = 0; j < p; j++)
        {
            var r = tightRow[j];
            double gap = rhs[r];
            var (vars, signs) = (rowVars[r], rowSigns[r]);
            for (var k = 0; k < vars.Length; k++)
                if (place[vars[k]] < 0) gap -= signs[k] * Y[vars[k]];
            right[j] = gap;
        }
        for (var i = 0; i < p; i++) Y[basicVar[i]] = Dot(Row(i), right);
        Recount();
    }

    private void Touch(int e)
    {
        if (touched[e]) return;
        touched[e] = true;
        touchedList.Add(e);
    }

    private void ClearTouched()
    {
        foreach (var e in touchedList)
        {
            touched[e] = false;
            alpha[e] = 0;
        }
        touchedList.Clear();
    }

    private static void AddScaled(Span<double> to, ReadOnlySpan<double> from, double factor)
    {
        ref var target = ref MemoryMarshal.GetReference(to);
        ref var source = ref MemoryMarshal.GetReference(from);
        var size = (nuint)Vector<double>.Count;
        var length = (nuint)from.Length;
        var f = new Vector<double>(factor);
        nuint k = 0;
        for (; k + 2 * size <= length; k += 2 * size)
        {
            var first = Vector.LoadUnsafe(ref target, k) + f * Vector.LoadUnsafe(ref source, k);
            var second = Vector.LoadUnsafe(ref target, k + size) + f * Vector.LoadUnsafe(ref source, k + size);
            first.StoreUnsafe(ref target, k);
            second.StoreUnsafe(ref target, k + size);
        }
        for (; k < length; k++) Unsafe.Add(ref target, k) += factor * Unsafe.Add(ref source, k);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var size = (nuint)Vector<double>.Count;
        var length = (nuint)a.Length;
        var sums = Vector<double>.Zero;
        nuint k = 0;
        for (; k + size <= length; k += size) sums += Vector.LoadUnsafe(ref x, k) * Vector.LoadUnsafe(ref y, k);
        var sum = Vector.Sum(sums);
        for (; k < length; k++) sum += Unsafe.Add(ref x, k) * Unsafe.Add(ref y, k);
        return sum;
    }
}
