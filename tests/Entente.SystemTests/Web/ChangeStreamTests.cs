using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Cli;
using Entente.SystemTests.Ledger;
using Entente.Web;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>Changes on the watches, sent as they come into the ledger. The ledger watches Peru and Chile.</summary>
public sealed class ChangeStreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ScratchFolder scratch = new();
    private readonly HttpClient client = new() { Timeout = Patience };
    private Workbench workbench = null!;

    public async ValueTask InitializeAsync()
    {
        WorkbenchLedger.Make(scratch, scratch.File("l.duckdb"));
        workbench = await Workbench.StartAsync(UseCases.Of(scratch.File("l.duckdb")), WorkbenchOptions.Default with
        {
            Idle = TimeSpan.FromMilliseconds(100), Look = TimeSpan.FromMilliseconds(50), Heartbeat = TimeSpan.FromMilliseconds(300),
        }, default);
        client.BaseAddress = new Uri($"http://127.0.0.1:{workbench.Port}");
        client.DefaultRequestHeaders.Authorization = new("Bearer", workbench.Token);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await workbench.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    public async Task Document_on_a_watched_pair_is_sent_and_can_be_asked_for_again()
    {
        using var stream = await Connect();
        var begun = await stream.Next(l => l.StartsWith("id: ", StringComparison.Ordinal));
        await Send("Kenya shelled Uganda.", "other.txt");
        await Send("Peru accused Chile of shelling <b>a</b> border post.", "sent.txt");
        Assert.Equal("event: change", await stream.Next(l => l.StartsWith("event", StringComparison.Ordinal)));
        Assert.Matches(@"^id: 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", stream.Before);
        var data = await stream.Next(l => true);
        using var json = JsonDocument.Parse(data["data: ".Length..]);
        Assert.Equal("sent.txt", Assert.Single(json.RootElement.GetProperty("documents").EnumerateArray()).GetProperty("location").GetString());
        Assert.True(json.RootElement.GetProperty("count").GetInt32() > 0);
        Assert.Equal("", await stream.Next(l => true));
        Assert.Equal(": still here", await stream.Next(l => l.Length > 0));

        using var again = await Connect(begun["id: ".Length..]);
        Assert.Equal(data, await again.Next(l => l.StartsWith("data", StringComparison.Ordinal)));
        using var later = await Connect(json.RootElement.GetProperty("until").GetString());
        Assert.Equal(": still here", await later.Next(l => l.Length > 0 && !l.StartsWith("id", StringComparison.Ordinal)
            && l != ": changes on the watches"));
    }

    [Fact]
    public async Task Idle_stream_leaves_the_ledger_to_others_and_tells_what_they_wrote()
    {
        using var stream = await Connect();
        await stream.Next(l => l == ": still here");
        Assert.False(workbench.HoldsLedger);
        var (code, _, error) = ProgramChild.Run("brief", Text("Peru shelled Chile anew."), "--ledger", scratch.File("l.duckdb"));
        Assert.True(code == ExitCode.Done, error);
        Assert.Equal("event: change", await stream.Next(l => l.StartsWith("event", StringComparison.Ordinal)));
        for (var i = 0; workbench.HoldsLedger && i < 100; i++) await Task.Delay(50);
        Assert.False(workbench.HoldsLedger);
    }

    [Fact]
    public async Task Streams_are_few_and_one_that_is_closed_makes_room()
    {
        var streams = new List<Lines>();
        for (var i = 0; i < 16; i++) streams.Add(await Connect());
        using (var refused = await Ask()) Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        streams[0].Dispose();
        var status = HttpStatusCode.TooManyRequests;
        for (var i = 0; status == HttpStatusCode.TooManyRequests && i < 100; i++, await Task.Delay(50))
        {
            using var next = await Ask();
            status = next.StatusCode;
        }
        Assert.Equal(HttpStatusCode.OK, status);
        streams.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task Stream_ends_when_the_workbench_stops()
    {
        var other = await Workbench.StartAsync(UseCases.Of(scratch.File("l.duckdb")), WorkbenchOptions.Default, default);
        using var asker = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{other.Port}") };
        asker.DefaultRequestHeaders.Authorization = new("Bearer", other.Token);
        var response = await asker.GetAsync(new Uri("/api/v1/changes/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var stream = new Lines(response, await response.Content.ReadAsStreamAsync());
        await stream.Next(l => l.StartsWith("id", StringComparison.Ordinal));
        await other.DisposeAsync();
        await stream.End();
    }

    [Fact]
    public async Task What_is_asked_wrongly_or_by_strangers_is_refused()
    {
        using (var bad = await Ask(r => r.Headers.TryAddWithoutValidation("Last-Event-ID", "yesterday")))
            Assert.Equal((HttpStatusCode.BadRequest, true), (bad.StatusCode, (await bad.Content.ReadAsStringAsync()).Contains("no id of this stream")));
        using (var other = await Ask(r => r.Headers.TryAddWithoutValidation("Accept", "application/json")))
            Assert.Equal(HttpStatusCode.NotAcceptable, other.StatusCode);
        using (var named = await Ask(address: "/api/v1/changes/stream?since=2024-01-01")) Assert.Equal(HttpStatusCode.BadRequest, named.StatusCode);
        using (var head = await Ask(r => r.Method = HttpMethod.Head)) Assert.Equal("text/event-stream", head.Content.Headers.ContentType!.MediaType);
        using (var host = await Ask(r => r.Headers.Host = "evil.example")) Assert.Equal(HttpStatusCode.Forbidden, host.StatusCode);
        using (var origin = await Ask(r => r.Headers.TryAddWithoutValidation("Origin", "http://evil.example")))
            Assert.Equal(HttpStatusCode.Forbidden, origin.StatusCode);
        client.DefaultRequestHeaders.Authorization = null;
        using var stranger = await Ask();
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Fact]
    public void Usual_times_are_as_told() =>
        Assert.Equal((1, 15), (WorkbenchOptions.Default.Look.TotalSeconds, WorkbenchOptions.Default.Heartbeat.TotalSeconds));

    private async Task Send(string text, string location)
    {
        using var response = await client.PostAsJsonAsync("/api/v1/documents", new { text = text + "\n", location, date = "2024-06-19" });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private string Text(string text)
    {
        File.WriteAllText(scratch.File("new.txt"), "Published 20 June 2024\n\n" + text + "\n");
        return scratch.File("new.txt");
    }

    private async Task<Lines> Connect(string? last = null)
    {
        var response = await Ask(r => { if (last is not null) r.Headers.TryAddWithoutValidation("Last-Event-ID", last); });
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return new Lines(response, await response.Content.ReadAsStreamAsync());
    }

    private async Task<HttpResponseMessage> Ask(Action<HttpRequestMessage>? change = null, string address = "/api/v1/changes/stream")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        change?.Invoke(request);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private sealed class Lines(HttpResponseMessage response, Stream body) : IDisposable
    {
        private readonly StreamReader reader = new(body);

        /// <summary>The line before the last that was found.</summary>
        public string Before { get; private set; } = "";

        public async Task<string> Next(Func<string, bool> wanted)
        {
            using var patience = new CancellationTokenSource(Patience);
            for (var before = ""; ; )
            {
                var line = await reader.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The stream ended.");
                Before = before;
                if (wanted(line)) return line;
                before = line;
            }
        }

        public async Task End()
        {
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                while (await reader.ReadLineAsync(patience.Token) is not null) ;
            }
            catch (IOException)
            {
                // Cut off, which is an end too.
            }
        }

        public void Dispose()
        {
            reader.Dispose();
            response.Dispose();
        }
    }
}
