namespace Entente.Store;

/// <summary>A ledger that can't be used as it is: the message says which file, what was found and what to do.</summary>
public sealed class LedgerException(string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Another process uses the ledger; it may be free later.</summary>
    public bool IsLocked { get; init; }
}
