using System.CommandLine;
using Entente.Store;

namespace Entente.Cli.Commands;

/// <summary>`entente propositions`: what claims are about, and how they stand to each other.</summary>
public static class PropositionsCommand
{
    public static Command Create()
    {
        var command = new Command("propositions", "List what is asserted, alleged, denied or contested, with how many stand for and against.");
        var status = new Option<string?>("--status") { Description = "Only those that stand so: " + string.Join(", ", Statuses) + ".", HelpName = "STATUS" };
        status.AcceptOnlyFromAmong(Statuses);
        command.Options.Add(status);
        var options = new ListOptions(command);
        command.SetAction(parsed => options.Print(parsed, view => List(parsed.GetValue(status) is { } wanted
            ? view with { Propositions = [.. view.Propositions.Where(p => ClaimsCommand.Lower(p.Status) == wanted)] } : view)));
        return command;
    }

    private static readonly string[] Statuses = [.. Enum.GetValues<Entente.Ledger.PropositionStatus>().Select(s => ClaimsCommand.Lower(s))];

    internal static Listing List(LedgerView view)
    {
        var speakers = view.Around.ToDictionary(c => c.Id, c => c.ByAuthor ? "author" : ClaimsCommand.Name(c.Speaker) ?? "unnamed");
        IEnumerable<string> Said(IEnumerable<Entente.Ledger.ClaimId> ids) => ids.Select(i => speakers[i]).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var list = new Listing("id", "date", "status", "statement", "for", "said by", "against", "denied by", "matter", "review");
        foreach (var p in view.Propositions)
            list.Add(p.Id.Value, p.Date?.ToString(), ClaimsCommand.Lower(p.Status), p.Statement,
                p.For.Length, Said(p.For).ToArray(), p.Against.Length, Said(p.Against).ToArray(), p.Matter.Value,
                VerdictCells.Of(view, p.For.Concat(p.Against).Concat(p.Neither)));
        return list;
    }
}
