using Xunit;

namespace Entente.SystemTests;

public sealed class HelpTests
{
    [Fact]
    public void Unknown_command_is_wrong_usage() =>
        Assert.Equal(Cli.ExitCode.WrongUsage, Cli.CommandLine.Run(["no-such-command"]));
}
