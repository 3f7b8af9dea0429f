using System.CommandLine;
using Entente.Coding;
using Entente.Store;

namespace Entente.Cli.Commands;

/// <summary>`entente claims`: what passages assert, each with its words.</summary>
public static class ClaimsCommand
{
    public static Command Create()
    {
        var command = new Command("claims", "List what passages claim: who says so, how, and in which words.");
        var options = new ListOptions(command);
        command.SetAction(parsed => options.Print(parsed, List));
        return command;
    }

    internal static Listing List(LedgerView view)
    {
        var list = new Listing("id", "date", "speaker", "stance", "actor", "type", "mode", "recipient", "theme", "polarity", "modality",
            "said", "confidence", "quote", "start", "end", "document", "location", "review");
        foreach (var c in view.Claims)
            list.Add(c.Id.Value, c.Date?.ToString(), c.ByAuthor ? "author" : Name(c.Speaker) ?? "unnamed", Lower(c.Stance),
                c.Kind == Entente.Ledger.ClaimKind.Event ? Name(c.Actor) : string.Join('+', c.Subjects.Select(Name)),
                c.Type?.ToString().ToUpperInvariant() ?? "assessment", c.Mode ?? c.AssessmentKind,
                c.Kind == Entente.Ledger.ClaimKind.Event ? Name(c.Recipient) : c.Against.IsEmpty ? null : string.Join('+', c.Against.Select(Name)),
                c.Theme, Lower(c.Polarity), Lower(c.Modality), c.Said?.ToString(), c.Confidence, c.QuoteText, c.Quote.Start, c.Quote.End,
                c.DocumentId, view.Locations[c.DocumentId], VerdictCells.Of(view, c.Id));
        return list;
    }

    /// <summary>The actor's key, or the words in quotation marks where nobody could be resolved.</summary>
    internal static string? Name(ActorMention? mention) =>
        mention is null ? null : mention.Actor is { } actor ? actor + (mention.Sector is null ? "" : "/" + mention.Sector) : $"\"{mention.Text}\"";

    internal static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
