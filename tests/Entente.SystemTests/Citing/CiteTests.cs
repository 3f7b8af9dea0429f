using System.Text.Json;
using System.Text.RegularExpressions;
using Entente.Cli;
using Entente.Work.Citing;
using Entente.Ledger;
using Entente.Store;
using Entente.SystemTests.Ledger;
using Entente.Tests.Ledger;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Citing;

/// <summary>Each form of a citation, of a charge with two denials and of a document whose title means harm.</summary>
public sealed class CiteTests : IDisposable
{
    private const string Title = "}, note = {100% \\input{x} <script> \"_$&#~^ \u202Eend";
    private readonly ScratchFolder scratch = new();
    private readonly LedgerFile ledger;
    private readonly ReadingResult dispute, hostile;

    public CiteTests()
    {
        using (var file = LedgerFile.Open(scratch.File("x.duckdb"), LedgerAccess.Write, TimeProvider.System))
        {
            dispute = RecordingTests.Record(file, Coded.ArmsDispute());
            var coded = RecordingTests.Shelling("Peru shelled Chile. <img src=x>", "https://example.org/a b{c}", new LocalDate(2024, 1, 1));
            hostile = new ReadingRecorder(file).Record(coded.Document with { Title = Title }, coded.Text, coded.Read, s => s,
                RecordingTests.RunOf(coded.Document));
        }
        ledger = LedgerFile.Open(scratch.File("x.duckdb"), LedgerAccess.Read, TimeProvider.System);
    }

    public void Dispose()
    {
        ledger.Dispose();
        scratch.Dispose();
    }

    private string Contested => LedgerView.Of(ledger, new ClaimFilter()).Propositions.First(p => p.Status == PropositionStatus.Contested).Id.Value;

    [Fact]
    public void Same_ledger_gives_the_same_bytes_in_every_form()
    {
        foreach (var format in CitationFormat.All) Assert.Equal(Citation.Of(ledger, Contested, format), Citation.Of(ledger, Contested, format));
    }

    [Fact]
    public void Bibtex_of_a_hostile_title_has_its_braces_in_pairs_and_one_note()
    {
        var entry = Citation.Of(ledger, hostile.Document.Id, "bibtex");
        var depth = 0;
        foreach (var c in entry)
        {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            Assert.True(depth >= 0);
        }
        Assert.Equal(0, depth);
        Assert.Single(Regex.Matches(entry, "^  note = ", RegexOptions.Multiline));
        Assert.Contains(@"100\% \textbackslash input\textbraceleft x\textbraceright  <script> ''\_\$\&\#\textasciitilde \textasciicircum  "
            + "\uFFFDend", entry);
        Assert.Contains("url = {https://example.org/a%20b%7Bc%7D}", entry);
        Assert.Contains("date = {2024-01-01}", entry);
    }

    [Fact]
    public void Csl_names_the_work_and_its_date()
    {
        using var json = JsonDocument.Parse(Citation.Of(ledger, hostile.Document.Id, "csl"));
        var item = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("webpage", hostile.Document.Id), (item.GetProperty("type").GetString(), item.GetProperty("id").GetString()));
        Assert.Equal("[[2024,1,1]]", Regex.Replace(item.GetProperty("issued").GetProperty("date-parts").GetRawText(), @"\s", ""));
        using var data = JsonDocument.Parse(Citation.Of(ledger, "gsdb", "csl"));
        Assert.Equal("dataset", data.RootElement[0].GetProperty("type").GetString());
        Assert.Contains("none is loaded here", data.RootElement[0].GetProperty("note").GetString());
    }

    [Fact]
    public void Markdown_has_each_side_with_its_words_and_no_markup_of_the_worlds()
    {
        var text = Citation.Of(ledger, Contested, "markdown");
        var (pro, contra) = (text.IndexOf("\nFor:\n", StringComparison.Ordinal), text.IndexOf("\nAgainst:\n", StringComparison.Ordinal));
        Assert.InRange(pro, 1, contra);
        foreach (var claim in dispute.Claims.Where(c => text.Contains(c.Id.Value, StringComparison.Ordinal))) Assert.Contains(claim.QuoteText, text);
        var harmful = Citation.Of(ledger, hostile.Claims[0].Id.Value, "markdown");
        Assert.DoesNotContain("<img", harmful);
        Assert.DoesNotContain("<script", harmful);
        Assert.DoesNotContain('\u202E', harmful);
    }

    [Fact]
    public void Claim_review_says_how_it_stands_and_no_figure_of_truth()
    {
        using var json = JsonDocument.Parse(Citation.Of(ledger, Contested, "claimreview"));
        var review = json.RootElement;
        Assert.Equal("ClaimReview", review.GetProperty("@type").GetString());
        Assert.NotEmpty(review.GetProperty("claimReviewed").GetString()!);
        Assert.Equal("""{"@type":"Rating","alternateName":"contested"}""", Regex.Replace(review.GetProperty("reviewRating").GetRawText(), @"\s", ""));
        Assert.Equal("Japan", review.GetProperty("itemReviewed").GetProperty("author").GetProperty("name").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", review.GetProperty("itemReviewed").GetProperty("datePublished").GetString());
    }

    [Fact]
    public void Stix_bundle_has_what_the_standard_asks_and_no_reference_that_leads_nowhere()
    {
        using var json = JsonDocument.Parse(Citation.Of(ledger, Contested, "stix"));
        var objects = json.RootElement.GetProperty("objects").EnumerateArray().ToDictionary(o => o.GetProperty("id").GetString()!);
        string[] Of(string type) => [.. objects.Values.Where(o => o.GetProperty("type").GetString() == type).Select(o => o.GetProperty("id").GetString()!)];
        foreach (var (id, o) in objects)
        {
            Assert.Matches($"^{o.GetProperty("type").GetString()}--[0-9a-f]{{8}}-[0-9a-f]{{4}}-5[0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}}$", id);
            Assert.Equal("2.1", o.GetProperty("spec_version").GetString());
            foreach (var time in new[] { "created", "modified" }) Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", o.GetProperty(time).GetString());
            if (o.TryGetProperty("created_by_ref", out var by)) Assert.Contains(by.GetString()!, objects.Keys);
            if (!o.TryGetProperty("object_refs", out var refs)) continue;
            Assert.NotEqual(0, refs.GetArrayLength());
            foreach (var one in refs.EnumerateArray()) Assert.Contains(one.GetString()!, objects.Keys);
        }
        foreach (var id in Of("report")) Assert.True(objects[id].TryGetProperty("published", out _) && objects[id].TryGetProperty("name", out _));
        foreach (var id in Of("note")) Assert.True(objects[id].TryGetProperty("content", out _) && objects[id].TryGetProperty("object_refs", out _));
        Assert.Equal(["agree", "disagree"], Of("opinion").Select(id => objects[id].GetProperty("opinion").GetString()!).Distinct().Order());
    }

    /// <summary>RFC 9562, appendix A.4: www.example.com in the name space of DNS.</summary>
    [Fact]
    public void Key_of_a_name_is_the_published_one() =>
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), NameGuid.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Theory]
    [InlineData("gsdbb", "bibtex", ExitCode.Untraceable, "gsdb")]
    [InlineData("us-visits", "stix", ExitCode.WrongUsage, "bibtex, csl, markdown")]
    [InlineData("us-visits", "apa", ExitCode.WrongUsage, "claimreview")]
    public void What_cannot_be_cited_is_told(string id, string format, int code, string words)
    {
        var fault = Assert.Throws<UserException>(() => Citation.Of(ledger, id, format));
        Assert.Equal(code, fault.Code);
        Assert.Contains(words, fault.Message);
    }

    [Fact]
    public void Wrong_key_gets_those_that_begin_alike()
    {
        var known = hostile.Claims[0].Id.Value;
        var fault = Assert.Throws<UserException>(() => Citation.Of(ledger, known[..10] + "zz", "markdown"));
        Assert.True(fault.IsUnknown);
        Assert.Equal([known], fault.Nearest);
    }
}
