namespace Entente.Briefs.Charts;

/// <summary>Moves labels apart that would lie on each other.</summary>
public static class LabelPlacement
{
    /// <summary>Positions at least <paramref name="gap"/> apart within [low, high], in the order of what is wished, each moved no further than the
    /// room asks for.</summary>
    public static double[] Spread(IReadOnlyList<double> wished, double gap, double low, double high)
    {
        var order = Enumerable.Range(0, wished.Count).OrderBy(i => wished[i]).ThenBy(i => i).ToArray();
        var at = new double[wished.Count];
        var floor = low;
        foreach (var i in order)
        {
            at[i] = Math.Max(floor, wished[i]);
            floor = at[i] + gap;
        }
        var ceiling = high;
        foreach (var i in order.Reverse())
        {
            at[i] = Math.Min(ceiling, at[i]);
            ceiling = at[i] - gap;
        }
        return at;
    }

    /// <summary>A row for each label, the first in which it doesn't touch one before it: labels have a middle and a width, sorted by middle.</summary>
    public static int[] Rows(IReadOnlyList<(double Middle, double Width)> labels)
    {
        var ends = new List<double>();
        var rows = new int[labels.Count];
        for (var i = 0; i < labels.Count; i++)
        {
            var left = labels[i].Middle - labels[i].Width / 2;
            var row = ends.FindIndex(end => end <= left);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }
            ends[row] = left + labels[i].Width + 4;
            rows[i] = row;
        }
        return rows;
    }
}
