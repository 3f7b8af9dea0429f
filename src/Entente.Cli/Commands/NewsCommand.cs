using System.CommandLine;
using Entente.News;
using Entente.Store;
using Entente.Store.News;

namespace Entente.Cli.Commands;

/// <summary>`entente news`: what changed on the watches, the most important first, with its sources.</summary>
public static class NewsCommand
{
    private static readonly string[] Formats = ["text", "html", "atom", "json"];

    public static Command Create()
    {
        var since = new Option<string>("--since")
        {
            Description = "last (since each watch was last looked at) or a date: what came into the ledger from that day (UTC) on.", HelpName = "DATE|last",
                DefaultValueFactory = _ => "last",
        };
        var format = new Option<string>("--format") { Description = "text, html, atom or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(Formats);
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of standard output; whole or not at all." };
        var ledger = LedgerOption.Create();
        var command = new Command("news",
            "Tell what changed on the watches ('entente watch'), and record that it was looked at. Exit code 10 where nothing changed.")
        {
            since, format, output, ledger,
        };
        command.SetAction((parsed, cancel) =>
        {
            var from = Moment(parsed.GetValue(since)!);
            var path = parsed.GetValue(output);
            // A feed is mostly named feed.xml.
            var isFeed = Path.GetExtension(path) is ".xml" && (parsed.GetResult(format) is not { Implicit: false } || parsed.GetValue(format) == "atom");
            var form = isFeed ? "atom" : OutputEnding.FormatOf(parsed, format, output, Formats);
            var report = Read(parsed.GetValue(ledger), from, cancel);
            Output.Write(path, to => to.Write(form switch
            {
                "html" => NewsHtml.Page(report),
                "atom" => NewsAtom.Write(report),
                "json" => NewsJson.Write(report),
                _ => NewsText.Write(report),
            }));
            Look(parsed.GetValue(ledger), report, cancel);
            return Task.FromResult(report.IsEmpty ? ExitCode.NoNews : ExitCode.Done);
        });
        return command;
    }

    private static NewsReport Read(string? ledger, DateTime? from, CancellationToken cancel)
    {
        using var file = LedgerLocation.OpenToRead(ledger);
        if (Watches.In(file).Count == 0)
            throw new UserException("Nothing is followed yet. Say whom with 'entente watch add', as in 'entente watch add RUS PRK'.");
        var report = LedgerNews.Of(file, from, cancel);
        Tracing.Check(file, report.Watches.SelectMany(w => w.Changes).SelectMany(c => c.Claims).DistinctBy(c => c.Id));
        return report;
    }

    // What was recorded meanwhile is not told and stays new: the look reaches to what was read.
    private static void Look(string? ledger, NewsReport report, CancellationToken cancel)
    {
        try
        {
            using var file = LedgerLocation.OpenToWrite(ledger, cancel);
            Watches.Look(file, report);
        }
        catch (LedgerException e)
        {
            Console.Error.WriteLine($"entente: {PlainText.OfLine(e.Message)} That this was looked at is not recorded: --since last will tell it again.");
        }
    }

    /// <summary>The last moment before the day, absent for "last".</summary>
    private static DateTime? Moment(string since) => since == "last" ? null
        : LedgerNews.Before(DateOption.Day("--since", since, end: false));
}
