using System.Security.Cryptography;
using System.Text;

namespace Entente.Ledger;

/// <summary>
/// Keys made of content: the first 80 bits of SHA-256 over the parts in UTF-8, each ended by U+001F and an absent one by U+0000 U+001F,
/// so that the same content always has the same key, on every machine.
/// </summary>
public static class ContentHash
{
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part ?? "\0").Append('\u001f');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 10));
    }

    /// <exception cref="ArgumentException">Not the prefix followed by 20 hexadecimal digits.</exception>
    public static string Checked(string value, string prefix)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!value.StartsWith(prefix, StringComparison.Ordinal) || value.Length != prefix.Length + 20
            || value.AsSpan(prefix.Length).ContainsAnyExcept("0123456789abcdef"))
            throw new ArgumentException($"'{value}' is no key: expected '{prefix}' and 20 hexadecimal digits.", nameof(value));
        return value;
    }
}
