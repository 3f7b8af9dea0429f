using Entente.Store.Datasets;
using Entente.Store.Datasets.Reading;

namespace Entente.Work.Inputs;

/// <summary>What the commands on data sets share.</summary>
internal static class DataOptions
{
    /// <exception cref="UserException">No such data set; names the nearest.</exception>
    public static Dataset Dataset(string name) => DatasetCatalog.Find(name)
        ?? throw new UserException($"No data set '{name}'. {NearestNames.Told(name, DatasetCatalog.All.Select(d => d.Name))} 'entente data' lists them.",
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
        try
        {
            using (var file = new FileStream(Draft.Of(path), FileMode.Create, FileAccess.Write, FileShare.None, 1)) write(file);
            Draft.Keep(path);
        }
        finally
        {
            Draft.Drop(path);
        }
    }
}
