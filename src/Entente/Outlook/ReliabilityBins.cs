using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>What was said against what happened, in equal steps of the chance said (DeGroot and Fienberg 1983).</summary>
public sealed class ReliabilityBins(int steps)
{
    private readonly double[] said = new double[steps];
    private readonly int[] happened = new int[steps], count = new int[steps];

    /// <summary>One step: mean chance said, share that happened, how many.</summary>
    public readonly record struct Bin(double Said, double Happened, int Count);

    /// <summary>The steps that hold anything, from the lowest.</summary>
    public ImmutableArray<Bin> Bins => [.. Enumerable.Range(0, steps).Where(i => count[i] > 0).Select(i => new Bin(said[i] / count[i], (double)happened[i] / count[i], count[i]))];

    /// <param name="chance">In 0 to 1.</param>
    public void Add(double chance, bool came)
    {
        var step = Math.Min(steps - 1, (int)(chance * steps));
        said[step] += chance;
        count[step]++;
        if (came) happened[step]++;
    }
}
