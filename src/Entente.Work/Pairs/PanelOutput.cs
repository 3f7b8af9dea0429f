using System.Globalization;
using Entente.Actors;
using Entente.Panels;
using Entente.Record;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Gdelt;
using NodaTime;

namespace Entente.Work.Pairs;

/// <summary>Tables of dyads by periods, to a file or the standard output: `entente panel`.</summary>
internal static class PanelOutput
{
    public static int Write(PanelRequest request, string? ledgerPath, string format, string? output, CancellationToken cancellation)
    {
        if (format == "parquet" && output is null) throw new UserException("Name a file for Parquet with -o FILE.", ExitCode.WrongUsage);
        Panel panel;
        using (var ledger = LedgerLocation.OpenForFigures(ledgerPath, cancellation)) panel = DyadPanel.Read(ledger, request, cancellation);
        if (format == "parquet") PanelParquet.Write(panel, ActorRegister.Embedded, output!);
        else DataOptions.WriteFile(output, to =>
        {
            if (format == "json") PanelCsv.WriteJson(panel, ActorRegister.Embedded, to);
            else PanelCsv.Write(panel, ActorRegister.Embedded, to);
        });
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"entente: {panel.Count:N0} rows of {panel.States.Count} states, {panel.Columns.Count} columns; {panel.ValuesOutside:N0} recorded "
            + $"values lie outside the membership of either state."));
        return ExitCode.Done;
    }

    public static int CountGdelt(string[] paths, PeriodUnit unit, bool byRoot, string? output, CancellationToken cancellation)
    {
        var inputs = DataOptions.Inputs(paths);
        using var progress = new ProgressLine(inputs.Count == 1 ? inputs[0].Name : $"{inputs.Count} files", inputs.All(i => i.PlainPath is not null)
            ? inputs.Sum(i => i.Length) : -1);
        var options = new GdeltOptions { Period = unit switch { PeriodUnit.Year => EventPeriod.Year, PeriodUnit.Month => EventPeriod.Month,
            _ => EventPeriod.Day }, ByRoot = byRoot };
        var panel = GdeltAggregator.Read(inputs, options, progress, cancellation);
        progress.Clear();
        DataOptions.WriteFile(output, to => GdeltPanelCsv.Write(panel, to));
        foreach (var rejection in panel.Rejections.Take(10)) Console.Error.WriteLine(rejection);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"entente: {panel.Rows:N0} rows read, {panel.Rejected:N0} rejected, {panel.WithoutDyad:N0} without two countries; {panel.Count:N0} "
            + $"lines written."));
        return ExitCode.Done;
    }
}
