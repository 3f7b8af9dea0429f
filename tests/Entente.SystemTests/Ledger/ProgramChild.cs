using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
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

    public static (int Code, string Output, string Error) Run(params string[] arguments) => Run(null, arguments);

    /// <summary>The same with something on standard input, sent as UTF-8.</summary>
    public static (int Code, string Output, string Error) Run(string? input, string[] arguments) => Run(input, null, arguments);

    /// <summary>As somebody whose data folder (XDG_DATA_HOME) this is.</summary>
    public static (int Code, string Output, string Error) RunIn(string dataFolder, params string[] arguments) => Run(null, dataFolder, arguments);

    /// <summary>Where no file may grow beyond so many kibibytes, as on a disk that fills up; not on Windows.</summary>
    public static (int Code, string Output, string Error) RunWithFilesUpTo(int kibibytes, params string[] arguments)
    {
        var start = Prepared(false, null, arguments);
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {kibibytes}; exec \"$0\" \"$@\""));
        start.ArgumentList.Insert(0, "-c");
        start.FileName = "bash";
        // Else the runtime makes a large file of its own.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        return Finish(null, process);
    }

    private static (int Code, string Output, string Error) Run(string? input, string? dataFolder, string[] arguments)
    {
        using var process = Start(input is not null, dataFolder, arguments);
        return Finish(input, process);
    }

    private static (int Code, string Output, string Error) Finish(string? input, Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>The program started, for a test that talks with it.</summary>
    public static Process Start(bool withInput, params string[] arguments) => Start(withInput, null, arguments);

    private static Process Start(bool withInput, string? dataFolder, string[] arguments) => Process.Start(Prepared(withInput, dataFolder, arguments))!;

    private static ProcessStartInfo Prepared(bool withInput, string? dataFolder, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true,
            RedirectStandardInput = withInput };
        start.StandardOutputEncoding = new UTF8Encoding(false);
        if (withInput) start.StandardInputEncoding = new UTF8Encoding(false);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ProgramChild).Assembly.Location);
        if (dataFolder is not null) start.Environment["XDG_DATA_HOME"] = dataFolder;
        start.Environment[Variable] = JsonSerializer.Serialize(arguments);
        return start;
    }

    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } arguments)
            Environment.Exit(CommandLine.Run(JsonSerializer.Deserialize<string[]>(arguments)!));
    }
}
