using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente claims`: what passages assert, each with its words.</summary>
public static class ClaimsCommand
{
    public static Command Create()
    {
        var command = new Command("claims", "List what passages claim: who says so, how, and in which words.");
        var options = new ListOptions(command);
        command.SetAction(parsed => options.Print(parsed, ClaimList.Of));
        return command;
    }
}
