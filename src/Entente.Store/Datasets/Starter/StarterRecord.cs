using System.Globalization;
using Entente.Actors;

namespace Entente.Store.Datasets.Starter;

/// <summary>The starter record loaded into ledgers, by the loader of all data sets.</summary>
public static class StarterRecord
{
    /// <summary>What users type instead of a data set's name.</summary>
    public const string Name = "starter";

    private static readonly (string Called, string[] Datasets)[] Names =
        [("UN votes", ["un-votes", "un-votes-former"]), ("US visits", ["us-visits"]), ("wars between states", ["ucdp-conflict"])];

    /// <summary>
    /// Loads the files of the box. One whose content is there already is passed over; a data set of which the ledger holds other files is left as it is,
    /// for the starter record is not to take the place of what somebody chose to load.
    /// </summary>
    /// <param name="options">The version in it is not used: each file has its own.</param>
    /// <param name="progress">Given a file, counts the bytes read of it.</param>
    /// <exception cref="InvalidDataException">The box is damaged; files before the damage are loaded.</exception>
    public static IReadOnlyList<StarterLoaded> Load(LedgerFile ledger, StarterBox box, LoadOptions options,
        Func<StarterFile, IProgress<long>?>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(box);
        ArgumentNullException.ThrowIfNull(options);
        var loader = new DatasetLoader(ledger, ActorRegister.Embedded);
        var packed = box.Files.Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);
        var others = ledger.Connection.Rows("SELECT dataset, version, name, sha256 FROM dataset_file ORDER BY file_id",
                r => (Dataset: r.GetString(0), Version: r.GetString(1), File: r.GetString(2), Sha256: r.GetString(3)))
            .Where(f => !packed.Contains(f.Sha256)).ToLookup(f => f.Dataset);
        var loaded = new List<StarterLoaded>();
        foreach (var file in box.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (others[file.Dataset].FirstOrDefault() is { File: not null } other)
            {
                loaded.Add(new(file, null, $"the ledger holds {file.Dataset} {other.Version} already, from {other.File}; left as it is"));
                continue;
            }
            var dataset = DatasetCatalog.Find(file.Dataset)
                ?? throw new InvalidOperationException($"The starter record holds rows of {file.Dataset}, which is no data set.");
            var into = options with { Version = file.Version, Replace = false };
            loaded.Add(new(file, loader.Load(dataset, box.Input(file), into, progress?.Invoke(file), cancellation), null));
        }
        return loaded;
    }

    /// <summary>Makes a ledger with the starter record in it; it appears at its path when it is whole, or not at all.</summary>
    /// <returns>What it holds and to when, as in "UN votes to 2024, US visits to 2025"; null where another process made one there meanwhile.</returns>
    /// <exception cref="LedgerException">No ledger can be made there.</exception>
    public static string? Make(string path, StarterBox box, TimeProvider clock, Func<StarterFile, IProgress<long>?>? progress = null,
        CancellationToken cancellation = default)
    {
        var draft = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.starter");
        try
        {
            string contents;
            using (var ledger = LedgerFile.Open(draft, LedgerAccess.Write, clock))
            {
                Load(ledger, box, new LoadOptions(), progress, cancellation);
                contents = Contents(ledger);
                // Closing writes the file too, but says nothing when the disk is full.
                ledger.Connection.Execute("CHECKPOINT");
            }
            if (File.Exists(path)) return null;
            File.Move(draft, path, overwrite: false);
            return contents;
        }
        catch (IOException e) when (e is not LedgerException && File.Exists(path))
        {
            return null;
        }
        finally
        {
            foreach (var left in (string[])[draft, draft + ".wal"])
                if (File.Exists(left)) File.Delete(left);
        }
    }

    private static string Contents(LedgerFile ledger)
    {
        var held = LoadedDataset.In(ledger);
        return string.Join(", ", Names.Select(n => (n.Called, Last: held.Where(d => n.Datasets.Contains(d.Name)).Max(d => d.Last?.Year)))
            .Where(n => n.Last is not null).Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Called} to {n.Last}")));
    }
}
