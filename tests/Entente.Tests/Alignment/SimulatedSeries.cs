namespace Entente.Tests.Alignment;

/// <summary>A series with known turning points, drawn from a wide population: levels or lines, white or autocorrelated noise, outliers, gaps, 30 to
/// 400 rows.</summary>
internal sealed record SimulatedSeries(double[] Values, int[] Turns, bool Trend, double Autocorrelation, bool Outliers)
{
    public static SimulatedSeries Draw(int seed)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var rows = (int)Math.Round(30 * Math.Pow(400.0 / 30, random.NextDouble()));
        var trend = random.Next(4) == 0;
        double[] correlations = [0, 0, 0.3, 0.5, 0.7];
        var correlation = correlations[random.Next(correlations.Length)];
        var outliers = random.Next(4) == 0;
        var gaps = random.Next(4) == 0 ? 0.2 : 0;
        // A third have none; courses last an eighth of the series at least, and 8 rows.
        var wanted = Math.Max(0, random.Next(6) - 1) % 4;
        var least = Math.Max(8, rows / 8);
        var turns = new List<int>();
        for (var tries = 0; turns.Count < wanted && tries < 50; tries++)
        {
            var at = random.Next(least, Math.Max(least + 1, rows - least));
            if (at <= rows - least && turns.TrueForAll(t => Math.Abs(t - at) >= least)) turns.Add(at);
        }
        turns.Sort();
        var values = new double[rows];
        double level = 10 * Normal(), slope = trend ? Slope() : 0, noise = Normal();
        double Slope() => 4 * Normal() / rows;
        for (var i = 0; i < rows; i++)
        {
            if (turns.Contains(i))
            {
                // From hardly visible to plain, in deviations of the noise.
                if (!trend || random.Next(2) == 0) level += (random.Next(2) == 0 ? 1 : -1) * (0.5 + 3.5 * random.NextDouble());
                if (trend) slope = Slope() - Math.Sign(slope) * 4.0 / rows;
            }
            level += slope;
            noise = correlation * noise + Math.Sqrt(1 - correlation * correlation) * Normal();
            values[i] = random.NextDouble() < gaps ? double.NaN : level + noise;
            if (outliers && random.NextDouble() < 0.02) values[i] += (random.Next(2) == 0 ? 1 : -1) * (5 + 5 * random.NextDouble());
        }
        return new SimulatedSeries(values, [.. turns], trend, correlation, outliers);
    }

    /// <summary>Whether a true turn lies from first to last, widened to two rows either side of the index.</summary>
    public bool TurnsWithin(int index, int first, int last) => Array.Exists(Turns, t => t >= Math.Min(first, index - 2) && t <= Math.Max(last, index + 2));
}
