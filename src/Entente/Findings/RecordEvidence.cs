namespace Entente.Findings;

/// <summary>The recorded data a finding rests on: a data set in a version, and the series or rows of it.</summary>
public sealed record RecordEvidence
{
    public string Dataset { get; }
    public string Version { get; }
    /// <summary>What of it, as a reader can ask for it again: "un.agreement of RUS and PRK, 1991 to 2024".</summary>
    public string Series { get; }
    /// <summary>Where its rows stand: "lines 12 to 40"; absent where it is computed from many.</summary>
    public string? Rows { get; init; }

    /// <exception cref="ArgumentException">A part is empty: what cannot be traced is not evidence.</exception>
    public RecordEvidence(string dataset, string version, string series)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataset);
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentException.ThrowIfNullOrWhiteSpace(series);
        (Dataset, Version, Series) = (dataset, version, series);
    }

    public override string ToString() => $"{Dataset} {Version}: {Series}{(Rows is null ? "" : ", " + Rows)}";
}
