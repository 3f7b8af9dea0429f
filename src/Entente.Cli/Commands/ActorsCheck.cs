using System.CommandLine;
using System.Globalization;
using Entente.Actors;

namespace Entente.Cli.Commands;

/// <summary>`entente actors check`: what is wrong in the register, and what it doesn't know.</summary>
internal static class ActorsCheck
{
    public static Command Create()
    {
        var gaps = new Option<bool>("--gaps") { Description =
            "List too what the register doesn't know (states without a listed leader). Gaps don't fail the check." };
        var format = ActorsCommand.FormatOption();
        var command = new Command("check",
            "Looks for overlaps, unknown codes, duplicate names and impossible dates; exit 1 when something is wrong.") { gaps, format };
        command.SetAction(parsed =>
        {
            var register = ActorRegister.Embedded;
            var problems = RegisterCheck.Of(register);
            var faults = problems.Count(p => !p.IsGap);
            var shown = problems.Where(p => !p.IsGap || parsed.GetValue(gaps))
                .Select(p => new string?[] { p.IsGap ? "gap" : "fault", p.Rule, p.Message }).ToList();
            if (shown.Count > 0 || parsed.GetValue(format) != "table") ActorRows.Write(parsed.GetValue(format)!, ["severity", "rule", "message"], shown);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{register.Actors.Count} actors checked: {faults} faults, {problems.Count - faults} gaps."));
            return faults == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
