namespace Entente.Store;

/// <summary>Something a run read: its name and the SHA-256 of its content, hexadecimal.</summary>
public readonly record struct RunInput(string Name, string Sha256) : IComparable<RunInput>
{
    public int CompareTo(RunInput other)
    {
        var order = string.CompareOrdinal(Name, other.Name);
        return order == 0 ? string.CompareOrdinal(Sha256, other.Sha256) : order;
    }
}
