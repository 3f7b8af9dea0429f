namespace Entente.Documents;

/// <summary>Why the bytes were read in the encoding they were read in.</summary>
public enum EncodingBasis
{
    ByteOrderMark,
    /// <summary>The content type or the page said so, and the bytes agreed.</summary>
    Declared,
    /// <summary>Nothing was said; the bytes are valid UTF-8.</summary>
    Utf8,
    /// <summary>Another encoding was declared, but the bytes are UTF-8 that it would have garbled.</summary>
    Utf8AgainstDeclaration,
    /// <summary>Neither the declaration nor UTF-8 fits; read as Windows-1252, in which any byte is a character: letters beyond ASCII may be wrong.</summary>
    Fallback,
}
