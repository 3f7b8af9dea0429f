using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Entente.Cli;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests;

/// <summary>Commands in the README and in the guides are ones that the program takes.</summary>
public sealed partial class ExampleTests
{
    public static TheoryData<string, string> Examples()
    {
        var examples = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "guides"), "*.md").Order(StringComparer.Ordinal)
            .Prepend(Path.Combine(Repository.Root, "README.md")))
        {
            var fenced = false;
            foreach (var line in File.ReadAllLines(file))
            {
                if (line.StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
                else if (fenced && line.StartsWith("entente ", StringComparison.Ordinal) && Command(line) is { } command)
                    examples.Add(Path.GetFileName(file), command);
            }
        }
        return examples;
    }

    // What stands two blanks or a # behind tells what it does; a shell's own signs end the command.
    private static string? Command(string line)
    {
        var command = Comment().Replace(line["entente ".Length..], "").Trim();
        return command.Contains("...", StringComparison.Ordinal) || command.Contains('[') ? null : command;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_is_a_command_with_options_that_there_are(string file, string command) =>
        Assert.True(CommandLine.CreateRoot().Parse(CommandLineParser.SplitCommandLine(command).ToArray()).Errors.Select(e => e.Message).ToArray() is [],
            $"{file}: entente {command}: " + string.Join(" ", CommandLine.CreateRoot().Parse(CommandLineParser.SplitCommandLine(command).ToArray()).Errors));

    [Fact]
    public void There_are_examples() => Assert.True(Examples().Count > 80);

    [GeneratedRegex(@"(\s{2,}|\s+#|\s[<>|]|\s&&).*$")]
    private static partial Regex Comment();
}
