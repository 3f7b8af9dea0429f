namespace Entente.Ledger;

/// <summary>A proposition's key: a hash of its statement key and the dates of its most exactly dated claim.</summary>
public readonly record struct PropositionId : IComparable<PropositionId>
{
    public const string Prefix = "p-";
    private readonly string? value;

    /// <exception cref="ArgumentException">Not "p-" and 20 hexadecimal digits.</exception>
    public PropositionId(string value) => this.value = ContentHash.Checked(value, Prefix);

    public string Value => value ?? throw new InvalidOperationException("A PropositionId was used without a value.");
    public int CompareTo(PropositionId other) => string.CompareOrdinal(value, other.value);
    public override string ToString() => Value;
}
