using System.CommandLine;
using Entente.Store;
using Entente.Store.Datasets;

namespace Entente.Cli.Commands;

/// <summary>`entente load`: published data sets, as their publishers lay them out, into the ledger.</summary>
public static class LoadCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Data set, as 'entente data' lists it; or 'starter', the record that comes with the program." };
        var paths = new Argument<string[]>("path")
        {
            Description = "Files, folders, patterns, or - for the standard input; gzip and zip are opened. None with 'starter'.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var ledger = LedgerOption.Create();
        var version = new Option<string?>("--version") { Description = "The version that the files hold, where it isn't the one 'entente data' lists." };
        var replace = new Option<bool>("--replace") { Description = "Take the earlier file of the same version and layout out first." };
        var rejections = new Option<string?>("--rejections") { Description = "Also write all rejections, FILE:LINE: REASON, to this file.", HelpName = "FILE" };
        var command = new Command("load", "Load files of a published data set into the ledger.") { name, paths, ledger, version, replace, rejections };
        command.SetAction((parsed, cancellation) => Task.FromResult(LoadDatasets.Run(parsed.GetValue(name)!, parsed.GetValue(paths)!, parsed.GetValue(ledger),
            new LoadOptions { Version = parsed.GetValue(version), Replace = parsed.GetValue(replace) }, parsed.GetValue(rejections), cancellation)));
        return command;
    }
}
