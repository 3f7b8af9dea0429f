namespace Entente.FitFaces;

/// <summary>A minimum by the limited-memory BFGS method (Nocedal and Wright 2006, algorithm 7.4) with central differences for the slope.</summary>
internal static class Minimum
{
    private const int Memory = 8;
    private const double Step = 1e-3;

    public static (double[] At, double Value, int Rounds) Find(Func<double[], double> function, double[] start, int mostRounds, Action<int, double> progress)
    {
        var x = (double[])start.Clone();
        var value = function(x);
        var slope = Slope(function, x);
        var steps = new List<(double[] Move, double[] Change)>();
        for (var round = 0; round < mostRounds; round++)
        {
            var direction = Direction(slope, steps);
            double along = Dot(direction, slope), share = steps.Count == 0 ? Math.Min(1, 0.5 / Math.Sqrt(Dot(slope, slope))) : 1;
            double[] next;
            double reached;
            while (true)
            {
                next = [.. x.Select((v, i) => v + share * direction[i])];
                reached = function(next);
                if (reached <= value + 1e-4 * share * along) break;
                share /= 2;
                if (share < 1e-6) return (x, value, round);
            }
            var after = Slope(function, next);
            double[] move = [.. next.Select((v, i) => v - x[i])], change = [.. after.Select((v, i) => v - slope[i])];
            if (Dot(move, change) > 1e-10)
            {
                steps.Add((move, change));
                if (steps.Count > Memory) steps.RemoveAt(0);
            }
            var gained = value - reached;
            (x, value, slope) = (next, reached, after);
            progress(round, value);
            if (gained < 2e-6 * Math.Abs(value)) return (x, value, round + 1);
        }
        return (x, value, mostRounds);
    }

    private static double[] Direction(double[] slope, List<(double[] Move, double[] Change)> steps)
    {
        var q = (double[])slope.Clone();
        var shares = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            shares[i] = Dot(steps[i].Move, q) / Dot(steps[i].Move, steps[i].Change);
            Add(q, -shares[i], steps[i].Change);
        }
        if (steps.Count > 0)
        {
            var (move, change) = steps[^1];
            var scale = Dot(move, change) / Dot(change, change);
            for (var i = 0; i < q.Length; i++) q[i] *= scale;
        }
        for (var i = 0; i < steps.Count; i++) Add(q, shares[i] - Dot(steps[i].Change, q) / Dot(steps[i].Move, steps[i].Change), steps[i].Move);
        return [.. q.Select(v => -v)];
    }

    private static double[] Slope(Func<double[], double> function, double[] x)
    {
        var slope = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            double[] up = (double[])x.Clone(), down = (double[])x.Clone();
            up[i] += Step;
            down[i] -= Step;
            slope[i] = (function(up) - function(down)) / (2 * Step);
        }
        return slope;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[] to, double factor, double[] from)
    {
        for (var i = 0; i < to.Length; i++) to[i] += factor * from[i];
    }
}
