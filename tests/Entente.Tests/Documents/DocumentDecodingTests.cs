using System.Text;
using Entente.Documents;
using Xunit;

// Not Entente.Tests.Documents: that would hide Entente.Documents from tests that write Documents.TextSpan.
namespace Entente.Tests.DocumentReading;

public sealed class DocumentDecodingTests
{
    private const string Words = "The président of Côte d’Ivoire met the minister.";

    public static TheoryData<string, byte[], string?, EncodingBasis> Encodings() => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes(Words), null, EncodingBasis.Utf8 },
        { "utf-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Words)], null, EncodingBasis.ByteOrderMark },
        { "utf-8", Encoding.UTF8.GetBytes(Words), "text/plain; charset=utf-8", EncodingBasis.Declared },
        { "utf-8", Encoding.UTF8.GetBytes(Words), "text/plain; charset=iso-8859-1", EncodingBasis.Utf8AgainstDeclaration },
        { "utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Words)], null, EncodingBasis.ByteOrderMark },
        { "utf-16BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Words)], null, EncodingBasis.ByteOrderMark },
        { "windows-1252", Windows(Words), null, EncodingBasis.Fallback },
        { "windows-1252", Windows(Words), "text/plain; charset=utf-8", EncodingBasis.Fallback },
        { "windows-1252", Windows(Words), "text/plain; charset=\"ISO-8859-1\"", EncodingBasis.Declared },
        { "windows-1252", Windows(Words), "text/plain; charset=klingon", EncodingBasis.Fallback },
        { "utf-8", Encoding.UTF8.GetBytes(Words), "text/plain; charset=utf-7", EncodingBasis.Utf8 },
    };

    private static byte[] Windows(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Bytes_are_read_in_their_encoding_and_its_basis_is_recorded(string encoding, byte[] bytes, string? type, EncodingBasis basis)
    {
        var document = DocumentReader.Read(bytes, "a.txt", type);
        Assert.Equal((Words, encoding, basis), (document.Text, document.Encoding, document.EncodingBasis));
        Assert.Equal(basis == EncodingBasis.Fallback, document.Warnings.Any(warning => warning.Contains("windows-1252", StringComparison.Ordinal)));
    }

    [Fact]
    public void Charset_of_the_page_is_heeded()
    {
        var page = Encoding.Latin1.GetBytes(
            "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'></head><body><p>X</p></body></html>").ToList();
        page.InsertRange(page.IndexOf((byte)'X'), [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0]);
        Assert.Contains("Москва", DocumentReader.Read([.. page], "a.html").Text);
    }

    public static TheoryData<string, byte[], string> Refused() => new()
    {
        { "empty.txt", [], "is empty" },
        { "white.txt", Encoding.UTF8.GetBytes(" \n\t "), "white space" },
        { "a.pdf", Encoding.Latin1.GetBytes("%PDF-1.7 ..."), "PDF" },
        { "a.png", [0x89, 0x50, 0x4E, 0x47, 13, 10], "PNG" },
        { "a.docx", [0x50, 0x4B, 3, 4, 5], "ZIP" },
        { "a.bin", [65, 66, 0, 67], "byte 2 is zero" },
        { "a.dat", Enumerable.Range(0, 200).Select(i => (byte)(1 + i % 8)).ToArray(), "control codes" },
        { "a.html", Encoding.UTF8.GetBytes("<html><body><script>run()</script></body></html>"), "no readable text" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Unreadable_bytes_are_refused_and_the_message_names_them(string location, byte[] bytes, string words)
    {
        var error = Assert.Throws<DocumentException>(() => DocumentReader.Read(bytes, location));
        Assert.StartsWith(location + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message);
    }

    [Fact]
    public void Document_over_the_limit_is_refused_with_both_sizes()
    {
        var error = Assert.Throws<DocumentException>(() => DocumentReader.Read(new byte[50_000_000], "big.txt"));
        Assert.Contains("50,000,000 bytes, expected at most 20,971,520", error.Message);
        Assert.Throws<DocumentException>(() => DocumentReader.Read("abcd"u8.ToArray(), "a.txt", null, new() { MaxBytes = 3 }));
    }
}
