using System.CommandLine;
using Entente.Store.Review;
using NodaTime.Text;

namespace Entente.Cli.Commands;

/// <summary>`entente review list`: every verdict, as it was given.</summary>
internal static class ReviewList
{
    public static Command Create()
    {
        var by = new Option<string?>("--by") { Description = "Only this person's.", HelpName = "NAME" };
        var asOf = new Option<string?>("--as-of") { Description = "Only what was given by the end of this day.", HelpName = "DATE" };
        var format = new Option<ListFormat>("--format") { Description = "How to print.", DefaultValueFactory = _ => ListFormat.Table };
        var ledger = LedgerOption.Create();
        var command = new Command("list", "List all verdicts in the order they were recorded, those since changed too.") { by, asOf, format, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            var day = parsed.GetValue(asOf) is { } text ? DateOption.Day("--as-of", text, end: true) : (NodaTime.LocalDate?)null;
            var person = parsed.GetValue(by);
            var list = new Listing("at", "by", "claim", "verdict", "correction", "why", "id");
            foreach (var v in Verdicts.In(file, day).Where(v => person is null || v.By.Equals(person, StringComparison.OrdinalIgnoreCase)))
                list.Add(InstantPattern.General.Format(v.At), v.By, v.Claim.Value, v.KindName, v.Correction?.ToString(), v.Why, v.Id);
            list.Print(parsed.GetValue(format));
            return ExitCode.Done;
        });
        return command;
    }
}
