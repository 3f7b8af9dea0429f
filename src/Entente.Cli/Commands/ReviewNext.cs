using System.CommandLine;
using Entente.Ledger.Review;
using Entente.Store;

namespace Entente.Cli.Commands;

/// <summary>`entente review next`: the claims to look at first.</summary>
internal static class ReviewNext
{
    private const int Few = 10;

    public static Command Create()
    {
        var count = new Argument<int>("N") { Description = "How many to list.", DefaultValueFactory = _ => Few };
        var by = ReviewerName.Option();
        var format = new Option<ListFormat>("--format") { Description = "How to print.", DefaultValueFactory = _ => ListFormat.Table };
        var ledger = LedgerOption.Create();
        var command = new Command("next", "List the claims to look at first. " + ReviewQueue.Rule
            + " What you have a verdict on is left out; without --by, what anybody has.") { count, by, format, ledger };
        command.SetAction(parsed =>
        {
            var most = parsed.GetValue(count);
            if (most < 1) throw new UserException($"N: {most} is no number of claims; expected 1 or more.", ExitCode.WrongUsage);
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            var view = LedgerView.Of(file, new ClaimFilter(), ActorNames.Of);
            var queue = ReviewQueue.Of(view.Around, view.Propositions, view.Events, view.Verdicts, ReviewerName.TryOf(parsed.GetValue(by)));
            var shown = queue.Take(most).ToList();
            Tracing.Check(file, shown.Select(q => q.Claim));
            var list = new Listing("id", "actor", "type", "recipient", "voice", "speaker", "date", "confidence", "why", "quote");
            foreach (var (claim, why) in shown)
            {
                var coding = Correction.CodingOf(claim);
                list.Add(claim.Id.Value, coding["actor"], coding["type"], coding["recipient"], coding["voice"], coding["speaker"], coding["date"],
                    claim.Confidence, why, claim.QuoteText);
            }
            list.Print(parsed.GetValue(format));
            Console.Error.WriteLine($"entente: {queue.Length} claims wait. 'entente review accept|wrong|correct ID' says what you hold of one.");
            return ExitCode.Done;
        });
        return command;
    }
}
