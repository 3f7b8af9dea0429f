namespace Entente.Actors;

/// <summary>An unordered pair of states; orders itself so that A comes first by its key.</summary>
public readonly record struct Dyad : IComparable<Dyad>
{
    public ActorId A { get; }
    public ActorId B { get; }

    /// <exception cref="ArgumentException">Both are the same.</exception>
    public Dyad(ActorId a, ActorId b)
    {
        var order = a.CompareTo(b);
        if (order == 0) throw new ArgumentException($"A dyad needs two states; both are {a}.");
        (A, B) = order < 0 ? (a, b) : (b, a);
    }

    public int CompareTo(Dyad other)
    {
        var order = A.CompareTo(other.A);
        return order == 0 ? B.CompareTo(other.B) : order;
    }

    public override string ToString() => $"{A}-{B}";
}
