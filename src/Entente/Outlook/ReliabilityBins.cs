using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>What was said against what happened, in equal steps of the chance said (DeGroot and Fienberg 1983).</summary>
public sealed class ReliabilityBins(int steps)
{
    private readonly double[] said = new double[steps], happened = new double[steps], weights = new double[steps];
    private readonly int[] count = new int[steps];

    /// <summary>One step: mean chance said, share that happened, how many cases, and how many they stand for.</summary>
    public readonly record struct Bin(double Said, double Happened, int Count, double Weight);

    /// <summary>The steps that hold anything, from the lowest.</summary>
    public ImmutableArray<Bin> Bins =>
        [.. Enumerable.Range(0, steps).Where(i => count[i] > 0).Select(i => new Bin(said[i] / weights[i], happened[i] / weights[i], count[i], weights[i]))];

    /// <param name="chance">In 0 to 1.</param>
    /// <param name="weight">How many the case stands for, above zero.</param>
    public void Add(double chance, bool came, double weight = 1)
    {
        var step = Math.Min(steps - 1, (int)(chance * steps));
        said[step] += weight * chance;
        weights[step] += weight;
        count[step]++;
        if (came) happened[step] += weight;
    }
}
