using System.CommandLine;
using Entente.Ledger.Notes;
using Entente.Ledger.Review;
using Entente.Store.Review;

namespace Entente.Cli.Commands;

/// <summary>`entente review export`: verdicts for another ledger, or as specs of the reader.</summary>
internal static class ReviewExport
{
    public static Command Create()
    {
        var specs = new Option<string?>("--specs") { Description =
            "Write what reviewers agree on as lines of tests/Specs (sentence -> expected) to this file; - prints them.", HelpName = "FILE" };
        var output = new Option<string?>("--output",
            "-o") { Description = "Write all verdicts and notes as JSON lines to this file instead of standard output, for 'entente review import'.",
            HelpName = "FILE" };
        var ledger = LedgerOption.Create();
        var command = new Command("export",
            "Write verdicts and notes to a file: all of them for another ledger, or sentences with what is to be read from them.") { specs, output, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            if (parsed.GetValue(specs) is not { } path)
            {
                var words = PersonsWords.In(file);
                Output.Write(parsed.GetValue(output), writer => WriteLines(writer, words.Verdicts.Select(VerdictJson.Line)
                    .Concat(words.Notes.Select(NoteJson.Line)).Concat(words.Withdrawals.Select(NoteJson.Line))));
                return ExitCode.Done;
            }
            if (parsed.GetValue(output) is not null) throw new UserException("--specs names its file itself; leave --output out.", ExitCode.WrongUsage);
            var (lines, leftOut) = SpecLines.Of(file, null);
            Output.Write(path == "-" ? null : path, writer => WriteLines(writer, lines));
            if (leftOut > 0) Console.Error.WriteLine(
                $"entente: {leftOut} reviewed claims are left out: the reviewers disagree, it is a judgement, or it is of another ledger.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteLines(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines) writer.Write(line + "\n");
    }
}
