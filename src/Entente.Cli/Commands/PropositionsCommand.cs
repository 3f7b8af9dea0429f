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
        command.SetAction(parsed => options.Print(parsed, view => PropositionList.Of(parsed.GetValue(status) is { } wanted
            ? view with { Propositions = [.. view.Propositions.Where(p => ClaimCells.Lower(p.Status) == wanted)] } : view)));
        return command;
    }

    private static readonly string[] Statuses = [.. Enum.GetValues<Entente.Ledger.PropositionStatus>().Select(s => ClaimCells.Lower(s))];
}
