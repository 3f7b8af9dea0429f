using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Documents;

/// <summary>Turns bytes into text, and says how sure that is.</summary>
internal static partial class DocumentDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private static readonly (string Name, byte[] Magic)[] Binary =
    [
        ("a PDF file", "%PDF"u8.ToArray()), ("a PNG image", [0x89, (byte)'P', (byte)'N', (byte)'G']), ("a JPEG image", [0xFF, 0xD8, 0xFF]),
        ("a GIF image", "GIF8"u8.ToArray()), ("a ZIP archive (or Word, Excel, EPUB)", [(byte)'P', (byte)'K', 3, 4]), ("a gzip archive", [0x1F, 0x8B]),
        ("an old Word or Excel file", [0xD0, 0xCF, 0x11, 0xE0]), ("a program", [0x7F, (byte)'E', (byte)'L', (byte)'F']), ("an RTF file", "{\\rtf"u8.ToArray()),
        ("a DuckDB or Parquet file", "PAR1"u8.ToArray()),
    ];

    public static (string Text, string Encoding, EncodingBasis Basis) Decode(byte[] bytes, string location, string? charset, bool mayBeHtml)
    {
        foreach (var (name, magic) in Binary)
            if (bytes.AsSpan().StartsWith(magic))
                throw new DocumentException($"{location}: found {name}, expected text, Markdown or HTML. Convert it to text first.");
        if (ByBom(bytes) is { } marked) return Checked(marked, location);
        var nul = Array.IndexOf(bytes, (byte)0);
        if (nul >= 0)
            throw new DocumentException($"{location}: byte {nul.ToString(CultureInfo.InvariantCulture)} is zero, so this is no text in a known "
                + $"encoding; expected UTF-8, or UTF-16 with a byte order mark. Convert it to UTF-8 text first.");
        var declared = charset ?? (mayBeHtml ? Declaration(bytes) : null);
        var utf8 = TryUtf8(bytes);
        if (declared is not null && Find(declared) is { } encoding)
        {
            if (encoding.CodePage == 65001)
            {
                if (utf8 is not null) return Checked((utf8, "utf-8", EncodingBasis.Declared), location);
            }
            else if (utf8 is not null && encoding.IsSingleByte && bytes.AsSpan().IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0)
                return Checked((utf8, "utf-8", EncodingBasis.Utf8AgainstDeclaration), location);
            else if (TryStrict(encoding, bytes) is { } text)
                return Checked((text, encoding.WebName, EncodingBasis.Declared), location);
        }
        if (utf8 is not null) return Checked((utf8, "utf-8", EncodingBasis.Utf8), location);
        return Checked((CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), "windows-1252", EncodingBasis.Fallback), location);
    }

    private static (string, string, EncodingBasis)? ByBom(byte[] bytes)
    {
        (Encoding Encoding, int Skip)? found = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (StrictUtf8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(false, false, true), 4),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false, true), 2),
            _ => null,
        };
        if (found is not { } mark) return null;
        try
        {
            return (mark.Encoding.GetString(bytes, mark.Skip, bytes.Length - mark.Skip), mark.Encoding.WebName, EncodingBasis.ByteOrderMark);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (string, string, EncodingBasis) Checked((string Text, string Encoding, EncodingBasis Basis) decoded, string location)
    {
        int odd = 0, shown = Math.Min(decoded.Text.Length, 100_000);
        foreach (var c in decoded.Text.AsSpan(0, shown))
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\u0085')) odd++;
        if (odd * 50 > shown)
            throw new DocumentException($"{location}: {odd.ToString(CultureInfo.InvariantCulture)} of "
                + $"{shown.ToString(CultureInfo.InvariantCulture)} characters are control codes, so this is no text; expected text, Markdown or "
                + $"HTML. Convert it to text first.");
        if (string.IsNullOrWhiteSpace(decoded.Text))
            throw new DocumentException($"{location}: holds only white space; expected an article. Give a file with text in it.");
        return decoded;
    }

    private static string? TryUtf8(byte[] bytes) => TryStrict(StrictUtf8, bytes);

    private static string? TryStrict(Encoding encoding, byte[] bytes)
    {
        try
        {
            return Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) is { } strict
                ? strict.GetString(bytes) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            var strict = (Encoding)encoding.Clone();
            strict.DecoderFallback = DecoderFallback.ExceptionFallback;
            try { return strict.GetString(bytes); }
            catch (DecoderFallbackException) { return null; }
        }
    }

    private static Encoding? Find(string name)
    {
        name = name.Trim().Trim('"', '\'').ToLowerInvariant();
        // The web's rule: what is called Latin-1 or ASCII is Windows-1252.
        if (name is "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii") name = "windows-1252";
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // No such encoding, or one that is refused for its dangers (UTF-7).
            return null;
        }
    }

    private static string? Declaration(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 2048));
        var match = MetaCharset().Match(head);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("""(?:<meta[^>]{0,300}?charset\s*=|<\?xml[^>]{0,200}?encoding\s*=)\s*["']?\s*([A-Za-z0-9_.:-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex MetaCharset();
}
