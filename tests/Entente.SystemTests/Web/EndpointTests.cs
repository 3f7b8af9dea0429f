using System.CommandLine;
using System.Net;
using System.Text.Json;
using Entente.Cli;
using Entente.SystemTests.Ledger;
using Entente.Tests;
using Entente.Web.Endpoints;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>One list of endpoints: what is routed, described, and asked by commands.</summary>
[Collection(WorkbenchCollection.Name)]
public sealed class EndpointTests(WorkbenchFixture fixture)
{
    /// <summary>Commands that ask the ledger and have no endpoint, and why. Any other query of the command line must be named by one.</summary>
    private static readonly Dictionary<string, string> WithoutEndpoint = new()
    {
        ["actors"] = "actors show is find_actor; list and check are of the register, not of the ledger",
        ["code"] = "a filter over texts", ["data"] = "on the page Library", ["export"] = "writes folders of files", ["fetch"] = "writes",
        ["follow"] = "writes; what fails or is silent is in changes",
        ["ideal-points"] = "estimates from a file", ["landscape"] = "a graph's file", ["ledger"] = "looks after the file", ["load"] = "writes",
        ["mcp"] = "serves", ["measure"] = "a file of votes", ["parse"] = "a filter over texts", ["read"] = "a filter over texts",
        ["serve"] = "serves", ["turning-points"] = "a file of numbers",
        ["why"] = "smooths all pairs of states, some 16 CPU seconds: by command alone",
    };

    [Fact]
    public void Each_command_has_an_endpoint_or_a_reason_to_have_none()
    {
        var named = EndpointList.All.Select(e => e.Command).Concat(PostEndpoint.All.Select(e => e.Command))
            .Select(c => c.Split(' ')[0]).ToHashSet();
        var commands = CommandLine.CreateRoot().Subcommands.Select(c => c.Name).ToList();
        Assert.Empty(named.Except(commands));
        Assert.Empty(commands.Except(named).Except(WithoutEndpoint.Keys));
        Assert.Empty(WithoutEndpoint.Keys.Except(commands));
    }

    [Fact]
    public void Table_of_the_use_cases_is_what_there_is()
    {
        var text = new System.Text.StringBuilder("""
            # What can be asked, and where

            Each line is one use case (`src/Entente.Work`, or the ledger's own rows): the command, the HTTP endpoint, the assistants' tool and the page
            print what it returned; there is no second way to a figure. Made by a test from what the program offers.

            | `entente` | HTTP | tool | page |
            |---|---|---|---|

            """);
        foreach (var e in EndpointList.All)
            text.Append($"| `{e.Command}` | `GET /api/v1/{e.Path}` | {Code(e.Tool)} | {Code(e.Page)} |\n");
        foreach (var e in PostEndpoint.All) text.Append($"| `{e.Command}` | `POST /api/v1/{e.Path}` | | |\n");
        text.Append("\nBy command alone:\n\n| `entente` | why |\n|---|---|\n");
        foreach (var (command, why) in WithoutEndpoint.OrderBy(x => x.Key, StringComparer.Ordinal)) text.Append($"| `{command}` | {why} |\n");
        Snapshot.Check(text.ToString().ReplaceLineEndings("\n"), "docs", "use-cases.md");

        static string Code(string? what) => what is null ? "" : $"`{what}`";
    }

    [Theory]
    [InlineData("/pair/RUS/PRK")]
    [InlineData("/state/RUS")]
    [InlineData("/contested")]
    [InlineData("/")]
    [InlineData("/outlook")]
    [InlineData("/search?q=treaty")]
    public async Task Page_of_a_use_case_is_there(string address)
    {
        Assert.Contains(EndpointList.All, e => e.Page is { } page && System.Text.RegularExpressions.Regex.IsMatch(address,
            "^" + System.Text.RegularExpressions.Regex.Replace(page, @"\{\w+\}", "\\w+").Replace("?", "\\?") + "$"));
        var (status, _) = await fixture.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Document_of_the_api_is_the_list()
    {
        var (status, body) = await fixture.GetAsync("/openapi.json");
        Assert.Equal(HttpStatusCode.OK, status);
        using var json = JsonDocument.Parse(body);
        Assert.StartsWith("3.1.", json.RootElement.GetProperty("openapi").GetString());
        var paths = json.RootElement.GetProperty("paths");
        Assert.Equal(EndpointList.All.Select(e => e.Path).Union(PostEndpoint.All.Select(e => e.Path)).Select(p => "/api/v1/" + p),
            paths.EnumerateObject().Select(p => p.Name));
        var operations = new HashSet<string>();
        foreach (var endpoint in EndpointList.All)
        {
            var get = paths.GetProperty("/api/v1/" + endpoint.Path).GetProperty("get");
            Assert.True(operations.Add(get.GetProperty("operationId").GetString()!));
            Assert.Equal(endpoint.Description, get.GetProperty("summary").GetString());
            Assert.Equal(endpoint.Parameters.Select(p => (p.Name, endpoint.IsInPath(p) ? "path" : "query", p.IsRequired)), get.GetProperty("parameters")
                .EnumerateArray().Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("in").GetString()!, p.GetProperty("required").GetBoolean())));
            Assert.All(endpoint.Parameters, p => Assert.True(p.Description.Length > 0 && (!endpoint.IsInPath(p) || p.IsRequired), p.Name));
            Assert.Equal(endpoint.Path.Count(c => c == '{'), endpoint.Parameters.Count(endpoint.IsInPath));
            Assert.Equal(endpoint.HasCsv, get.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("text/csv", out _));
        }
        foreach (var endpoint in PostEndpoint.All)
        {
            var post = paths.GetProperty("/api/v1/" + endpoint.Path).GetProperty("post");
            Assert.True(operations.Add(post.GetProperty("operationId").GetString()!));
            Assert.Equal(endpoint.Description, post.GetProperty("summary").GetString());
            var schema = post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            Assert.Equal(endpoint.Fields.Select(f => (f.Name, f.Description)), schema.GetProperty("properties").EnumerateObject()
                .Select(p => (p.Name, p.Value.GetProperty("description").GetString()!)));
            Assert.Equal(endpoint.Fields.Where(f => f.IsRequired).Select(f => f.Name),
                schema.GetProperty("required").EnumerateArray().Select(n => n.GetString()));
        }
    }

    [Theory]
    [InlineData("claims")]
    [InlineData("events")]
    [InlineData("propositions")]
    public async Task Lists_are_csv_where_that_is_asked(string name)
    {
        using var response = await Send("/api/v1/" + name, r => r.Headers.TryAddWithoutValidation("Accept", "text/csv"));
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var (_, printed, _) = ProgramChild.Run(name, "--format", "csv", "--ledger", fixture.LedgerPath);
        Assert.Equal(printed, await response.Content.ReadAsStringAsync());
        using var browser = await Send("/api/v1/" + name, r => r.Headers.TryAddWithoutValidation("Accept", "text/html,text/csv;q=0.3,*/*;q=0.8"));
        Assert.Equal("application/json", browser.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Form_that_is_not_offered_is_refused()
    {
        using var response = await Send("/api/v1/search?q=shelled", r => r.Headers.TryAddWithoutValidation("Accept", "text/csv"));
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Fact]
    public async Task Tag_spares_the_answer_and_is_another_for_another_question()
    {
        using var first = await Send("/api/v1/events");
        var tag = first.Headers.ETag!.ToString();
        using var again = await Send("/api/v1/events", r => r.Headers.TryAddWithoutValidation("If-None-Match", "\"x\", " + tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag!.ToString());
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        using var other = await Send("/api/v1/events?actor=PER", r => r.Headers.TryAddWithoutValidation("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var csv = await Send("/api/v1/events", r =>
        {
            r.Headers.TryAddWithoutValidation("Accept", "text/csv");
            r.Headers.TryAddWithoutValidation("If-None-Match", tag);
        });
        Assert.Equal(HttpStatusCode.OK, csv.StatusCode);
    }

    [Fact]
    public async Task Citation_is_that_of_the_command()
    {
        using var claims = JsonDocument.Parse((await fixture.GetAsync("/api/v1/claims")).Body);
        var id = claims.RootElement[0].GetProperty("id").GetString()!;
        using var response = await Send($"/api/v1/cite/{id}?format=stix");
        Assert.Equal("application/stix+json", response.Content.Headers.ContentType!.MediaType);
        var (_, printed, _) = ProgramChild.Run("cite", id, "--format", "stix", "--ledger", fixture.LedgerPath);
        Assert.Equal(printed, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/v1/actors?name=Brazl", 200, "Brazil (BRA)")]
    [InlineData("/api/v1/quotes?text=Peru%20shelled%20%20Chile.", 200, "\"in the ledger\"")]
    [InlineData("/api/v1/quotes?text=Chile%20shelled%20Peru.", 200, "\"not in the ledger\"")]
    [InlineData("/api/v1/quotes?text=Peru", 400, "stand anywhere")]
    [InlineData("/api/v1/claims?actr=PER", 400, "It takes actor")]
    [InlineData("/api/v1/series/un.agremeent?a=PER&b=CHL", 404, "un.agreement")]
    [InlineData("/api/v1/series/un.agreement?a=PER&b=CHL", 404, "entente load un-votes")]
    [InlineData("/api/v1/series/un.agreement?a=PER", 400, "b: is not given")]
    [InlineData("/api/v1/faces?a=PER&b=PER", 400, "Name two states")]
    [InlineData("/api/v1/outlook?a=PER&b=CHL", 409, "Not learned from this ledger")]
    [InlineData("/api/v1/outlook?a=PER&b=PER", 400, "Name two states")]
    [InlineData("/api/v1/outlook?a=PER", 409, "'entente outlook PER --joins' does")]
    [InlineData("/api/v1/outlook?a=PER&horizon=3y", 409, "'entente outlook PER --joins --horizon 3y' does")]
    [InlineData("/api/v1/outlook?b=PER", 400, "a: is not given")]
    [InlineData("/api/v1/outlook?a=Peruu", 404, "Peru")]
    [InlineData("/api/v1/outlook?a=PER&b=CHL&horizon=2y", 400, "1y, 3y")]
    [InlineData("/api/v1/blocs/1900", 400, "1946")]
    [InlineData("/api/v1/blocs/x", 400, "whole numbers")]
    [InlineData("/api/v1/cite/c-zz", 404, "nearest")]
    [InlineData("/api/v1/cite/gsdb?format=apa", 400, "claimreview")]
    [InlineData("/api/v1/checks/d-ffffffffffffffffffff", 404, "no document")]
    public async Task Each_is_answered_or_says_why_not(string address, int status, string words)
    {
        var (found, body) = await fixture.GetAsync(address);
        Assert.Equal((status, true), ((int)found, body.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_of_a_recorded_document_is_that_of_the_command_and_records_nothing()
    {
        var (_, library) = await fixture.GetAsync("/api/v1/search?q=Jerusalem");
        using var found = JsonDocument.Parse(library);
        var id = found.RootElement.GetProperty("documents")[0].GetProperty("id").GetString()!;
        var before = File.GetLastWriteTimeUtc(fixture.LedgerPath);
        var (status, body) = await fixture.GetAsync("/api/v1/checks/" + id);
        Assert.True(status == HttpStatusCode.OK, body);
        Assert.Equal(before, File.GetLastWriteTimeUtc(fixture.LedgerPath));
        using var json = JsonDocument.Parse(body);
        Assert.True(json.RootElement.TryGetProperty("judgements", out _) || json.RootElement.TryGetProperty("run", out _));
    }

    private async Task<HttpResponseMessage> Send(string address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        change?.Invoke(request);
        return await fixture.Known.SendAsync(request);
    }
}
