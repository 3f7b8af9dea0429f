namespace Entente.Store.Datasets.Gdelt;

/// <summary>How rows are counted.</summary>
public sealed record GdeltOptions
{
    /// <summary>Month by default.</summary>
    public EventPeriod Period { get; init; } = EventPeriod.Month;

    /// <summary>Count each CAMEO root code (01 to 20) of a dyad and period by itself; off by default.</summary>
    public bool ByRoot { get; init; }

    /// <summary>Leave out rows whose two country codes are the same; off by default.</summary>
    public bool BetweenCountriesOnly { get; init; }

    /// <summary>Threads that parse; by default one a processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Rejections kept with their reason, for each file; further ones are counted only. 1,000 by default.</summary>
    public int RejectionsKept { get; init; } = 1000;
}
