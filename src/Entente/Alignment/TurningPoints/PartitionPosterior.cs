namespace Entente.Alignment.TurningPoints;

/// <summary>
/// The posterior over all divisions of the rows, by forward and backward sums (Fearnhead 2006, Statistics and Computing 16): each
/// division weighs exp(-(cost / scale + price * stretches) / 2).
/// </summary>
internal sealed class PartitionPosterior
{
    private readonly SegmentCost cost;
    private readonly double scale, price;
    private readonly int minimumRows, rows;
    private readonly double[] forward, backward;

    public PartitionPosterior(SegmentCost cost, double scale, double price, int minimumRows)
    {
        (this.cost, this.scale, this.price, this.minimumRows) = (cost, scale, price, minimumRows);
        rows = cost.Rows;
        forward = new double[rows + 1];
        backward = new double[rows + 1];
        Array.Fill(forward, double.NegativeInfinity);
        Array.Fill(backward, double.NegativeInfinity);
        forward[0] = 0;
        backward[rows] = 0;
        for (var to = minimumRows; to <= rows; to++)
        {
            var sum = new LogSum();
            for (var start = 0; start <= to - minimumRows; start++)
                if (!double.IsInfinity(forward[start])) sum.Add(forward[start] + Weight(start, to));
            forward[to] = sum.Value;
        }
        for (var start = rows - minimumRows; start >= 0; start--)
        {
            var sum = new LogSum();
            for (var to = start + minimumRows; to <= rows; to++)
                if (!double.IsInfinity(backward[to])) sum.Add(Weight(start, to) + backward[to]);
            backward[start] = sum.Value;
        }
    }

    private double Weight(int start, int to) => -0.5 * (cost.Of(start, to) / scale + price);

    /// <summary>Probability that a stretch begins at a row.</summary>
    public double BeginsAt(int row) => row == 0 ? 0 : Math.Exp(forward[row] + backward[row] - forward[rows]);

    /// <summary>Probability that some stretch begins in rows first to last, both included: one less that of a stretch that spans them.</summary>
    public double BeginsWithin(int first, int last)
    {
        first = Math.Max(1, first);
        last = Math.Min(rows - 1, last);
        var spanning = new LogSum();
        for (var start = 0; start < first; start++)
        {
            if (double.IsInfinity(forward[start])) continue;
            for (var to = Math.Max(last + 1, start + minimumRows); to <= rows; to++)
                if (!double.IsInfinity(backward[to])) spanning.Add(forward[start] + Weight(start, to) + backward[to]);
        }
        return Math.Clamp(1 - Math.Exp(spanning.Value - forward[rows]), 0, 1);
    }

    // The logarithm of a sum of exponentials, kept to the greatest term.
    private struct LogSum
    {
        private double greatest = double.NegativeInfinity, rest;

        public LogSum() { }

        public void Add(double term)
        {
            if (term <= greatest) rest += Math.Exp(term - greatest);
            else
            {
                rest = rest * Math.Exp(greatest - term) + 1;
                greatest = term;
            }
        }

        public readonly double Value => rest > 0 ? greatest + Math.Log(rest) : double.NegativeInfinity;
    }
}
