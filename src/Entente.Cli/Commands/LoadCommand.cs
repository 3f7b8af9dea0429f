using System.CommandLine;
using System.Globalization;
using Entente.Actors;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Reading;

namespace Entente.Cli.Commands;

/// <summary>`entente load`: published data sets, as their publishers lay them out, into the ledger.</summary>
public static class LoadCommand
{
    private const int ShownRejections = 10;

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Data set, as 'entente data' lists it." };
        var paths = new Argument<string[]>("path") { Description = "Files, folders, patterns, or - for the standard input; gzip and zip are opened.", Arity = ArgumentArity.OneOrMore };
        var ledger = LedgerLocation.Option();
        var version = new Option<string?>("--version") { Description = "The version that the files hold, where it isn't the one 'entente data' lists." };
        var replace = new Option<bool>("--replace") { Description = "Take the earlier file of the same version and layout out first." };
        var rejections = new Option<string?>("--rejections") { Description = "Also write all rejections, FILE:LINE: REASON, to this file.", HelpName = "FILE" };
        var command = new Command("load", "Load files of a published data set into the ledger.") { name, paths, ledger, version, replace, rejections };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed.GetValue(name)!, parsed.GetValue(paths)!, parsed.GetValue(ledger),
            new LoadOptions { Version = parsed.GetValue(version), Replace = parsed.GetValue(replace) }, parsed.GetValue(rejections), cancellation)));
        return command;
    }

    private static int Run(string name, string[] paths, string? ledgerPath, LoadOptions options, string? rejectionsTo, CancellationToken cancellation)
    {
        var dataset = DataOptions.Dataset(name);
        var inputs = DataOptions.Inputs(paths);
        using var ledger = LedgerLocation.OpenToWrite(ledgerPath);
        var loader = new DatasetLoader(ledger, ActorRegister.Embedded);
        using var rejections = rejectionsTo is null ? null : new StreamWriter(rejectionsTo);
        var faults = 0;
        foreach (var input in inputs)
        {
            cancellation.ThrowIfCancellationRequested();
            using var progress = new ProgressLine(input.Name, input.Length);
            try
            {
                var loaded = loader.Load(dataset, input, options, progress, cancellation);
                progress.Clear();
                Report(loaded);
                foreach (var rejection in loaded.Rejections) rejections?.WriteLine(rejection);
            }
            catch (DataFileException e)
            {
                progress.Clear();
                faults++;
                Console.Error.WriteLine($"entente: {e.Message}");
            }
        }
        return faults == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Report(FileLoaded loaded)
    {
        var text = loaded.AlreadyThere ? "loaded before; nothing changed"
            : string.Create(CultureInfo.InvariantCulture, $"{loaded.Rows - loaded.Rejected:N0} rows loaded, {loaded.Rejected:N0} rejected ({loaded.Layout})");
        Console.Out.WriteLine($"{loaded.Name}: {text}");
        foreach (var warning in loaded.Warnings) Console.Error.WriteLine($"warning: {warning}");
        foreach (var rejection in loaded.Rejections.Take(ShownRejections)) Console.Error.WriteLine(rejection);
        if (loaded.Rejected > ShownRejections)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{loaded.Name}: and {loaded.Rejected - ShownRejections:N0} further rejections; the ledger keeps them (dataset_rejection), --rejections FILE writes them."));
    }
}
