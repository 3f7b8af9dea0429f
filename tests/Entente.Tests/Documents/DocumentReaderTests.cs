using System.Text;
using Entente.Documents;
using Entente.Time;
using NodaTime;
using Xunit;

// Not Entente.Tests.Documents: that would hide Entente.Documents from tests that write Documents.TextSpan.
namespace Entente.Tests.DocumentReading;

public sealed class DocumentReaderTests
{
    private static Document Read(string text, string location = "a.txt", string? type = null, DocumentReaderOptions? options = null) =>
        DocumentReader.Read(Encoding.UTF8.GetBytes(text), location, type, options);

    private const string Body = "The ministers of the two states met for a second day and agreed to open their border to trade before the end of the year. ";

    private static string Article(params string[] front) => string.Join("\n", [.. front, Body + Body, Body + Body + Body]);

    private static string[] Words(Document document, DocumentPartKind kind) =>
        document.Parts.Where(part => part.Kind == kind).Select(part => part.Span.In(document.Text)).ToArray();

    [Fact]
    public void Document_is_named_by_the_hash_of_its_bytes()
    {
        var document = Read("abc");
        // FIPS 180-2, appendix B.1: SHA-256("abc").
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", document.Hash);
        Assert.Equal("ba7816bf8f01cfea", document.Id.Value);
    }

    [Fact]
    public void Original_publication_stands_in_the_note_and_the_republication_is_bounded_by_it()
    {
        var document = Read(Article("A title for two states",
            "Editor’s note: This piece was originally published on 13 September 2021 and was republished in light of events. On 18 June 2022, the "
                + "president travelled to the capital."));
        Assert.Equal(ImpreciseDate.OfDay(new(2021, 9, 13)), document.Published!.Date);
        Assert.Equal(DateBasis.Note, document.Published.Basis);
        Assert.Equal("13 September 2021", document.Published.Words!.Value.In(document.Text));
        var revision = Assert.Single(document.Revisions);
        Assert.Equal((RevisionKind.Republished, true), (revision.Kind, revision.Date!.IsLowerBound));
        Assert.Equal(new LocalDate(2022, 6, 18), revision.Date.Date.First);
        Assert.Equal("18 June 2022", revision.Date.Words!.Value.In(document.Text));
        Assert.Equal(["A title for two states"], Words(document, DocumentPartKind.Title));
        Assert.StartsWith("Editor’s note:", Assert.Single(Words(document, DocumentPartKind.EditorsNote)));
        Assert.Equal(2, Words(document, DocumentPartKind.Body).Length);
        Assert.False(document.CanBeInFirstVersion(ImpreciseDate.OfMonth(2022, 6)));
        Assert.True(document.CanBeInFirstVersion(ImpreciseDate.OfYear(2021)));
        Assert.Equal((new LocalDate(2021, 9, 13), DateBasis.Note), (document.ReferenceDate!.Value, document.ReferenceBasis));
    }

    [Theory]
    [InlineData("A guard at the temple gate, about 245 kilometers (152 miles) north of the capital, Cambodia, February 8, 2011", "2011-02-08")]
    [InlineData("The two presidents shake hands in Vienna, Austria, Oct. 27, 2016. (Pool)", "2016-10-27")]
    [InlineData("FILE - The two presidents shake hands in Vienna, Austria, Oct. 27, 2016.", null)]
    [InlineData("The two presidents shook hands in Vienna on 27 October 2016 and left.", null)]
    public void Opening_pictures_date_is_what_an_undated_text_is_counted_from(string caption, string? expected)
    {
        var document = Read(Article("A title for two states", "", caption, ""));
        Assert.Null(document.Published);
        Assert.Equal(expected, document.ReferenceDate?.ToString("uuuu-MM-dd", null));
        Assert.Equal(expected is null ? DateBasis.Unknown : DateBasis.Caption, document.ReferenceBasis);
    }

    [Fact]
    public void Month_on_a_line_of_its_own_dates_a_document_to_that_month()
    {
        var document = Read(Article("A title for two states", "March 2024", ""));
        Assert.Equal((ImpreciseDate.OfMonth(2024, 3), DateBasis.Dateline), (document.Published!.Date, document.Published.Basis));
        Assert.Null(document.ReferenceDate);
        Assert.Equal(document.Published.Date, document.WrittenOn);
    }

    [Fact]
    public void Seed_article_is_read_with_both_of_its_dates()
    {
        var path = Repository.SharedPath("seed", "article.txt");
        var document = DocumentReader.Read(File.ReadAllBytes(path), path);
        Assert.Equal("2023-09-13", document.Published!.Date.ToString());
        Assert.Equal("2024-06-18", Assert.Single(document.Revisions).Date!.Date.ToString());
        Assert.Equal(DocumentPartKind.Title, document.Parts[0].Kind);
        Assert.Equal(DocumentPartKind.EditorsNote, document.Parts[1].Kind);
        Assert.All(document.Parts.Skip(2), part => Assert.Equal(DocumentPartKind.Body, part.Kind));
    }

    [Theory]
    [InlineData("First published on 3 May 2020.", "2020-05-03", "")]
    [InlineData("This article was originally published on May 3, 2020.", "2020-05-03", "")]
    [InlineData("Published 3 May 2020. Updated 5 May 2020.", "2020-05-03", "Updated 2020-05-05")]
    [InlineData("Updated on 5 May 2020", null, "Updated 2020-05-05")]
    [InlineData("Correction: This article was amended on 5 May 2020 to correct a name.", null, "Corrected 2020-05-05")]
    [InlineData("(Corrects the name of the minister in the second paragraph)", null, "Corrected ?")]
    [InlineData("By A. Writer | Published: Friday, November 24, 2017 | Updated: Monday, November 27, 2017", "2017-11-24", "Updated 2017-11-27")]
    [InlineData("Last modified on 27 November 2017", null, "Updated 2017-11-27")]
    [InlineData("Editors' note: This essay first appeared in March 2019.", "2019-03", "")]
    public void Note_states_the_dates(string note, string? published, string revisions)
    {
        var document = Read(Article("A short title of ours", note));
        Assert.Equal(published, document.Published?.Date.ToString());
        Assert.Contains(revisions, string.Join("; ", document.Revisions.Select(revision => $"{revision.Kind} {revision.Date?.Date.ToString() ?? "?"}")));
        Assert.Equal([note], Words(document, DocumentPartKind.EditorsNote));
    }

    [Theory]
    [InlineData("SEOUL, June 19, 2024 (Agency) — ", "2024-06-19", DateBasis.Dateline)]
    [InlineData("SEOUL, June 19 (Agency) -- ", null, DateBasis.Unknown)]
    [InlineData("Pyongyang, October 30, 2024 (Agency) -- ", "2024-10-30", DateBasis.Dateline)]
    [InlineData("OSLO, 5 May 2020. ", "2020-05-05", DateBasis.Dateline)]
    [InlineData("Port Louis, Mauritius, Tuesday, 5 May 2020 (Agency): ", "2020-05-05", DateBasis.Dateline)]
    [InlineData("NEW YORK (Agency) – ", null, DateBasis.Unknown)]
    [InlineData("SEOUL, South Korea — ", null, DateBasis.Unknown)]
    public void Dateline_is_a_part_and_gives_a_date_only_with_its_year(string line, string? date, DateBasis basis)
    {
        var document = Read(Article("A short title of ours").Replace("The ministers", line + "The ministers", StringComparison.Ordinal)
            .Replace(line + Body + line, line + Body, StringComparison.Ordinal));
        Assert.Equal(line, Words(document, DocumentPartKind.Dateline)[0]);
        Assert.Equal((date, basis), (document.Published?.Date.ToString(), document.ReferenceBasis));
        if (date is null) Assert.Contains(document.Warnings, warning => warning.Contains("--date", StringComparison.Ordinal));
    }

    [Fact]
    public void Date_of_the_option_stands_above_all_others()
    {
        var document = Read(Article("A title", "First published on 3 May 2020."), options: new() { Date = new(2019, 1, 2) });
        Assert.Equal((new LocalDate(2019, 1, 2), DateBasis.Option), (document.ReferenceDate!.Value, document.ReferenceBasis));
    }

    [Theory]
    [InlineData("https://news.example/2024/06/19/visit", "2024-06-19")]
    [InlineData("2024-06-19-visit.txt", "2024-06-19")]
    [InlineData("20240619.txt", "2024-06-19")]
    [InlineData("report-20249999.txt", null)]
    [InlineData("20٢٤-06-19.txt", null)]
    public void Location_gives_the_date_where_nothing_else_does(string location, string? date) =>
        Assert.Equal(date, Read(Article("A title"), location).Published?.Date.ToString());

    [Theory]
    [InlineData("Friday, January 4, 2019", "2019-01-04")]
    [InlineData("4 January 2019.", "2019-01-04")]
    public void Date_on_a_line_of_its_own_is_the_publication(string line, string date)
    {
        var document = Read(Article("A title of ours", line));
        Assert.Equal((date, DateBasis.Dateline), (document.Published!.Date.ToString(), document.ReferenceBasis));
        Assert.Equal([line], Words(document, DocumentPartKind.Dateline));
    }

    [Fact]
    public void Byline_names_the_authors() =>
        Assert.Equal(["Ada Fox", "Lee van Dam"], Read(Article("A title of ours", "By Ada Fox and Lee van Dam")).Authors);

    [Fact]
    public void Markdown_is_read_without_its_markup()
    {
        var document = Read("---\ntitle: On trade\nauthor: Ada Fox\ndate: 2024-06-19\n---\n# On *trade*\n\nThe **two** states "
            + "[signed](http://a.example/b) it.\nThey met.\n\n- One item\n- Two items\n", "a.md");
        Assert.Equal("On trade\n\nThe two states signed it. They met.\n\nOne item\n\nTwo items", document.ReadingText.Text);
        Assert.Equal(("On trade", "2024-06-19", DateBasis.Metadata), (document.Title, document.Published!.Date.ToString(), document.Published.Basis));
        Assert.Equal("signed](http://a.example/b) it", document.Quote(SpanOf(document, "signed it")));
        Assert.Equal(DocumentPartKind.Title, document.Parts[0].Kind);
    }

    [Fact]
    public void Markdown_of_every_kind_is_read_as_the_words_it_shows()
    {
        const string text = "A title of ours\n===\n\n> Chile **said** that it would [send][x] ships,\n> and A &amp; B agreed\\* with `code x`. <b>Now</b>\n"
            + "> > deeper ![no](a.png) words.\n\n1. One item\n   goes on\n2. ~~Two~~ items\n\n| State | Vote |\n|---|---|\n| Chile | yes |\n\n"
            + "```\nas it stands\n```\n\n<script>alert(1)</script>\n\nSee <https://a.example/x>, a_b_c and 5 * 3 * 2.\n\n[x]: http://b.example\n";
        var document = Read(text, "a.md");
        Assert.Equal("A title of ours\n\nChile said that it would send ships, and A & B agreed* with code x. Now\n\ndeeper words.\n\nOne item goes on\n\n"
            + "Two items\n\nState\n\nVote\n\nChile\n\nyes\n\nas it stands\n\nSee https://a.example/x, a_b_c and 5 * 3 * 2.", document.ReadingText.Text);
        Assert.Equal("A &amp; B agreed\\*", document.Quote(SpanOf(document, "A & B agreed*")));
        Assert.Equal(("A title of ours", DocumentPartKind.Title), (document.Title, document.Parts[0].Kind));
    }

    [Fact]
    public void Markdown_that_lies_too_deep_is_read_as_plain_text()
    {
        var deep = string.Concat(Enumerable.Repeat("> ", 5000)) + "They met.";
        Assert.EndsWith("> They met.", Read(deep, "a.md").ReadingText.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_sample_is_read_with_its_metadata_and_every_quote_is_in_the_source()
    {
        var document = DocumentReader.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "nordic-baltic-1991.html")), "nordic.html");
        Assert.Equal(("Iceland is first to recognise Lithuania", "Entente samples", "en"), (document.Title, document.Source, document.Language));
        Assert.Equal(["The Entente authors"], document.Authors);
        Assert.Equal(("1991-02-12", DateBasis.Metadata), (document.Published!.Date.ToString(), document.Published.Basis));
        Assert.Equal("Updated 1991-09-07", string.Join("; ", document.Revisions.Select(revision => $"{revision.Kind} {revision.Date!.Date}")));
        Assert.Contains("Iceland's parliament declared on Monday", document.ReadingText.Text);
        Assert.Equal("Iceland&rsquo;s parliament", document.Quote(SpanOf(document, "Iceland's parliament")));
        Assert.Equal("J&oacute;n Baldvin", document.Quote(SpanOf(document, "Jón Baldvin")));
        Assert.Equal("trade&nbsp;with", document.Quote(SpanOf(document, "trade with")));
        Assert.DoesNotContain("no text", document.ReadingText.Text);
        Assert.DoesNotContain("About", document.ReadingText.Text);
        Assert.Equal("A small state takes a step that larger ones have put off.", Assert.Single(Words(document, DocumentPartKind.Standfirst)));
        Assert.Equal("REYKJAVIK, Feb. 11 &mdash; ", Assert.Single(Words(document, DocumentPartKind.Dateline)));
        Assert.Single(Words(document, DocumentPartKind.Title));
        Assert.Single(Words(document, DocumentPartKind.EditorsNote));
    }

    [Fact]
    public void Text_sample_is_read_with_both_of_its_dates()
    {
        var document = DocumentReader.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "camp-david-1978.txt")), "camp-david-1978.txt");
        Assert.Equal("1979-03-27", document.Published!.Date.ToString());
        Assert.Equal(("1979-03-31", true), (document.Revisions[0].Date!.Date.ToString(), document.Revisions[0].Date!.IsLowerBound));
        Assert.Single(Words(document, DocumentPartKind.Title));
    }

    [Fact]
    public void Page_with_a_broken_json_block_is_read_with_a_warning()
    {
        var document = Read("<html><head><script type='application/ld+json'>{oops</script></head><body><article><p>" + Body + Body + "</p><p>" + Body
            + Body + "</p></article></body></html>", "a.html");
        Assert.Contains(document.Warnings, warning => warning.Contains("JSON-LD", StringComparison.Ordinal));
        Assert.Equal(2, Words(document, DocumentPartKind.Body).Length);
    }

    private static TextSpan SpanOf(Document document, string words)
    {
        var at = document.ReadingText.Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{words}' is not in the reading text: {document.ReadingText.Text}");
        return new(at, at + words.Length);
    }

    [Theory]
    [InlineData("NIAMEY, May 20, 2024", "2024-05-20")]
    [InlineData("Risk note, 20 May 1996", "1996-05-20")]
    [InlineData("By a correspondent in Tbilisi, 14 March 2024", "2024-03-14")]
    [InlineData("NICOSIA, Cyprus (Jan. 11, 1997)", "1997-01-11")]
    [InlineData("Washington, December 1, 1966.", "1966-12-01")]
    [InlineData("The two ministers met in Rome on 3 May 2011 and signed nothing at all", null)]
    [InlineData("Norway imposed sanctions on Chad on 3 March 2019.", null)]
    [InlineData("3 March 2019 was the day on which both left", null)]
    [InlineData("Posted on 3 May 2011", "2011-05-03")]
    [InlineData("3 May 2011, 14:05 GMT", "2011-05-03")]
    [InlineData("Date: 3 May 2011", "2011-05-03")]
    [InlineData("By Anna Berg | May 3, 2011", "2011-05-03")]
    [InlineData("Tuesday 3 May 2011 18.05 BST", "2011-05-03")]
    [InlineData("2011-05-03", "2011-05-03")]
    [InlineData("2011-05-03 12:00 UTC", "2011-05-03")]
    [InlineData("Brussels, 3 May 2011 - Press release", "2011-05-03")]
    [InlineData("Monthly briefing: May 2011", "2011-05")]
    [InlineData("Published: 24 November 2017", "2017-11-24")]
    [InlineData("Fri 24 Nov 2017 10.30 GMT", "2017-11-24")]
    [InlineData("By A. Writer, 24 November 2017", "2017-11-24")]
    [InlineData("November 24, 2017 8:15 AM", "2017-11-24")]
    [InlineData("Date: 2023-12-24", "2023-12-24")]
    [InlineData("24/12/2023", "2023-12-24")]
    [InlineData("Posted on November 24, 2017 by admin", "2017-11-24")]
    public void Short_line_under_the_title_that_ends_in_a_full_date_dates_the_document(string line, string? date)
    {
        var document = Read(Article("A title for two states", line, ""));
        Assert.Equal(date, document.Published?.Date.ToString());
    }

    [Fact]
    public void Source_line_with_a_full_date_dates_what_a_dateline_without_a_year_does_not()
    {
        var document = Read("A title for two states\nSource: Agency 2023-10-27\n\nBEIJING, Oct. 26 (Agency) -- " + Body + Body + "\n\n" + Body);
        Assert.Equal("2023-10-27", document.Published?.Date.ToString());
    }

    [Fact]
    public void Elements_that_nest_too_deep_are_refused_with_the_place()
    {
        var page = "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 20_000)) + Body + "</body></html>";
        Assert.Contains("deep", Assert.Throws<DocumentException>(() => Read(page, "a.html")).Message);
    }

    [Fact]
    public void Later_dateline_without_a_year_does_not_take_the_place_of_a_full_date()
    {
        var document = Read("A title for two states\nMonday, 28 June 2021\n\nKHARTOUM - " + Body + Body + "\n\n" + Body);
        Assert.Equal("2021-06-28", document.Published?.Date.ToString());
    }
}
