using System.Text.Json;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Blocs;

public sealed class BlocsCommandTests
{
    [Theory]
    [InlineData("read_highland_tribes.csv", 7)]
    [InlineData("nds_cloister.csv", 34)]
    [InlineData("nds_congress.csv", 18)]
    [InlineData("avatar.csv", 122)]
    [InlineData("random/rand_n40_m200_p50_s1.csv", 58)]
    public void Published_graphs_have_their_known_frustration(string file, double frustration)
    {
        using var json = Run("--graph", Repository.SharedPath("data", "signed", file));
        Assert.Equal("optimal", json.RootElement.GetProperty("status").GetString());
        Assert.Equal(frustration, json.RootElement.GetProperty("frustration").GetDouble());
        Assert.Equal(frustration, json.RootElement.GetProperty("bound").GetDouble());
        Assert.Equal(frustration, json.RootElement.GetProperty("frustrated_edges").GetArrayLength());
    }

    [Fact]
    public void All_windows_of_states_are_proved_optimal()
    {
        using var json = Run("--graph", Repository.SharedPath("data", "signed", "cow_signed_networks_1946_1999.csv"), "--each", "period");
        Assert.Equal(51, json.RootElement.GetArrayLength());
        Assert.All(json.RootElement.EnumerateArray(), g => Assert.Equal("optimal", g.GetProperty("status").GetString()));
    }

    [Fact]
    public void Self_loop_fails_with_file_and_line()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "a,b,sign\nx,x,1\n");
        Assert.Equal(ExitCode.Failed, Cli.CommandLine.Run(["blocs", "--graph", path]));
        File.Delete(path);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    public void Names_neither_steer_the_terminal_nor_start_a_formula_and_may_look_like_numbers(string format)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "a,b,sign\n\u001b[31mx\u202e,=cmd|' /C calc'!A0,1\n1e5,RUS,1\nRUS,=cmd|' /C calc'!A0,-1\n");
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["blocs", "--graph", path, "--format", format, "-o", path + ".out"]));
        var text = File.ReadAllText(path + ".out");
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202e', text);
        Assert.Contains("1e5", text, StringComparison.Ordinal);
        if (format == "csv") Assert.DoesNotMatch("(^|[,\"\n])=cmd", text);
        File.Delete(path);
        File.Delete(path + ".out");
    }

    private static JsonDocument Run(params string[] args)
    {
        var path = Path.GetTempFileName();
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["blocs", .. args, "--format", "json", "-o", path]));
        var json = JsonDocument.Parse(File.ReadAllText(path));
        File.Delete(path);
        return json;
    }
}
