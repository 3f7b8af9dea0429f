using System.CommandLine;
using Entente.Store;

namespace Entente.Cli.Commands;

/// <summary>`entente events`: what is told as having happened, once each.</summary>
public static class EventsCommand
{
    public static Command Create()
    {
        var command = new Command("events",
            "List what is told as having happened, once each. Charges, denials, demands and promises are no events of what they are about.");
        var options = new ListOptions(command);
        command.SetAction(parsed => options.Print(parsed, List));
        return command;
    }

    internal static Listing List(LedgerView view)
    {
        var list = new Listing("id", "date", "actor", "type", "mode", "recipient", "place", "description", "told by", "presupposed", "disputed",
            "documents", "claims", "confidence", "proposition", "review");
        foreach (var e in view.Events)
            list.Add(e.Id.Value, e.Date?.ToString(), ClaimsCommand.Name(e.Actor), e.Type.ToString().ToUpperInvariant(), e.Mode,
                ClaimsCommand.Name(e.Recipient), e.Place?.Text, e.Description,
                (e.ByAuthor ? new[] { "author" } : []).Concat(e.Speakers.Select(s => s.Value)).ToArray(), e.PresupposedOnly, e.Disputed,
                e.Documents, e.Claims.Length, e.Confidence, e.Proposition.Value, VerdictCells.Of(view, e.Claims));
        return list;
    }
}
