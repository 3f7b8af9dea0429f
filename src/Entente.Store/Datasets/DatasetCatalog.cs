using System.Collections.Immutable;
using System.Text.Json;

namespace Entente.Store.Datasets;

/// <summary>The data sets this program can load.</summary>
public static class DatasetCatalog
{
    private const string Prefix = "datasets/";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<ImmutableSortedDictionary<string, (Dataset Dataset, string Folder)>> all = new(Read);

    /// <summary>All data sets, by name.</summary>
    public static IEnumerable<Dataset> All => all.Value.Values.Select(d => d.Dataset);

    public static Dataset? Find(string name) => all.Value.TryGetValue(name, out var found) ? found.Dataset : null;

    /// <summary>The statements of a layout.</summary>
    internal static string Script(Dataset dataset, DatasetLayout layout) => Text($"{Prefix}{all.Value[dataset.Name].Folder}/{layout.Script}");

    private static ImmutableSortedDictionary<string, (Dataset, string)> Read()
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, (Dataset, string)>(StringComparer.Ordinal);
        foreach (var resource in typeof(DatasetCatalog).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!resource.StartsWith(Prefix, StringComparison.Ordinal) || !resource.EndsWith("/dataset.json", StringComparison.Ordinal)) continue;
            try
            {
                var dataset = JsonSerializer.Deserialize<Dataset>(Text(resource), Options)!;
                found.Add(dataset.Name, (dataset, resource[Prefix.Length..^"/dataset.json".Length]));
            }
            catch (JsonException e)
            {
                throw new InvalidOperationException($"{resource}: {e.Message}", e);
            }
        }
        return found.ToImmutable();
    }

    private static string Text(string resource)
    {
        using var stream = typeof(DatasetCatalog).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program lacks its resource {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
