using System.CommandLine;
using System.Text;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests;

/// <summary>docs/reference.md is made from the commands themselves, so none can go undocumented.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Every_command_and_option_is_described()
    {
        var silent = new List<string>();
        foreach (var (path, command) in All(Cli.CommandLine.CreateRoot(), "entente"))
        {
            if (string.IsNullOrWhiteSpace(command.Description)) silent.Add(path);
            silent.AddRange(command.Options.Where(option => string.IsNullOrWhiteSpace(option.Description)).Select(option => $"{path} {option.Name}"));
            silent.AddRange(command.Arguments.Where(argument => string.IsNullOrWhiteSpace(argument.Description))
                .Select(argument => $"{path} <{argument.Name}>"));
        }
        Assert.Empty(silent);
    }

    [Fact]
    public void Reference_page_is_what_the_commands_say()
    {
        var page = new StringBuilder("# Commands and options\n\nMade from the program by a test; `./build.sh accept` takes a changed one.\nEvery "
            + "command also takes `--help`.\n");
        foreach (var (path, command) in All(Cli.CommandLine.CreateRoot(), "entente").Skip(1))
        {
            page.Append("\n## ").Append(path);
            foreach (var argument in command.Arguments) page.Append(" <").Append(argument.Name).Append('>');
            page.Append("\n\n").Append(command.Description).Append('\n');
            if (command.Arguments.Count + command.Options.Count > 0) page.Append('\n');
            foreach (var argument in command.Arguments) page.Append("- `<").Append(argument.Name).Append(">` ").Append(argument.Description).Append('\n');
            foreach (var option in command.Options.Where(option => option is not System.CommandLine.Help.HelpOption))
                page.Append("- `").Append(string.Join("`, `", option.Aliases.Prepend(option.Name).Distinct())).Append("` ").Append(option.Description)
                    .Append('\n');
        }
        Snapshot.Check(page.ToString(), "docs", "reference.md");
    }

    private static IEnumerable<(string Path, Command Command)> All(Command command, string path)
    {
        yield return (path, command);
        foreach (var sub in command.Subcommands.OrderBy(sub => sub.Name, StringComparer.Ordinal))
            foreach (var found in All(sub, $"{path} {sub.Name}")) yield return found;
    }
}
