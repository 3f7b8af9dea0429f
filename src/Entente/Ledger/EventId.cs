namespace Entente.Ledger;

/// <summary>An event's key: a hash of its statement key and of date and place of its most exactly dated claim.</summary>
public readonly record struct EventId : IComparable<EventId>
{
    public const string Prefix = "e-";
    private readonly string? value;

    /// <exception cref="ArgumentException">Not "e-" and 20 hexadecimal digits.</exception>
    public EventId(string value) => this.value = ContentHash.Checked(value, Prefix);

    public string Value => value ?? throw new InvalidOperationException("A EventId was used without a value.");
    public int CompareTo(EventId other) => string.CompareOrdinal(value, other.value);
    public override string ToString() => Value;
}
