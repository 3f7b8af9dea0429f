using System.CommandLine;

namespace Entente.Cli;

/// <summary>The option that every command on a ledger has.</summary>
internal static class LedgerOption
{
    /// <summary>A new one, for one command.</summary>
    public static Option<string?> Create() => new("--ledger")
    {
        Description = "The ledger's file. Default: entente/ledger.duckdb in the user's data folder (XDG_DATA_HOME where it is set).",
        HelpName = "FILE",
    };
}
