namespace Entente.Web;

/// <summary>Length and time of writing of a ledger's file, and of the log beside it, where what a killed process wrote is: told without opening it.</summary>
internal readonly record struct LedgerState((long Length, DateTime Written) File, (long Length, DateTime Written) Log)
{
    /// <summary>Of a file that isn't there: the default.</summary>
    public static LedgerState Of(string path) => new(Part(path), Part(path + ".wal"));

    private static (long, DateTime) Part(string path) => new FileInfo(path) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : default;
}
