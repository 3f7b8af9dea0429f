using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente code`: a filter that codes lines of JSON, or sentences for a person to look at.</summary>
public static class CodeCommand
{
    public static Command Create()
    {
        var pairs = new Option<bool>("--pairs") { Description =
            "Lines hold a sentence with both actors marked; answer with one of 15 roots and the probabilities of all." };
        var jobs = new Option<int>("--jobs") { Description = "How many lines are coded at once; 0 means one a processor.", DefaultValueFactory = _ => 0 };
        var all = new Option<bool>("--all") { Description = "Print also the events that are too uncertain to be counted on (confidence below the threshold)." };
        var explain = new Option<bool>("--explain") { Description = "Add to each event the word that tells it, and how likely its parts are held to be." };
        var format = new Option<string>("--format") { Description = "json, plover, cameo or goldstein-panel.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong(CodeFormats.Names);
        var command = new Command("code", "Code sentences from standard input: JSON lines in, JSON lines out, in the same order.") { pairs, jobs,
            all, explain, format };
        var choice = new ReaderChoice();
        choice.AddTo(command);
        command.SetAction((parsed, cancel) => Task.FromResult(CodeSentences.Run(parsed.GetValue(pairs), parsed.GetValue(jobs), parsed.GetValue(all),
            parsed.GetValue(explain), parsed.GetValue(format)!, choice.Of(parsed), cancel)));
        return command;
    }
}
