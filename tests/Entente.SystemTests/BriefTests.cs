using System.Text.Json;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests;

/// <summary>The main job, end to end: a document in, a brief out, through a real ledger.</summary>
public sealed class BriefTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-brief-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Brief_of_the_sample_is_the_same_bytes_twice()
    {
        var sample = Path.Combine(Repository.Root, "samples", "camp-david-1978.txt");
        Assert.Equal(Run(sample, "a.json"), Run(sample, "b.json"));
    }

    [Fact]
    public void Every_quote_of_the_brief_stands_in_the_document_at_its_offsets()
    {
        var sample = Path.Combine(Repository.Root, "samples", "nordic-baltic-1991.html");
        var text = File.ReadAllText(sample);
        using var brief = JsonDocument.Parse(Run(sample, "c.json"));
        var evidence = Findings(brief).SelectMany(finding => finding.GetProperty("evidence").EnumerateArray()).ToList();
        Assert.NotEmpty(evidence);
        Assert.All(evidence, item => Assert.Equal(item.GetProperty("quote").GetString(),
            text[item.GetProperty("start").GetInt32()..item.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public void First_real_article_is_told_as_its_words_tell_it()
    {
        using var brief = JsonDocument.Parse(Run(Repository.SharedPath("seed", "article.txt"), "d.json"));
        bool Has(string section, params string[] parts) => brief.RootElement.GetProperty("sections").EnumerateArray()
            .Where(s => s.GetProperty("key").GetString() == section).SelectMany(s => s.GetProperty("findings").EnumerateArray())
            .Any(finding => parts.All(part => finding.GetRawText().Contains(part, StringComparison.Ordinal)));

        Assert.True(Has("reported", "PRK.GOV CONSULT", "Vladivostok", "\"precision\": \"month\"", "2019-04"), "the summit of April 2019");
        Assert.True(Has("reported", "RUS.GOV CONSULT/visit PRK", "2024-06-18", "\"precision\": \"day\""), "the visit of 18 June 2024");
        Assert.True(Has("prospective", "AGREE", "\"precision\": \"year\"", "2023"), "the vow of 2023");
        Assert.True(Has("presupposed", "RUS ASSAULT/invade UKR"), "the invasion, taken for granted");
        foreach (var kind in new[] { "ties-deepening", "mutual-interest" })
            Assert.True(Has("author", "assessment " + kind), $"the author's judgement: {kind}");
        Assert.True(Has("document", "First published: 13 September 2023"), "the first publication");
        Assert.True(Has("document", "Republished", "not before 18 June 2024"), "the republication");
        Assert.True(Has("document", "Not in the first version", "June 2024"), "what the first version cannot have held");

        var contest = Assert.Single(brief.RootElement.GetProperty("contested").EnumerateArray());
        Assert.Contains("The United States alleges", contest.GetProperty("for").GetRawText());
        Assert.Contains("Vladimir Putin (Russia) denies", contest.GetProperty("against").GetRawText());
        Assert.Contains("(North Korea) denies", contest.GetProperty("against").GetRawText());
    }

    [Fact]
    public void Both_countries_are_told_together_and_months_are_of_the_past()
    {
        var file = Path.Combine(folder, "both.txt");
        File.WriteAllText(file, "Published 14 March 2023.\n\nAzerbaijan shelled Armenia on Monday. The European Union, which has had observers there since "
            + "February, urged both countries to pull back. Azerbaijan recalled its ambassador from Paris in January.");
        var brief = JsonDocument.Parse(Run(file, "both.json")).RootElement.GetRawText();
        Assert.Matches(@"both countries \[(Armenia and Azerbaijan|Azerbaijan and Armenia)\] to pull back", brief);
        Assert.DoesNotContain("Not in the first version", brief, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u0001\u0002binary\u0000")]
    public void Unreadable_document_fails_and_leaves_nothing(string content)
    {
        var file = Path.Combine(folder, "bad.txt");
        File.WriteAllText(file, content);
        var output = Path.Combine(folder, "bad.json");
        Assert.Equal(ExitCode.Failed, Cli.CommandLine.Run(["brief", file, "--ledger", Path.Combine(folder, "bad.duckdb"), "-o", output]));
        Assert.False(File.Exists(output));
        Assert.False(File.Exists(Path.Combine(folder, "bad.duckdb")));
    }

    [Theory]
    [InlineData("RUS", "RUS")]
    [InlineData("RUS", "NATO")]
    [InlineData("RUS", "Atlantis")]
    public void Brief_on_anything_but_two_states_is_refused(string one, string other) =>
        Assert.Equal(ExitCode.WrongUsage, Cli.CommandLine.Run(["brief", one, other, "--ledger", Path.Combine(folder, "none.duckdb")]));

    private static IEnumerable<JsonElement> Findings(JsonDocument brief) =>
        brief.RootElement.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("findings").EnumerateArray());

    private string Run(string document, string name)
    {
        var output = Path.Combine(folder, name);
        Assert.Equal(ExitCode.Done, Cli.CommandLine.Run(["brief", document, "--ledger", Path.Combine(folder, "ledger.duckdb"), "-o", output]));
        return File.ReadAllText(output);
    }
}
