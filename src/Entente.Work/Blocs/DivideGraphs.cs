using System.Diagnostics;
using Entente.Blocs;
using Entente.Blocs.Files;

namespace Entente.Work.Blocs;

/// <summary>Signed graphs divided at the least frustration, one after the other: `entente blocs` of files.</summary>
internal static class DivideGraphs
{
    /// <summary>The division of each; of those that there was time for, where it was interrupted.</summary>
    public static List<BlocsReport> Of(IReadOnlyList<GraphFile> graphs, DivisionOptions options, CancellationToken cancel)
    {
        var done = new List<BlocsReport>();
        foreach (var file in graphs)
        {
            var watch = Stopwatch.StartNew();
            if (graphs.Count > 1 && !Console.IsErrorRedirected) Console.Error.Write($"\r{done.Count + 1}/{graphs.Count} {file.Group}   ");
            var division = Divider.Divide(file.Graph, options, cancel);
            done.Add(new BlocsReport(file.Group, division, options, watch.Elapsed.TotalSeconds));
            if (cancel.IsCancellationRequested) break;
        }
        if (graphs.Count > 1 && !Console.IsErrorRedirected) Console.Error.WriteLine();
        if (cancel.IsCancellationRequested)
            Console.Error.WriteLine("entente: interrupted; the best found so far is given with its bound.");
        return done;
    }

    /// <exception cref="UserException">The two numbers don't go together.</exception>
    public static void Check(int? camps, string? blocs)
    {
        if (camps is { } two && two != 2)
            throw new UserException($"--camps {two}: only 2 camps are known by that name. For another number use --blocs {two}.", ExitCode.WrongUsage);
        if (camps is not null && blocs is not null)
            throw new UserException("--camps and --blocs exclude each other; give one.", ExitCode.WrongUsage);
    }

    public static int? Most(string? blocs) => blocs switch
    {
        null => 2,
        "any" => null,
        _ => int.TryParse(blocs, out var k) && k >= 1 ? k : throw new UserException($"--blocs '{blocs}': expected a number of 1 or more, or 'any'.",
            ExitCode.WrongUsage),
    };

    public static TimeSpan Limit(double? seconds) => seconds switch
    {
        null => TimeSpan.FromSeconds(100),
        0 => TimeSpan.MaxValue,
        > 0 and < 1e9 => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new UserException("--time-limit: expected a number of seconds, or 0 for no limit.", ExitCode.WrongUsage),
    };
}
