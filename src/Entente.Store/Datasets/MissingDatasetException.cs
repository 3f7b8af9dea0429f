namespace Entente.Store.Datasets;

/// <summary>An indicator was asked for whose data set isn't in the ledger.</summary>
public sealed class MissingDatasetException(string indicator, string dataset)
    : Exception($"{indicator} needs data set {dataset}, of which this ledger doesn't hold the part that tells it. Load it: entente load {dataset} "
        + $"PATH (or entente fetch {dataset}).")
{
    public string Dataset { get; } = dataset;
}
