using System.CommandLine;
using Entente.Ledger.Review;
using Entente.Store.Review;

namespace Entente.Cli.Commands;

/// <summary>`entente review import`: takes in verdicts of another ledger.</summary>
internal static class ReviewImport
{
    public static Command Create()
    {
        var source = new Argument<string>("file") { Description = "JSON lines, as 'entente review export' writes them." };
        var ledger = LedgerLocation.Option();
        var command = new Command("import", "Take in verdicts that another ledger exported: all or none, each once, overwriting nothing.") { source, ledger };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(source)!;
            var verdicts = new List<Verdict>();
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (line.Trim().Length == 0) continue;
                try
                {
                    verdicts.Add(VerdictJson.Read(line));
                }
                catch (ArgumentException e)
                {
                    throw new UserException($"{path}:{number}: {UserException.Plain(e)}. Nothing was taken in; write the file again with 'entente "
                        + $"review export'.", inner: e);
                }
            }
            using var file = LedgerLocation.OpenToWrite(parsed.GetValue(ledger));
            var added = Verdicts.Add(file, verdicts);
            Console.Error.WriteLine($"entente: {added} verdicts taken in, {verdicts.Count - added} were there already.");
            return ExitCode.Done;
        });
        return command;
    }
}
