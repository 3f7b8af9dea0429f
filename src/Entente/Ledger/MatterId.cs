namespace Entente.Ledger;

/// <summary>The key of what propositions are together about: the same actors and theme.</summary>
public readonly record struct MatterId : IComparable<MatterId>
{
    public const string Prefix = "m-";
    private readonly string? value;

    /// <exception cref="ArgumentException">Not "m-" and 20 hexadecimal digits.</exception>
    public MatterId(string value) => this.value = ContentHash.Checked(value, Prefix);

    public string Value => value ?? throw new InvalidOperationException("A MatterId was used without a value.");
    public int CompareTo(MatterId other) => string.CompareOrdinal(value, other.value);
    public override string ToString() => Value;
}
