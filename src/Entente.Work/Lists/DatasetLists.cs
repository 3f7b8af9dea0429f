using System.Globalization;
using Entente.Record;
using Entente.Store;
using Entente.Store.Datasets;

namespace Entente.Work.Lists;

/// <summary>Data sets: known, loaded, licence, citation: `entente data`.</summary>
internal static class DatasetLists
{
    public static void PrintTable(IReadOnlyList<LoadedDataset> loaded)
    {
        var rows = new List<string[]> { new[] { "NAME", "VERSION", "COVERS", "LOADED", "ROWS", "REJECTED", "HOLDS", "REDISTRIBUTION" } };
        foreach (var dataset in DatasetCatalog.All)
        {
            var held = loaded.Where(l => l.Name == dataset.Name).ToList();
            if (held.Count == 0) rows.Add([dataset.Name, dataset.Version, dataset.Coverage.ToString(), "-", "", "", "", dataset.Redistribution.ToString()]);
            foreach (var l in held)
                rows.Add([dataset.Name, l.Version, dataset.Coverage.ToString(), $"{l.Files} file{(l.Files == 1 ? "" : "s")}", Number(l.Rows),
                    Number(l.Rejected), Span(l), dataset.Redistribution.ToString()]);
        }
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
            Console.Out.WriteLine(string.Join("  ", row.Select((cell, c) => c is 4 or 5 ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd());
    }

    public static void PrintFull(Dataset dataset, IReadOnlyList<LoadedDataset> loaded)
    {
        var @out = Console.Out;
        @out.WriteLine($"{dataset.Name}: {dataset.Title}");
        @out.WriteLine($"  publisher       {dataset.Publisher}");
        @out.WriteLine($"  version         {dataset.Version}, covers {dataset.Coverage}");
        @out.WriteLine($"  source          {dataset.Source}");
        @out.WriteLine($"  licence         {dataset.Licence}");
        @out.WriteLine($"  redistribution  {dataset.Redistribution}");
        @out.WriteLine($"  cite            {dataset.Citation}");
        @out.WriteLine($"  note            {dataset.Note}");
        foreach (var layout in dataset.Layouts)
            @out.WriteLine($"  layout          {layout.Name}: "
                + (layout.Widths.Length > 0 ? string.Join(" or ", layout.Widths) + " columns without a header"
                    : string.Join(", ", layout.Columns.Keys.Order(StringComparer.Ordinal))));
        foreach (var l in loaded.Where(l => l.Name == dataset.Name))
            @out.WriteLine($"  loaded          version {l.Version}: {l.Files} file(s), {Number(l.Rows)} rows, {Number(l.Rejected)} rejected, {Span(l)}");
        var held = Indicators.All.Where(i => i.Dataset == dataset.Name).Select(i => i.Name).ToList();
        if (held.Count > 0) @out.WriteLine($"  indicators      {string.Join(", ", held)}");
    }

    public static int PrintBibtex(List<Dataset> chosen, IReadOnlyList<LoadedDataset> loaded)
    {
        if (chosen.Count == 0) chosen = [.. DatasetCatalog.All.Where(d => loaded.Any(l => l.Name == d.Name))];
        if (chosen.Count == 0) chosen = [.. DatasetCatalog.All];
        foreach (var dataset in chosen) Console.Out.WriteLine(dataset.BibtexEntry + "\n");
        return ExitCode.Done;
    }

    public static int Audit(IReadOnlyList<LoadedDataset> loaded)
    {
        if (loaded.Count == 0)
        {
            Console.Out.WriteLine("The ledger holds no data set.");
            return ExitCode.Done;
        }
        var sets = loaded.Select(l => l.Name).Distinct().Select(n => DatasetCatalog.Find(n)!).ToList();
        var held = sets.Where(d => d.Redistribution is Redistribution.No or Redistribution.Unstated).ToList();
        foreach (var dataset in sets)
            Console.Out.WriteLine($"{dataset.Name}: {Verdict(dataset.Redistribution)} ({dataset.Licence})");
        Console.Out.WriteLine(held.Count == 0
            ? "The ledger, and panels from it, may be published with the citations that 'entente data --bibtex' prints."
            : $"The ledger as a whole must not be published, nor panels that hold values of: {string.Join(", ", held.Select(d => d.Name))}. "
                + $"Results computed from them may, with citations.");
        if (sets.Any(d => d.Redistribution == Redistribution.ShareAlike))
            Console.Out.WriteLine($"What holds values of "
                + $"{string.Join(", ", sets.Where(d => d.Redistribution == Redistribution.ShareAlike).Select(d => d.Name))} must carry the same licence.");
        return ExitCode.Done;
    }

    private static string Verdict(Redistribution redistribution) => redistribution switch
    {
        Redistribution.Free => "may be published",
        Redistribution.Attribution => "may be published with its citation",
        Redistribution.ShareAlike => "may be published with its citation, under the same licence",
        Redistribution.Unstated => "may not be published until its publisher is asked: the licence doesn't say",
        _ => "may not be published",
    };

    public static int PrintIndicators(List<Dataset> chosen)
    {
        foreach (var i in Indicators.All.Where(i => chosen.Count == 0 || chosen.Any(d => d.Name == i.Dataset)))
        {
            var range = $"{(i.Minimum is { } min ? min.ToString(CultureInfo.InvariantCulture) : "-inf")}.."
                + $"{(i.Maximum is { } max ? max.ToString(CultureInfo.InvariantCulture) : "inf")}";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{i.Name}\t{i.Scope}\t{i.Unit}\t{range}\thigher: {i.HigherIs}\tmissing: "
                + $"{i.Missing}\t{i.CoverageFirst}-{(i.CoverageLast == 9999 ? "" : i.CoverageLast.ToString(CultureInfo.InvariantCulture))}\t"
                + $"{i.Dataset}\t{i.Description} [{i.Citation}]"));
        }
        return ExitCode.Done;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Span(LoadedDataset l) => l.First is { } first && l.Last is { } last
        ? string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd}..{last:yyyy-MM-dd}") : "no dated rows";
}
