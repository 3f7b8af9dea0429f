namespace Entente.Store;

/// <summary>What a ledger is opened for. One process may write; while it does, no other process can open the file at all.</summary>
public enum LedgerAccess
{
    /// <summary>The file must exist; several processes may read at once.</summary>
    Read,
    /// <summary>The file is made where there is none, and brought up to this version's schema.</summary>
    Write,
}
