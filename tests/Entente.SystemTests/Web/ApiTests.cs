using System.Text.Json;
using Entente.Cli;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>The API gives what the commands print.</summary>
[Collection(WorkbenchCollection.Name)]
public sealed class ApiTests(WorkbenchFixture fixture)
{
    [Theory]
    [InlineData("claims")]
    [InlineData("events")]
    [InlineData("propositions")]
    public async Task Lists_are_those_of_the_command(string name)
    {
        var (_, all) = await fixture.GetAsync("/api/v1/" + name);
        Assert.Equal(Printed(name, "--format", "json"), all);
        var (_, some) = await fixture.GetAsync($"/api/v1/{name}?actor=Peru&as-of=2024-06-30");
        Assert.Equal(Printed(name, "--format", "json", "--actor", "Peru", "--as-of", "2024-06-30"), some);
        using var json = JsonDocument.Parse(some);
        Assert.InRange(json.RootElement.GetArrayLength(), 1, JsonDocument.Parse(all).RootElement.GetArrayLength() - 1);
    }

    [Fact]
    public async Task Pair_is_that_of_the_command()
    {
        var (status, pair) = await fixture.GetAsync("/api/v1/pairs/EGY/ISR");
        Assert.Equal(200, (int)status);
        // The command records its run; within one process it can't while the server reads the same file, so it gets a copy.
        var folder = Path.GetDirectoryName(fixture.LedgerPath)!;
        var (output, copy) = (Path.Combine(folder, "pair.json"), Path.Combine(folder, "pair.duckdb"));
        File.Copy(fixture.LedgerPath, copy);
        Assert.Equal(ExitCode.Done, CommandLine.Run(["brief", "EGY", "ISR", "--ledger", copy, "-o", output]));
        Assert.Equal(File.ReadAllText(output), pair);
    }

    [Fact]
    public async Task One_proposition_and_one_document_are_shown_as_by_show()
    {
        using var list = JsonDocument.Parse((await fixture.GetAsync("/api/v1/propositions")).Body);
        var proposition = list.RootElement[0];
        foreach (var (kind, id) in new[] { ("propositions", proposition.GetProperty("id").GetString()!),
            ("propositions", proposition.GetProperty("matter").GetString()!) })
            Assert.Equal(Printed("show", id, "--format", "json"), (await fixture.GetAsync($"/api/v1/{kind}/{id}")).Body);
        using var claims = JsonDocument.Parse((await fixture.GetAsync("/api/v1/claims")).Body);
        var document = claims.RootElement[0].GetProperty("document").GetString()!;
        Assert.Equal(Printed("show", document, "--format", "json"), (await fixture.GetAsync("/api/v1/documents/" + document)).Body);
    }

    [Fact]
    public async Task Search_finds_words_whatever_their_case()
    {
        using var found = JsonDocument.Parse((await fixture.GetAsync("/api/v1/search?q=SHELLED%20chile")).Body);
        Assert.Contains("shelled", Assert.Single(found.RootElement.GetProperty("claims").EnumerateArray()).GetProperty("quote").GetString());
        Assert.Single(found.RootElement.GetProperty("documents").EnumerateArray());
        using var state = JsonDocument.Parse((await fixture.GetAsync("/api/v1/search?q=Peru")).Body);
        Assert.Equal("PER", state.RootElement.GetProperty("states")[0].GetProperty("key").GetString());
    }

    [Theory]
    [InlineData("/api/v1/states/Brazl", 404)]
    [InlineData("/api/v1/pairs/EGY/Isreal", 404)]
    [InlineData("/api/v1/claims?actor=Brazl", 404)]
    [InlineData("/api/v1/claims?type=nope", 400)]
    [InlineData("/api/v1/states/EGY", 404)]
    [InlineData("/api/v2", 404)]
    public async Task Faults_are_json_with_the_nearest_names(string address, int status)
    {
        var (found, body) = await fixture.GetAsync(address);
        Assert.Equal(status, (int)found);
        using var json = JsonDocument.Parse(body);
        Assert.NotEmpty(json.RootElement.GetProperty("error").GetString()!);
        Assert.Equal(address.Contains("Brazl", StringComparison.Ordinal) || address.Contains("Isreal", StringComparison.Ordinal) ? 3 : 0,
            json.RootElement.GetProperty("nearest").GetArrayLength());
    }

    private string Printed(params string[] arguments)
    {
        var (code, output, _) = ProgramChild.Run([.. arguments, "--ledger", fixture.LedgerPath]);
        Assert.Equal(ExitCode.Done, code);
        return output;
    }
}
