using Entente.Cli;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests;

public sealed class MessageDoorTests
{
    [Fact]
    public void Header_of_a_file_cannot_steer_the_terminal()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.File("votes.csv");
        File.WriteAllText(file, "rcid,\u001b[31mda\u202Ete,iso3,vote\n1,2020-01-02,USA,yes\n");
        var (code, _, error) = ProgramChild.Run("load", "un-votes", file, "--ledger", scratch.File("l.duckdb"));
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("\\x1b[31mda\\u202ete", error);
        Assert.DoesNotContain('\u001b', error);
        Assert.DoesNotContain('\u202E', error);
    }
}
