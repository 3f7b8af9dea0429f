namespace Entente.Store.Datasets;

/// <summary>How files are loaded.</summary>
public sealed record LoadOptions
{
    /// <summary>The version that the files hold; by default the catalog's.</summary>
    public string? Version { get; init; }

    /// <summary>Take the place of a file of the same version and layout instead of refusing; off by default.</summary>
    public bool Replace { get; init; }

    /// <summary>Rejections stored with their reason, for each file; all are counted. 10,000 by default.</summary>
    public int RejectionsKept { get; init; } = 10_000;
}
