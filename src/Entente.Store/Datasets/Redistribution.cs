using System.Text.Json.Serialization;

namespace Entente.Store.Datasets;

/// <summary>Whether rows of a data set, or a ledger that holds them, may be handed on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Redistribution>))]
public enum Redistribution
{
    /// <summary>Yes; public domain or CC0.</summary>
    Free,
    /// <summary>Yes, with the citation.</summary>
    Attribution,
    /// <summary>Yes, with the citation and under the same licence.</summary>
    ShareAlike,
    /// <summary>The licence isn't stated where the file was had: ask the publisher; treated as no.</summary>
    Unstated,
    /// <summary>No.</summary>
    No,
}
