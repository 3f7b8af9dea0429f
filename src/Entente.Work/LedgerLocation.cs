using Entente.Store;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Starter;

namespace Entente.Work;

/// <summary>Which ledger a command works on: --ledger FILE, else ledger.duckdb in the user's data folder.</summary>
public static class LedgerLocation
{
    /// <summary>The file that the option names, or the default.</summary>
    /// <exception cref="UserException">No file is named and the user has no home folder.</exception>
    public static string Of(string? option) => Of(option, Environment.GetEnvironmentVariable, Environment.GetFolderPath(
        Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>As above, with the environment and the system's data folder given.</summary>
    public static string Of(string? option, Func<string, string?> variable, string dataFolder)
    {
        if (option is not null)
            return option.Length > 0 ? option : throw new UserException("--ledger names no file. Give a path.", ExitCode.WrongUsage);
        var folder = variable("XDG_DATA_HOME");
        // The XDG specification: a path that isn't absolute is to be ignored.
        if (string.IsNullOrEmpty(folder) || !Path.IsPathFullyQualified(folder)) folder = dataFolder;
        if (folder.Length == 0) throw new UserException("There is no home folder to keep a ledger in. Name a file with --ledger.");
        return Path.Combine(folder, "entente", "ledger.duckdb");
    }

    /// <summary>Opens a ledger for printing from it.</summary>
    /// <exception cref="UserException">With <see cref="ExitCode.Untraceable"/>: rows of a data set are not as many as were loaded.</exception>
    public static LedgerFile OpenToRead(string? option)
    {
        var file = OpenUnchecked(option);
        try
        {
            if (FileSeals.Miscounted(file) is { Count: > 0 } faults)
                throw new UserException($"{file.FilePath}: {faults[0]}{(faults.Count > 1 ? $" (And {faults.Count - 1} more such.)" : "")} Nothing "
                    + $"is printed from it. Run 'entente ledger check', then load the data into a new ledger.", ExitCode.Untraceable);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens a ledger for figures on states: as <see cref="OpenToRead"/>, after <see cref="MakeFirst"/>; says what to load where it holds no data set.
    /// </summary>
    /// <exception cref="LedgerException">A ledger that was named isn't there, or none can be made.</exception>
    public static LedgerFile OpenForFigures(string? option, CancellationToken cancel)
    {
        MakeFirst(option, cancel);
        var file = OpenToRead(option);
        if (!LoadedDataset.AnyIn(file))
            Console.Error.WriteLine($"entente: {PlainText.OfLine(file.FilePath)} holds no data set, so there are few figures. "
                + $"'entente load starter{(option is null ? "" : " --ledger FILE")}' loads UN votes, US visits and wars between states, without a network.");
        return file;
    }

    /// <summary>Where no ledger is named and there is none at the default place, makes it with the starter record, and says so on the standard error.</summary>
    /// <exception cref="LedgerException">None can be made there.</exception>
    public static void MakeFirst(string? option, CancellationToken cancel)
    {
        if (option is not null || Of(option) is not { } path || File.Exists(path)) return;
        using var progress = new StarterProgress();
        if (StarterRecord.Make(path, StarterBox.Embedded, TimeProvider.System, progress.Of, cancel) is not { } contents) return;
        progress.Dispose();
        Console.Error.WriteLine($"entente: no ledger yet: made {PlainText.OfLine(path)} with the starter record ({contents}). "
            + "'entente data' lists what more can be loaded.");
    }

    /// <summary>Opens a ledger for looking at the ledger itself.</summary>
    public static LedgerFile OpenUnchecked(string? option) => LedgerFile.Open(Of(option), LedgerAccess.Read, TimeProvider.System);

    /// <summary>How long a ledger that another process uses is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Opens a ledger for writing; where another process uses it, waits some seconds and says for whom.</summary>
    /// <exception cref="LedgerException">As <see cref="LedgerFile.Open(string, LedgerAccess, TimeProvider)"/>.</exception>
    public static LedgerFile OpenToWrite(string? option, CancellationToken cancel = default)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var told = false; ; told = true)
        {
            try
            {
                return LedgerFile.Open(Of(option), LedgerAccess.Write, TimeProvider.System);
            }
            catch (LedgerException e) when (e.IsLocked && TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                if (!told) Console.Error.WriteLine(
                    $"entente: {PlainText.OfLine(e.Message.Split(". Wait until", 2)[0])}; waiting up to {Patience.TotalSeconds:0} s.");
                if (cancel.WaitHandle.WaitOne(Pause)) cancel.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>
    /// The same; null, and said so, where it still can't be had, or nobody named it and it is no ledger of this version: what was read is printed then,
    /// and not recorded.
    /// </summary>
    public static LedgerFile? TryOpenToWrite(string? option, CancellationToken cancel)
    {
        try
        {
            return OpenToWrite(option, cancel);
        }
        catch (LedgerException e) when (e.IsLocked)
        {
            Console.Error.WriteLine($"entente: {PlainText.OfLine(e.Message.Split(". Wait until", 2)[0])}; what was read is printed and not "
                + $"recorded. Read it again later.");
            return null;
        }
        catch (LedgerException e) when (option is null)
        {
            Console.Error.WriteLine($"entente: {PlainText.OfLine(e.Message)} What was read is printed and not recorded.");
            return null;
        }
    }
}
