using System.Text;
using Entente.Documents;
using Xunit;

namespace Entente.Tests.Documents;

public sealed class DocumentRecordTests
{
    private const string Body = "The ministers of Chile and Peru met on Monday. They spoke of the border, of trade, and of the fishing grounds.\n";
    private const string Undated = "Ministers meet\n\n" + Body, Dated = "Ministers meet\nFriday, January 4, 2019\n\n" + Body;

    private static Document Read(string text, string record) => DocumentReader.Read(Encoding.UTF8.GetBytes(text), "a.txt", null,
        new() { Record = DocumentRecord.Read(Encoding.UTF8.GetBytes(record), "a.doc.json") });

    [Fact]
    public void Record_dates_a_document_that_does_not_say_when_it_was_published()
    {
        var document = Read(Undated, """{"published":"2016-10-27","outlet":"The Wire","other":{"x":1}}""");
        Assert.Equal(("2016-10-27", DateBasis.Record, "The Wire"), (document.Published!.Date.ToString(), document.Published.Basis, document.Source));
        Assert.DoesNotContain(document.Warnings, w => w.Contains("--date", StringComparison.Ordinal));
    }

    [Fact]
    public void Day_that_it_speaks_of_as_today_is_not_told_as_its_publication()
    {
        var document = Read(Undated, """{"published":null,"as_of":"2016-10-27"}""");
        Assert.Null(document.Published);
        Assert.Equal(("2016-10-27", DateBasis.Record), (document.WrittenOn!.ToString(), document.ReferenceBasis));
    }

    [Fact]
    public void Document_is_believed_before_its_record() =>
        Assert.Equal("2019-01-04", Read(Dated, """{"published":"2016-10-27","as_of":"2016-10-27"}""").WrittenOn!.ToString());

    [Theory]
    [InlineData("2016", "2016")]
    [InlineData("2016-10", "2016-10")]
    [InlineData("2016-13", null)]
    [InlineData("27/10/2016", null)]
    [InlineData("0000", null)]
    public void Date_is_as_exact_as_it_is_given(string given, string? date)
    {
        var record = DocumentRecord.Read(Encoding.UTF8.GetBytes($$"""{"published":"{{given}}"}"""), "a.doc.json");
        Assert.Equal(date, record.Published?.ToString());
        Assert.Equal(date is null ? 1 : 0, record.Warnings.Count);
    }

    [Theory]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{", "no JSON")]
    [InlineData("", "no JSON")]
    public void What_is_no_record_is_passed_over_with_a_warning(string json, string words)
    {
        var document = Read(Undated, json);
        Assert.Null(document.WrittenOn);
        Assert.Contains(document.Warnings, w => w.Contains(words, StringComparison.Ordinal));
        Assert.Equal(64, document.Record!.Hash.Length);
    }

    [Fact]
    public void Large_record_is_passed_over() => Assert.Contains("64 KiB",
        DocumentRecord.Read(Encoding.UTF8.GetBytes("{\"title\":\"" + new string('x', DocumentRecord.MaxBytes) + "\"}"), "a.doc.json").Warnings[0],
        StringComparison.Ordinal);
}
