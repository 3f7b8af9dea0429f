using System.CommandLine;
using Entente.Actors;
using NodaTime;
using NodaTime.Text;

namespace Entente.Cli.Commands;

/// <summary>`entente actors`: the register of states, bodies, organisations and people that the coder reads by.</summary>
public static class ActorsCommand
{
    public static Command Create()
    {
        var command = new Command("actors", "States, bodies, organisations and office-holders by date: list, show, check.");
        command.Subcommands.Add(CreateList());
        command.Subcommands.Add(CreateShow());
        command.Subcommands.Add(ActorsCheck.Create());
        return command;
    }

    internal static Option<string> FormatOption()
    {
        var option = new Option<string>("--format") { Description = "table, json or csv.", DefaultValueFactory = _ => "table" };
        option.AcceptOnlyFromAmong("table", "json", "csv");
        return option;
    }

    private static Command CreateList()
    {
        var kind = new Option<ActorKind?>("--kind") { Description = "Only State, Territory, Body, Organisation or Grouping." };
        var on = new Option<string?>("--on") { Description = "Only states that were in a system of states on this day (2019-04-25); codes of that day." };
        var format = FormatOption();
        var command = new Command("list", "Lists actors with their codes.") { kind, on, format };
        command.SetAction(parsed =>
        {
            var rows = ActorRows.Listed(parsed.GetValue(kind), DayOf(parsed.GetValue(on)));
            ActorRows.Write(parsed.GetValue(format)!, ["key", "kind", "name", "iso2", "cow", "cow_abbreviation", "gw", "plover", "sector"], rows);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateShow()
    {
        var name = new Argument<string>("actor") { Description = "A key (PRK) or a name (North Korea)." };
        var on = new Option<string?>("--on") { Description = "The day for which a name is understood." };
        var format = FormatOption();
        var command = new Command("show", "Shows all that the register knows about an actor.") { name, on, format };
        command.SetAction(parsed =>
        {
            var rows = ActorRows.Shown(parsed.GetValue(name)!, DayOf(parsed.GetValue(on)));
            if (parsed.GetValue(format) == "json") Console.Out.WriteLine(ActorRows.AsObject(rows));
            else ActorRows.Write(parsed.GetValue(format)!, ["what", "value", "first", "last"], rows);
            return ExitCode.Done;
        });
        return command;
    }

    private static LocalDate? DayOf(string? text)
    {
        if (text is null) return null;
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw new UserException($"--on '{text}' is no date. ActorRows.Write it as 2019-04-25.", ExitCode.WrongUsage);
    }
}
