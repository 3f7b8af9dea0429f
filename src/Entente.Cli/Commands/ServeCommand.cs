using System.CommandLine;
using Entente.Web;

namespace Entente.Cli.Commands;

/// <summary>`entente serve`: the ledger on pages in a browser on this machine.</summary>
public static class ServeCommand
{
    private const int LastPort = 65535;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port to listen on, on 127.0.0.1 only; 0 takes one that is free.", HelpName = "N" };
        var readOnly = new Option<bool>("--read-only") { Description = "Take no verdicts, notes, watches or documents: nothing is written to the ledger." };
        var by = ReviewerName.Option();
        var ledger = LedgerOption.Create();
        var command = new Command("serve",
            "Show the ledger in a browser on this machine, and answer programs (/api/v1). Prints the address to open, then serves until Ctrl-C.") { port,
            readOnly, by, ledger };
        command.SetAction(async (parsed, cancel) =>
        {
            var number = parsed.GetValue(port);
            if (number is < 0 or > LastPort) throw new UserException($"--port: {number} is no port; expected 0 to {LastPort}.", ExitCode.WrongUsage);
            var path = Path.GetFullPath(LedgerLocation.Of(parsed.GetValue(ledger)));
            LedgerLocation.MakeFirst(parsed.GetValue(ledger), cancel);
            if (!File.Exists(path))
                throw new UserException($"{path}: there is no ledger here to show. Make one by reading something ('entente brief FILE --ledger {path}') "
                    + $"or with the starter record ('entente load starter --ledger {path}'), or name another with --ledger.");
            await RunAsync(path, WorkbenchOptions.Default with
            {
                Port = number, IsReadOnly = parsed.GetValue(readOnly), Reviewer = ReviewerName.TryOf(parsed.GetValue(by)),
            }, parsed.GetValue(CommandLine.Debug), cancel).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task RunAsync(string path, WorkbenchOptions asked, bool debug, CancellationToken cancel)
    {
        var port = asked.Port;
        var options = asked with
        {
            OnFault = e => Console.Error.WriteLine($"entente: a fault in the program: {(debug ? e : PlainText.OfLine(e.Message))}"),
        };
        try
        {
            await using var workbench = await Workbench.StartAsync(UseCases.Of(path), options, cancel).ConfigureAwait(false);
            await workbench.WarmUpAsync(cancel).ConfigureAwait(false);
            Console.Out.WriteLine(workbench.Address);
            Console.Out.Flush();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how it is meant to end.
        }
        catch (IOException e) when (e.InnerException is not null && port != 0)
        {
            throw new UserException($"--port: {port} can't be listened on: {e.Message} Name another, or 0 for one that is free.", inner: e);
        }
    }
}
