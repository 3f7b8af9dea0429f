namespace Entente.Actors;

/// <summary>Names by their pieces, case left aside; built once, then only read, so that many threads may walk it.</summary>
internal sealed class NameTrie
{
    private readonly Dictionary<string, int> pieces = new(16384, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ulong, int> edges = new(32768);
    private readonly List<List<Sense>?> senses = [null];
    private Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public NameTrie() => lookup = pieces.GetAlternateLookup<ReadOnlySpan<char>>();

    public const int Root = 0;

    /// <summary>The node below, or -1.</summary>
    public int Step(int node, ReadOnlySpan<char> piece) =>
        lookup.TryGetValue(piece, out var id) && edges.TryGetValue((ulong)(uint)node << 32 | (uint)id, out var next) ? next : -1;

    public List<Sense>? SensesAt(int node) => senses[node];

    public void Add(IReadOnlyList<string> name, Sense sense)
    {
        var node = Root;
        foreach (var piece in name)
        {
            if (!pieces.TryGetValue(piece, out var id)) pieces.Add(piece, id = pieces.Count);
            var key = (ulong)(uint)node << 32 | (uint)id;
            if (!edges.TryGetValue(key, out var next))
            {
                edges.Add(key, next = senses.Count);
                senses.Add(null);
            }
            node = next;
        }
        (senses[node] ??= new List<Sense>(1)).Add(sense);
    }
}
