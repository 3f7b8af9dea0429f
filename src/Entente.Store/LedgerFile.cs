using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Entente.Store;

/// <summary>
/// A ledger: one DuckDB file with everything that was read and loaded. It is made in a file beside its place and moved there when whole,
/// and is changed only inside transactions, so a process that is killed leaves it as it was.
/// Time stamps are UTC. Extensions are never fetched or loaded.
/// </summary>
public sealed partial class LedgerFile : IDisposable
{
    /// <summary>This program's version, as recorded with runs and schema steps.</summary>
    public static string ProgramVersion { get; } =
        typeof(LedgerFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    private readonly string scratch;

    public string FilePath { get; }
    public LedgerAccess Access { get; }
    public TimeProvider Clock { get; }
    public DuckDBConnection Connection { get; }

    private LedgerFile(string path, LedgerAccess access, TimeProvider clock, DuckDBConnection connection, string scratch) =>
        (FilePath, Access, Clock, Connection, this.scratch) = (path, access, clock, connection, scratch);

    /// <param name="path">Where the file is, or (to write) shall be; missing folders are made.</param>
    /// <exception cref="LedgerException">No such file; not a ledger; written by a newer version; in use by another process; not writable; disk
    /// full.</exception>
    public static LedgerFile Open(string path, LedgerAccess access, TimeProvider clock) => Open(path, access, clock, Migration.All);

    /// <summary>As <see cref="Open(string, LedgerAccess, TimeProvider)"/>, with the schema steps given, for tests of what other versions leave
    /// behind.</summary>
    public static LedgerFile Open(string path, LedgerAccess access, TimeProvider clock, IReadOnlyList<Migration> steps)
    {
        path = Path.GetFullPath(path);
        if (Directory.Exists(path)) throw new LedgerException($"{path}: is a folder. Name a file for the ledger.");
        if (!File.Exists(path))
        {
            if (access == LedgerAccess.Read)
                throw new LedgerException($"{path}: there is no ledger here. Read something first ('entente brief FILE'), "
                    + $"load the starter record ('entente load starter --ledger {path}'), or name another with --ledger.");
            Make(path, clock, steps);
        }
        CheckHeader(path);
        var ledger = Connect(path, access, clock);
        try
        {
            SchemaSteps.Check(ledger, steps);
            if (access == LedgerAccess.Write) SchemaSteps.Apply(ledger, steps);
            return ledger;
        }
        catch (DuckDBException e)
        {
            ledger.Dispose();
            throw Explain(path, e);
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>Runs the work in one transaction: all of it is kept, or none.</summary>
    /// <exception cref="LedgerException">The disk is full or the file can't be written.</exception>
    public T InTransaction<T>(Func<T> work)
    {
        if (Access != LedgerAccess.Write) throw new InvalidOperationException("The ledger was opened for reading.");
        try
        {
            using var transaction = Connection.BeginTransaction();
            var result = work();
            transaction.Commit();
            return result;
        }
        catch (DuckDBException e) when (IsDiskTrouble(e))
        {
            throw Explain(FilePath, e);
        }
    }

    /// <inheritdoc cref="InTransaction{T}"/>
    public void InTransaction(Action work) => InTransaction(() => { work(); return true; });

    /// <summary>The clock's time, UTC, to the microsecond that the store keeps.</summary>
    public DateTime Now()
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public void Dispose()
    {
        Connection.Dispose();
        try
        {
            if (Directory.Exists(scratch)) Directory.Delete(scratch, recursive: true);
        }
        catch (IOException)
        {
            // Left-overs in the system's temporary folder are the system's to clean.
        }
    }

    private static void Make(string path, TimeProvider clock, IReadOnlyList<Migration> steps)
    {
        var draft = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.new");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(draft);
            using (var ledger = Connect(draft, LedgerAccess.Write, clock, path))
            {
                SchemaSteps.Apply(ledger, steps);
                // Closing writes the file too, but says nothing when the disk is full.
                ledger.Connection.Execute("CHECKPOINT");
            }
            if (!File.Exists(path)) File.Move(draft, path, overwrite: false);
        }
        catch (DuckDBException e)
        {
            throw Explain(path, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException || e is IOException and not LedgerException)
        {
            if (File.Exists(path)) return;
            throw new LedgerException($"{path}: can't make a ledger here: {e.Message} Name a file in a folder you may write to with --ledger.", e);
        }
        finally
        {
            foreach (var left in (string[])[draft, draft + ".wal"])
                if (File.Exists(left)) File.Delete(left);
        }
    }

    private static void CheckHeader(string path)
    {
        try
        {
            // DuckDB's storage format: bytes 8-11 of the first block are "DUCK", after a checksum.
            Span<byte> head = stackalloc byte[12];
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (read < head.Length || !head[8..].SequenceEqual("DUCK"u8))
                throw new LedgerException($"{path}: is not a ledger ({(read == 0 ? "the file is empty" : "not a DuckDB file")}). Name another "
                    + $"file with --ledger; this one was not touched.");
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LedgerException($"{path}: you may not read this file. Change its permissions or name another ledger with --ledger.", e);
        }
    }

    private static LedgerFile Connect(string path, LedgerAccess access, TimeProvider clock, string? named = null)
    {
        var scratch = Path.Combine(Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"entente-{Environment.ProcessId}-{Path.GetFileName(path)}"));
        var settings = new DuckDBConnectionStringBuilder { DataSource = path };
        settings["access_mode"] = access == LedgerAccess.Read ? "READ_ONLY" : "READ_WRITE";
        settings["autoinstall_known_extensions"] = "false";
        settings["autoload_known_extensions"] = "false";
        settings["temp_directory"] = scratch;
        // Blocks of 16 KB for new files: with 256 KB, DuckDB's own choice, a ledger of one article takes 9 MB.
        settings["default_block_size"] = "16384";
        var connection = new DuckDBConnection(settings.ConnectionString);
        try
        {
            connection.Open();
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw Explain(named ?? path, e);
        }
        return new LedgerFile(path, access, clock, connection, scratch);
    }

    private static bool IsDiskTrouble(DuckDBException e) =>
        e.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("disk full", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("File too large", StringComparison.OrdinalIgnoreCase)
            || e.Message.Contains("Read-only file system", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("Could not write", StringComparison.OrdinalIgnoreCase)
            || e.Message.Contains("Permission denied", StringComparison.OrdinalIgnoreCase);

    // DuckDB says which program holds it: "Conflicting lock is held in /usr/bin/x (PID 12)".
    private static string Holder(string message) => HeldBy().Match(message) is { Success: true } m
        ? $" ({Path.GetFileName(m.Groups[1].Value)}, process {m.Groups[2].Value})" : "";

    [GeneratedRegex(@"held in (\S+) \(PID (\d+)\)")]
    private static partial Regex HeldBy();

    private static LedgerException Explain(string path, DuckDBException e)
    {
        bool Says(string words) => e.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
        if (Says("Could not set lock") || Says("Conflicting lock"))
            return new($"{path}: another process is using this ledger{Holder(e.Message)}. Wait until it is done, or name another ledger with "
                + $"--ledger.", e) { IsLocked = true };
        if (Says("No space left") || Says("disk full") || Says("File too large"))
            return new($"{path}: the disk is full; what was under way is not kept. Free some space and run it again.", e);
        if (Says("Permission denied") || Says("Read-only file system") || Says("Operation not permitted"))
            return new($"{path}: can't be written. Change its permissions, or name a ledger in a folder you may write to with --ledger.", e);
        if (Says("newer version") || Says("version number"))
            return new($"{path}: was written by a newer version of the store than this program holds. Use a newer Entente.", e);
        return new($"{path}: can't be opened as a ledger: {e.Message.ReplaceLineEndings(" ")} If it is damaged, take it from a copy; documents "
            + $"can be read again.", e);
    }
}
