namespace Entente.Ledger;

/// <summary>A claim's key: a hash of the document's hash, the span and what the passage says, so that reading a document twice makes the same claims.</summary>
public readonly record struct ClaimId : IComparable<ClaimId>
{
    public const string Prefix = "c-";
    private readonly string? value;

    /// <exception cref="ArgumentException">Not "c-" and 20 hexadecimal digits.</exception>
    public ClaimId(string value) => this.value = ContentHash.Checked(value, Prefix);

    public string Value => value ?? throw new InvalidOperationException("A ClaimId was used without a value.");
    public int CompareTo(ClaimId other) => string.CompareOrdinal(value, other.value);
    public override string ToString() => Value;
}
