using System.CommandLine;
using Entente.Web;
using Entente.Web.Mcp;

namespace Entente.Cli.Commands;

/// <summary>`entente mcp`: the ledger for an assistant that starts this program and talks with it by standard input and output.</summary>
public static class McpCommand
{
    public static Command Create()
    {
        var ledger = LedgerOption.Create();
        var command = new Command("mcp", "Answer an assistant (Model Context Protocol, standard input and output): read-only tools over the ledger.")
        {
            ledger,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = Path.GetFullPath(LedgerLocation.Of(parsed.GetValue(ledger)));
            LedgerLocation.MakeFirst(parsed.GetValue(ledger), cancel);
            // Fails at once, not at the first question, where it can't be read.
            using (LedgerLocation.OpenToRead(path)) { }
            // Standard output is the protocol's alone.
            Console.SetOut(Console.Error);
            await AssistantServer.RunAsync(UseCases.Of(path), WorkbenchOptions.Default, cancel).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
