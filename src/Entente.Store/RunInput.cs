using System.Collections.Immutable;
using Entente.Documents;

namespace Entente.Store;

/// <summary>Something a run read: its name and the SHA-256 of its content, hexadecimal.</summary>
public readonly record struct RunInput(string Name, string Sha256) : IComparable<RunInput>
{
    /// <summary>A document, and the record beside it where it has one.</summary>
    public static ImmutableArray<RunInput> Of(Document document) => document.Record is { } record
        ? [new(document.Location, document.Hash), new(record.Location, record.Hash)] : [new(document.Location, document.Hash)];

    public int CompareTo(RunInput other)
    {
        var order = string.CompareOrdinal(Name, other.Name);
        return order == 0 ? string.CompareOrdinal(Sha256, other.Sha256) : order;
    }
}
