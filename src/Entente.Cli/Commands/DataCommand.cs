using System.CommandLine;
using Entente.Store;
using Entente.Store.Datasets;

namespace Entente.Cli.Commands;

/// <summary>`entente data`: which data sets are known, which are loaded, how to cite them, what may be published.</summary>
public static class DataCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("name") { Description = "Only these data sets, in full.", Arity = ArgumentArity.ZeroOrMore };
        var bibtex = new Option<bool>("--bibtex") { Description = "Print citations as BibTeX: of the named, else of the loaded, else of all." };
        var audit = new Option<bool>("--audit") { Description = "Say what of the ledger may be published." };
        var indicators = new Option<bool>("--indicators") { Description = "List the indicators for 'entente panel'." };
        var ledger = LedgerOption.Create();
        var command = new Command("data", "List data sets: known, loaded, licence, citation.") { names, bibtex, audit, indicators, ledger };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(names)!.Select(DataOptions.Dataset).ToList();
            if (parsed.GetValue(indicators)) return DatasetLists.PrintIndicators(chosen);
            var loaded = Loaded(parsed.GetValue(ledger));
            if (parsed.GetValue(bibtex)) return DatasetLists.PrintBibtex(chosen, loaded);
            if (parsed.GetValue(audit)) return DatasetLists.Audit(loaded);
            if (chosen.Count > 0) foreach (var dataset in chosen) DatasetLists.PrintFull(dataset, loaded);
            else DatasetLists.PrintTable(loaded);
            return ExitCode.Done;
        });
        return command;
    }

    private static IReadOnlyList<LoadedDataset> Loaded(string? path)
    {
        if (!File.Exists(LedgerLocation.Of(path)))
        {
            if (path is not null) throw new UserException($"{path}: there is no ledger here.");
            return [];
        }
        using var ledger = LedgerLocation.OpenToRead(path);
        return LoadedDataset.In(ledger);
    }
}
