using Entente.Documents;

namespace Entente.Work.Input;

/// <summary>Limits on what is fetched.</summary>
public sealed record DocumentSourceOptions
{
    public static DocumentSourceOptions Default { get; } = new();

    /// <summary>For the whole of one fetch, redirects and body included. Default 20 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Default 5.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Counted while reading, after decompression. Default as the reader's: 20 MiB.</summary>
    public int MaxBytes { get; init; } = DocumentReaderOptions.DefaultMaxBytes;

    /// <summary>Which addresses no page is followed to unless the user named one. Default <see cref="AddressGuard.IsInside"/>: this machine and its
    /// network.</summary>
    public Func<System.Net.IPAddress, bool> IsInside { get; init; } = AddressGuard.IsInside;
}
