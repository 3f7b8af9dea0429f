using Entente.Store.Datasets;
using Entente.Store.Datasets.Reading;

namespace Entente.Cli.Commands;

/// <summary>What the commands on data sets share.</summary>
internal static class DataOptions
{
    /// <exception cref="UserException">No such data set; names the nearest.</exception>
    public static Dataset Dataset(string name) => DatasetCatalog.Find(name)
        ?? throw new UserException($"No data set '{name}'. {Nearest(name, DatasetCatalog.All.Select(d => d.Name))} 'entente data' lists them.",
            ExitCode.WrongUsage);

    /// <exception cref="UserException">A path names nothing.</exception>
    public static IReadOnlyList<DataInput> Inputs(IEnumerable<string> paths)
    {
        try
        {
            return DataInput.Resolve(paths, Console.OpenStandardInput);
        }
        catch (FileNotFoundException e)
        {
            throw new UserException(e.Message, inner: e);
        }
    }

    /// <summary>Writes to a file that appears whole or not at all, or to the standard output.</summary>
    public static void WriteFile(string? path, Action<Stream> write)
    {
        if (path is null)
        {
            using var screen = Console.OpenStandardOutput();
            write(screen);
            return;
        }
        var draft = path + ".part";
        try
        {
            using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 1)) write(file);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>"Did you mean a, b or c?": the three names with the fewest letters to change.</summary>
    public static string Nearest(string name, IEnumerable<string> known)
    {
        var near = NearestOf(name, known);
        return near.Count == 0 ? "" : $"Did you mean {string.Join(", ", near)}?";
    }

    public static IReadOnlyList<string> NearestOf(string name, IEnumerable<string> known) =>
        [.. known.OrderBy(k => Distance(name, k)).ThenBy(k => k, StringComparer.Ordinal).Take(3)];

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[^1];
    }
}
