using System.CommandLine;
using Entente.Cli.Commands;
using Entente.Store;

namespace Entente.Cli;

/// <summary>The commands of `entente`, and what happens when one fails.</summary>
public static class CommandLine
{
    public static RootCommand CreateRoot()
    {
        var root = new RootCommand("Entente: who draws closer to whom, since when, on whose word.");
        root.Options.Add(Debug);
        foreach (var command in Commands()) root.Subcommands.Add(command);
        return root;
    }

    /// <summary>Prints a stack trace when the command fails.</summary>
    public static readonly Option<bool> Debug = new("--debug") { Description = "Print a stack trace when something fails.", Recursive = true };

    public static int Run(string[] args)
    {
        var error = Console.Error;
        Console.SetError(TextWriter.Synchronized(new MessageDoor(error)));
        try
        {
            return Answer(args);
        }
        finally
        {
            Console.SetError(error);
        }
    }

    private static int Answer(string[] args)
    {
        // Alone, and with 'help', it tells what there is.
        if (args.Length == 0) args = ["--help"];
        else if (args[0] == "help") args = [.. args[1..], "--help"];
        var parsed = CreateRoot().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine($"entente: {PlainText.OfLine(error.Message)}");
            Console.Error.WriteLine("See 'entente --help'.");
            return ExitCode.WrongUsage;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UserException e)
        {
            Console.Error.WriteLine($"entente: {PlainText.OfLine(e.Message)}");
            if (parsed.GetValue(Debug)) Console.Error.WriteLine(e);
            return e.Code;
        }
        catch (LedgerException e)
        {
            Console.Error.WriteLine($"entente: {PlainText.OfLine(e.Message)}");
            if (parsed.GetValue(Debug)) Console.Error.WriteLine(e);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("entente: stopped; nothing half-done was kept.");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"entente: {PlainText.OfLine(e.Message)}");
            if (parsed.GetValue(Debug)) Console.Error.WriteLine(e);
            return ExitCode.Failed;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"entente: a fault in the program: {PlainText.OfLine(e.Message)} Run again with --debug and report what it prints.");
            if (parsed.GetValue(Debug)) Console.Error.WriteLine(e);
            return ExitCode.Failed;
        }
    }

    private static IEnumerable<Command> Commands() =>
    [
        ActorsCommand.Create(),
        AlignCommand.Create(),
        BlocsCommand.Create(),
        BriefCommand.Create(),
        CheckCommand.Create(),
        CiteCommand.Create(),
        ClaimsCommand.Create(),
        CodeCommand.Create(),
        DataCommand.Create(),
        EventsCommand.Create(),
        ExportCommand.Create(),
        FetchCommand.Create(),
        FollowCommand.Create(),
        IdealPointsCommand.Create(),
        LandscapeCommand.Create(),
        LedgerCommand.Create(),
        LoadCommand.Create(),
        McpCommand.Create(),
        MeasureCommand.Create(),
        NewsCommand.Create(),
        NoteCommand.Create(),
        OutlookCommand.Create(),
        PanelCommand.Create(),
        ParseCommand.Create(),
        PropositionsCommand.Create(),
        ReadCommand.Create(),
        ReviewCommand.Create(),
        ServeCommand.Create(),
        ShowCommand.Create(),
        StateCommand.Create(),
        TurningPointsCommand.Create(),
        WatchCommand.Create(),
        WhyCommand.Create(),
    ];
}
