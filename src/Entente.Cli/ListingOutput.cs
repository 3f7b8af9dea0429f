using Spectre.Console;

namespace Entente.Cli;

/// <summary>Lists on the standard output.</summary>
internal static class ListingOutput
{
    /// <summary>As the user asks; text on a terminal is a table as wide as it is.</summary>
    public static void Print(this Listing listing, ListFormat format)
    {
        if (format != ListFormat.Table || Console.IsOutputRedirected)
        {
            listing.Write(Console.Out, format);
            return;
        }
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in listing.Columns) table.AddColumn(new TableColumn(new Text(column)));
        foreach (var row in listing.Cells) table.AddRow(row.Select(c => new Text(c)));
        AnsiConsole.Write(table);
    }
}
