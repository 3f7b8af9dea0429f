using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente parse`: sentences, words, tags and trees of a text, as CoNLL-U or JSON lines.</summary>
public static class ParseCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A text file in UTF-8, or - for standard input." };
        var format = new Option<string>("--format") { Description = "conllu, or json (one object a sentence and line).", DefaultValueFactory = _ => "conllu" };
        format.AcceptOnlyFromAmong("conllu", "json");
        var lines = new Option<bool>("--lines") { Description = "Take every line as one sentence, and answer line by line." };
        var command = new Command("parse", "Read a text: sentences, words, tags, lemmas and Universal Dependencies trees.") { file, format, lines };
        command.SetAction((parsed, cancel) => Task.FromResult(ParseSentences.Run(parsed.GetValue(file)!, parsed.GetValue(format)!,
            parsed.GetValue(lines), cancel)));
        return command;
    }
}
