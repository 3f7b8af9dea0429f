namespace Entente.Store.Datasets;

/// <summary>Years the data set covers, both included; <see cref="Last"/> is 9999 for data that go on.</summary>
public sealed record DatasetCoverage(int First, int Last)
{
    public override string ToString() => Last == 9999 ? $"{First}-" : $"{First}-{Last}";
}
