namespace Entente.Blocs.Exact;

/// <summary>Union-find that remembers on which side of its root each node stands.</summary>
internal sealed class ParityForest
{
    private readonly int[] parent;
    private readonly sbyte[] side;

    public ParityForest(int count)
    {
        parent = new int[count];
        side = new sbyte[count];
        Clear();
    }

    public void Clear()
    {
        for (var v = 0; v < parent.Length; v++) parent[v] = v;
        Array.Fill(side, (sbyte)1);
    }

    public int Root(int v)
    {
        var root = v;
        var product = 1;
        while (parent[root] != root)
        {
            product *= side[root];
            root = parent[root];
        }
        while (parent[v] != root && v != root)
        {
            var (up, s) = (parent[v], side[v]);
            parent[v] = root;
            side[v] = (sbyte)product;
            product *= s;
            v = up;
        }
        return root;
    }

    /// <summary>+1 or -1 against the root.</summary>
    public int Side(int v)
    {
        var root = Root(v);
        return v == root ? 1 : side[v];
    }

    /// <summary>False when the two are already joined.</summary>
    public bool Join(int a, int b, int sign)
    {
        var (p, q) = (Root(a), Root(b));
        if (p == q) return false;
        side[q] = (sbyte)(Side(a) * Side(b) * sign);
        parent[q] = p;
        return true;
    }

    /// <summary>How the two stand to each other, or 0 when nothing says.</summary>
    public int Relation(int a, int b) => Root(a) == Root(b) ? Side(a) * Side(b) : 0;
}
