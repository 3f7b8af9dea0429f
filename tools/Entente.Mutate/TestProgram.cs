using System.Diagnostics;

namespace Entente.Mutate;

/// <summary>A private copy of a test project's output, beside the original, so that the tests find the repository.</summary>
internal sealed class TestProgram
{
    private readonly string program;
    private readonly string[] filter;

    public TestProgram(string project, string[] filter)
    {
        this.filter = filter;
        var name = Path.GetFileName(Path.GetFullPath(project).TrimEnd('/'));
        var built = Path.Combine(project, "bin", "Release", "net10.0");
        Folder = Path.Combine(project, "bin", "Mutate");
        if (Directory.Exists(Folder)) Directory.Delete(Folder, true);
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        program = Path.Combine(Folder, name);
    }

    public string Folder { get; }

    /// <summary>True where all tests passed; null where they took longer than the limit.</summary>
    public bool? Pass(int mutant, TimeSpan limit, string? reached = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[.. reached is null ? ["-stoponfail"] : Array.Empty<string>(), .. filter]) start.ArgumentList.Add(argument);
        start.Environment[Switchboard.Chosen] = $"{mutant}";
        if (reached is not null) start.Environment[Switchboard.Reached] = reached;
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => { if (reached is not null && e.Data is not null) Console.Error.WriteLine("  " + e.Data); };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(limit))
        {
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        process.Kill(entireProcessTree: true);
        return null;
    }
}
