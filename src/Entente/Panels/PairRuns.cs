namespace Entente.Panels;

/// <summary>For each ordered pair of places, the runs of periods in which it has rows, and the row of each run's first period.</summary>
internal sealed class PairRuns(int states)
{
    private readonly int[] firstRun = new int[states * states + 1];
    private readonly List<(int First, int Last, int Row)> runs = [];

    public int Rows { get; private set; }

    /// <summary>Pairs must be added in order; pairs without runs may be left out.</summary>
    public void Add(int actor, int recipient, IReadOnlyList<(int First, int Last)> spans)
    {
        foreach (var (first, last) in spans)
        {
            runs.Add((first, last, Rows));
            Rows += last - first + 1;
        }
        firstRun[actor * states + recipient + 1] = runs.Count;
    }

    /// <summary>To be called once after the last pair.</summary>
    public void Close()
    {
        for (var i = 1; i < firstRun.Length; i++)
            if (firstRun[i] < firstRun[i - 1]) firstRun[i] = firstRun[i - 1];
    }

    public ReadOnlySpan<(int First, int Last, int Row)> Of(int actor, int recipient)
    {
        var pair = actor * states + recipient;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(runs)[firstRun[pair]..firstRun[pair + 1]];
    }

    /// <summary>-1 where the pair has no row for the period.</summary>
    public int RowOf(int actor, int recipient, int period)
    {
        foreach (var (first, last, row) in Of(actor, recipient))
            if (first <= period && period <= last) return row + period - first;
        return -1;
    }
}
