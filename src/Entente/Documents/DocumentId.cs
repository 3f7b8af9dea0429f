namespace Entente.Documents;

/// <summary>Names a document by its content: the first 16 hexadecimal digits of the SHA-256 of its bytes.</summary>
public readonly record struct DocumentId : IComparable<DocumentId>
{
    public const int Length = 16;

    public string Value { get; }

    /// <exception cref="ArgumentException">Not 16 lower-case hexadecimal digits.</exception>
    public DocumentId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length != Length || value.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            throw new ArgumentException($"A document id is {Length} lower-case hexadecimal digits, not '{value}'.", nameof(value));
        Value = value;
    }

    public static DocumentId OfHash(string sha256) => new(sha256[..Length]);

    public int CompareTo(DocumentId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
