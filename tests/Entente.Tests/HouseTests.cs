using System.Text.RegularExpressions;
using Xunit;

namespace Entente.Tests;

/// <summary>The projects, in the order of the design: each refers only to those before it, and a command only parses, asks and writes.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] Projects = ["Entente", "Entente.Store", "Entente.Work", "Entente.Web", "Entente.Cli"];

    [Fact]
    public void Every_project_refers_only_to_those_before_it()
    {
        foreach (var (project, place) in Projects.Select((p, i) => (p, i)))
        {
            var file = File.ReadAllText(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
            var used = Reference().Matches(file).Select(m => m.Groups[1].Value).ToList();
            Assert.All(used, u => Assert.InRange(Array.IndexOf(Projects, u), 0, place - 1));
            // Only the program parses a command line.
            Assert.Equal(project == "Entente.Cli", file.Contains("System.CommandLine", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_command_is_short()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Entente.Cli", "Commands"), "*Command.cs");
        Assert.True(files.Length > 25);
        Assert.All(files, f => Assert.True(File.ReadAllLines(f).Length <= 80, f));
    }

    [GeneratedRegex(@"ProjectReference Include=""\.\./[\w.]+/([\w.]+)\.csproj""")]
    private static partial Regex Reference();
}
