using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Cli;
using Entente.Store;
using Entente.SystemTests.Ledger;
using Entente.SystemTests.Web;
using Entente.Web.Endpoints;
using Xunit;

namespace Entente.SystemTests.Mcp;

/// <summary>Each tool once, on a copy of the workbench's ledger.</summary>
[Collection(WorkbenchCollection.Name)]
public sealed class StdioTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly McpClient client;
    private readonly string path;

    public StdioTests(WorkbenchFixture fixture)
    {
        path = scratch.File("copy.duckdb");
        File.Copy(fixture.LedgerPath, path);
        client = new McpClient(path);
    }

    public void Dispose()
    {
        client.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void Each_tool_answers_and_nothing_is_written()
    {
        var before = File.ReadAllBytes(path);
        Assert.Equal("entente", client.Hello.GetProperty("result").GetProperty("serverInfo").GetProperty("name").GetString());
        var tools = client.Ask("tools/list", []).GetProperty("result").GetProperty("tools").EnumerateArray()
            .ToDictionary(t => t.GetProperty("name").GetString()!);
        Assert.Equal(EndpointList.All.Select(e => e.Tool).OfType<string>().Order(), tools.Keys.Order());
        Assert.All(tools.Values, t => Assert.True(t.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean()));
        var claims = client.Call("claims", ("actor", "Peru")).Said;
        var claim = claims.GetProperty("answer")[0];
        var proposition = client.Call("search", ("q", "artillery")).Said.GetProperty("answer").GetProperty("claims")[0].GetProperty("id").GetString()!;
        using (var ledger = LedgerFile.Open(path, LedgerAccess.Read, TimeProvider.System))
            proposition = LedgerView.Of(ledger, new ClaimFilter()).Propositions.First(p => p.Against.Length > 0 && p.For.Length > 0).Id.Value;
        var asked = new Dictionary<string, (string, string)[]>
        {
            ["find_actor"] = [("name", "North Korea")], ["pair"] = [("a", "EGY"), ("b", "ISR")], ["state"] = [("a", "EGY")],
            ["proposition"] = [("id", proposition)], ["claims"] = [("actor", "PER")], ["events"] = [], ["changes"] = [("since", "2000-01-01")],
            ["check"] = [("id", claim.GetProperty("document").GetString()!)], ["outlook"] = [("a", "PER"), ("b", "CHL")],
            ["cite"] = [("id", claim.GetProperty("id").GetString()!), ("format", "bibtex")], ["search"] = [("q", "shelled")],
            ["verify_quote"] = [("text", "Peru shelled Chile")],
        };
        Assert.Equal(tools.Keys.Order(), asked.Keys.Order());
        foreach (var (tool, arguments) in asked)
        {
            var (said, isError) = client.Call(tool, arguments);
            // The sample ledger holds no data set, which 'state' says as a fault that can be mended.
            Assert.Equal((tool, tool == "state"), (tool, isError));
            if (isError) Assert.Contains("holds no data set", said.GetProperty("error").GetString());
            else Assert.Contains("untrusted", said.GetProperty("notice").GetString());
        }
        Assert.Contains("@misc{d-", client.Call("cite", asked["cite"]).Said.GetProperty("answer").GetString());
        Assert.Equal(0, client.End());
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Unknown_names_are_tool_errors_with_the_nearest()
    {
        var (said, isError) = client.Call("pair", ("a", "Brazl"), ("b", "Peru"));
        Assert.True(isError);
        Assert.Contains("Brazil (BRA)", said.GetProperty("nearest").EnumerateArray().Select(n => n.GetString()));
        Assert.Contains("b: is not given", client.Call("pair", ("a", "Peru")).Said.GetProperty("error").GetString());
        Assert.Contains("It takes", client.Call("events", ("query", "SELECT 1")).Said.GetProperty("error").GetString());
        var none = client.Ask("tools/call", new JsonObject { ["name"] = "sql", ["arguments"] = new JsonObject() });
        Assert.Contains("verify_quote", none.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public void Quote_is_found_whatever_its_spaces_and_marks_and_a_paraphrase_is_not()
    {
        var said = client.Call("verify_quote", ("text", "“Peru  shelled\nChile.”")).Said.GetProperty("answer");
        Assert.Equal("in the ledger", said.GetProperty("verdict").GetString());
        var place = said.GetProperty("places")[0];
        Assert.Equal("Peru shelled Chile.", WorkbenchLedger.HostileText[place.GetProperty("start").GetInt32()..place.GetProperty("end").GetInt32()]);
        foreach (var wrong in new[] { "Chile shelled Peru.", "Peru shelled Bolivia.", "eru shelled Chile", "Peru has shelled Chile" })
            Assert.Equal("not in the ledger", client.Call("verify_quote", ("text", wrong)).Said.GetProperty("answer").GetProperty("verdict").GetString());
    }

    [Fact]
    public void Nothing_that_matches_is_told_as_such()
    {
        var (said, isError) = client.Call("claims", ("actor", "Mongolia"));
        Assert.False(isError);
        Assert.StartsWith("cannot be told", said.GetProperty("verdict").GetString());
    }

    [Fact]
    public void Resources_give_the_words_and_hostile_text_stays_data()
    {
        var templates = client.Ask("resources/templates/list", []).GetProperty("result").GetProperty("resourceTemplates").EnumerateArray()
            .Select(t => t.GetProperty("uriTemplate").GetString()).ToList();
        Assert.Equal(["entente://claim/{id}", "entente://document/{id}", "entente://proposition/{id}"], templates);
        var claim = client.Call("claims", ("type", "assault")).Said.GetProperty("answer")[0];
        Assert.Contains("Peru shelled Chile", Read("claim", claim.GetProperty("id").GetString()!).GetProperty("quote").GetString());
        var document = Read("document", claim.GetProperty("document").GetString()!);
        Assert.Equal(WorkbenchLedger.HostileText, document.GetProperty("text").GetString());
        Assert.Equal(WorkbenchLedger.HostileTitle, document.GetProperty("title").GetString());
        var none = client.Ask("resources/read", new JsonObject { ["uri"] = "entente://claim/c-ffffffffffffffffffff" });
        Assert.Contains("no claim", none.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public void Ledger_that_is_not_there_is_told_at_once_and_not_made()
    {
        var missing = scratch.File("none.duckdb");
        var (code, output, error) = ProgramChild.Run("mcp", "--ledger", missing);
        Assert.Equal((ExitCode.Failed, "", false), (code, output, File.Exists(missing)));
        Assert.Contains("there is no ledger here", error);
    }

    private JsonElement Read(string kind, string id)
    {
        var contents = client.Ask("resources/read", new JsonObject { ["uri"] = $"entente://{kind}/{id}" }).GetProperty("result").GetProperty("contents");
        var said = JsonDocument.Parse(contents[0].GetProperty("text").GetString()!).RootElement;
        Assert.Contains("untrusted", said.GetProperty("notice").GetString());
        return said.GetProperty("answer");
    }
}
