using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Entente.Documents;

/// <summary>
/// How strings stand in the JSON that the product writes: readable as they are, but what turns the direction of writing or hides is written as \uXXXX, which
/// every reader of JSON takes for the same text.
/// </summary>
public sealed class SafeJson : JavaScriptEncoder
{
    private readonly JavaScriptEncoder readable;

    private SafeJson(JavaScriptEncoder readable) => this.readable = readable;

    /// <summary>For JSON of its own: files, answers, a terminal.</summary>
#pragma warning disable RS0030 // The one place that stands on it.
    public static JavaScriptEncoder Encoder { get; } = new SafeJson(UnsafeRelaxedJsonEscaping);
#pragma warning restore RS0030

    /// <summary>For JSON inside a page or another text: angle brackets, ampersands and quotes are written as \uXXXX too.</summary>
    public static JavaScriptEncoder InPage { get; } = new SafeJson(Create(UnicodeRanges.All));

    public override int MaxOutputCharactersPerInputCharacter => readable.MaxOutputCharactersPerInputCharacter;

    /// <summary>Whether a character turns the direction of writing or hides: bidirectional marks, embeddings, overrides and isolates (Unicode 16, UAX 9),
    /// line and paragraph separators, the byte order mark.</summary>
    public static bool Steers(int c) => c is >= 0x202a and <= 0x202e or >= 0x2066 and <= 0x2069 or 0x200e or 0x200f or 0x061c or 0x2028 or 0x2029 or 0xfeff;

    public override bool WillEncode(int unicodeScalar) => Steers(unicodeScalar) || readable.WillEncode(unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var found = readable.FindFirstCharacterToEncode(text, textLength);
        for (var i = 0; i < (found < 0 ? textLength : found); i++)
            if (Steers(text[i])) return i;
        return found;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (!Steers(unicodeScalar)) return readable.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        return new Span<char>(buffer, bufferLength).TryWrite(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:x4}", out numberOfCharactersWritten);
    }
}
