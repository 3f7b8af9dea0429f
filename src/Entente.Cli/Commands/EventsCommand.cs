using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente events`: what is told as having happened, once each.</summary>
public static class EventsCommand
{
    public static Command Create()
    {
        var command = new Command("events",
            "List what is told as having happened, once each. Charges, denials, demands and promises are no events of what they are about.");
        var options = new ListOptions(command);
        command.SetAction(parsed => options.Print(parsed, EventList.Of));
        return command;
    }
}
