using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente outlook say`: an analyst's own forecast, on the same board.</summary>
internal static class OutlookSay
{
    public static Command Create()
    {
        var states = new Argument<string[]>("state") { Description = "Two states, by key (PRK) or name, and the kind: dispute, sanction, pact or visit.",
            Arity = new ArgumentArity(3, 3) };
        var by = new Option<string>("--by") { Description = "It comes by the end of this year; the record is kept by years.", HelpName = "DATE",
            Required = true };
        var chance = new Option<string>("--chance") { Description = "How likely, as 0.3 or 30%.", HelpName = "P", Required = true };
        var note = new Option<string?>("--note") { Description = "Why you think so." };
        var name = new Option<string>("--as") { Description = "Under which name it is scored.", HelpName = "NAME", DefaultValueFactory = _ => "analyst" };
        var ledger = LedgerOption.Create();
        var command = new Command("say", "Put your own forecast on the board, to be decided and scored as the program's.") { states, by, chance, note, name,
            ledger };
        command.SetAction((parsed, cancellation) =>
        {
            OwnForecast.Run(parsed.GetValue(states)!, parsed.GetValue(by)!, parsed.GetValue(chance)!, parsed.GetValue(note), parsed.GetValue(name)!,
                parsed.GetValue(ledger),
                TimeProvider.System, Console.Out, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
