using System.Globalization;
using Entente.Actors;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Reading;
using Entente.Store.Datasets.Starter;

namespace Entente.Work.Inputs;

/// <summary>Published data sets, as their publishers lay them out, into a ledger: `entente load`.</summary>
internal static class LoadDatasets
{
    private const int ShownRejections = 10;

    public static int Run(string name, string[] paths, string? ledgerPath, LoadOptions options, string? rejectionsTo, CancellationToken cancellation)
    {
        if (name == StarterRecord.Name) return RunStarter(paths, ledgerPath, options, rejectionsTo, cancellation);
        var dataset = DataOptions.Dataset(name);
        if (paths.Length == 0) throw new UserException($"Name the files of {name} to load, or - for the standard input.", ExitCode.WrongUsage);
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

    private static int RunStarter(string[] paths, string? ledgerPath, LoadOptions options, string? rejectionsTo, CancellationToken cancellation)
    {
        if (paths.Length > 0 || options.Version is not null || options.Replace)
            throw new UserException("'entente load starter' takes no files, --version or --replace: the program holds the record.", ExitCode.WrongUsage);
        using var ledger = LedgerLocation.OpenToWrite(ledgerPath);
        using var rejections = rejectionsTo is null ? null : new StreamWriter(rejectionsTo);
        using var progress = new StarterProgress();
        var loaded = StarterRecord.Load(ledger, StarterBox.Embedded, options, progress.Of, cancellation);
        progress.Dispose();
        foreach (var file in loaded)
        {
            Console.Out.WriteLine(file.Loaded is { } there ? $"{there.Name}: {Outcome(there)}" : $"{file.File.Name}: {file.LeftOut}");
            foreach (var rejection in file.Loaded?.Rejections ?? []) rejections?.WriteLine(rejection);
        }
        if (loaded.Sum(f => f.Loaded is { AlreadyThere: false } there ? there.Rejected : 0) is > 0 and var rejected)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"entente: the ledger keeps the {rejected:N0} rejected rows and why (dataset_rejection); --rejections FILE writes them."));
        return ExitCode.Done;
    }

    private static string Outcome(FileLoaded loaded) => loaded.AlreadyThere ? "loaded before; nothing changed"
        : string.Create(CultureInfo.InvariantCulture, $"{loaded.Rows - loaded.Rejected:N0} rows loaded, {loaded.Rejected:N0} rejected ({loaded.Layout})");

    private static void Report(FileLoaded loaded)
    {
        // The name of an entry of an archive is the archive's.
        Console.Out.WriteLine($"{PlainText.OfLine(loaded.Name)}: {Outcome(loaded)}");
        foreach (var warning in loaded.Warnings) Console.Error.WriteLine($"warning: {warning}");
        foreach (var rejection in loaded.Rejections.Take(ShownRejections)) Console.Error.WriteLine(rejection);
        if (loaded.Rejected > ShownRejections)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{loaded.Name}: and {loaded.Rejected - ShownRejections:N0} further rejections; the ledger keeps them (dataset_rejection), "
                + $"--rejections FILE writes them."));
    }
}
