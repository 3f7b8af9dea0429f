using System.CommandLine;
using Entente.Store;

namespace Entente.Cli;

/// <summary>Which ledger a command works on: --ledger FILE, else ledger.duckdb in the user's data folder.</summary>
public static class LedgerLocation
{
    /// <summary>A new --ledger option, for one command.</summary>
    public static Option<string?> Option() => new("--ledger")
    {
        Description = "The ledger's file. Default: entente/ledger.duckdb in the user's data folder (XDG_DATA_HOME where it is set).",
        HelpName = "FILE",
    };

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

    public static LedgerFile OpenToRead(string? option) => LedgerFile.Open(Of(option), LedgerAccess.Read, TimeProvider.System);

    public static LedgerFile OpenToWrite(string? option) => LedgerFile.Open(Of(option), LedgerAccess.Write, TimeProvider.System);
}
