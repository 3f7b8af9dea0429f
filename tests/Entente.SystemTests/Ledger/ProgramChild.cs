using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Entente.Cli;

namespace Entente.SystemTests.Ledger;

/// <summary>
/// The command line in a process of its own, with its own stdout and exit code: the test program starts itself again and runs it.
/// (entente.dll beside the tests can't: its native libraries are laid out for publishing.)
/// </summary>
internal static class ProgramChild
{
    private const string Variable = "ENTENTE_TEST_ARGUMENTS";

    public static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ProgramChild).Assembly.Location);
        start.Environment[Variable] = JsonSerializer.Serialize(arguments);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } arguments)
            Environment.Exit(CommandLine.Run(JsonSerializer.Deserialize<string[]>(arguments)!));
    }
}
