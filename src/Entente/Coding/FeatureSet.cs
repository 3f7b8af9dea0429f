namespace Entente.Coding;

/// <summary>The features of one example as buckets; with their names where somebody asks why.</summary>
internal sealed class FeatureSet(bool named)
{
    private readonly HashSet<int> buckets = new(256);
    private readonly List<string>? names = named ? [] : null;

    /// <summary>Adds the feature whose name is the parts one after the other.</summary>
    public void Add(params ReadOnlySpan<string?> parts)
    {
        var hash = 2166136261u;
        foreach (var part in parts)
            if (part is not null)
                foreach (var c in part) hash = (hash ^ c) * 16777619u;
        buckets.Add((int)((hash ^ (hash >> 15)) & (RootModel.Buckets - 1)));
        names?.Add(string.Concat(parts));
    }

    public IReadOnlyList<string> Names => names ?? throw new InvalidOperationException("The features were collected without their names.");

    /// <summary>The distinct buckets, ascending: sums over them are the same on every machine.</summary>
    public int[] Sorted()
    {
        var all = new int[buckets.Count];
        buckets.CopyTo(all);
        Array.Sort(all);
        return all;
    }
}
