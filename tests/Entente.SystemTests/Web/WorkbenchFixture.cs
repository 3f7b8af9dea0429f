using System.Net;
using System.Net.Http.Headers;
using Entente.Actors;
using Entente.Cli;
using Entente.News;
using Entente.Store;
using Entente.Store.News;
using Entente.SystemTests.Ledger;
using Entente.Tests;
using Entente.Tests.Ledger;
using Entente.Web;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>A workbench on a free port over a ledger of our two samples, a contested matter and a hostile document.</summary>
public sealed class WorkbenchFixture : IAsyncLifetime
{
    public const string HostileTitle = "<script>alert('x')</script>\u202Egnp.exe \"onload=alert(1)";
    public const string HostileText = "Peru shelled Chile. <img src=x onerror=alert(2)>";

    private readonly ScratchFolder scratch = new();

    public Workbench Workbench { get; private set; } = null!;
    /// <summary>With the token; doesn't follow redirects.</summary>
    public HttpClient Known { get; private set; } = null!;
    /// <summary>Without the token.</summary>
    public HttpClient Stranger { get; private set; } = null!;
    public string LedgerPath => scratch.File("ledger.duckdb");
    public Uri Base => new($"http://127.0.0.1:{Workbench.Port}");

    public async ValueTask InitializeAsync()
    {
        foreach (var sample in new[] { "camp-david-1978.txt", "nordic-baltic-1991.html" })
            Assert.Equal(ExitCode.Done,
                CommandLine.Run(["brief", Path.Combine(Repository.Root, "samples", sample), "--ledger", LedgerPath, "-o", scratch.File("brief.txt")]));
        using (var ledger = LedgerFile.Open(LedgerPath, LedgerAccess.Write, TimeProvider.System))
        {
            RecordingTests.Record(ledger, Coded.ArmsDispute());
            var hostile = RecordingTests.Shelling(HostileText, "'><b>x.txt", new LocalDate(2024, 1, 1));
            new ReadingRecorder(ledger).Record(hostile.Document with { Title = HostileTitle }, hostile.Text, hostile.Read, s => s,
                RecordingTests.RunOf(hostile.Document));
            Watches.Add(ledger, new Watch(new ActorId("PER"), new ActorId("CHL"), "<b>Peru & Chile</b>"));
        }
        Workbench = await Workbench.StartAsync(Serving.Answers(LedgerPath), WorkbenchOptions.Default with { Idle = TimeSpan.FromMilliseconds(200) }, default);
        Stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Base };
        Known = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Base };
        Known.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Workbench.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Known?.Dispose();
        Stranger?.Dispose();
        if (Workbench is not null) await Workbench.DisposeAsync();
        scratch.Dispose();
    }

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string address)
    {
        using var response = await Known.GetAsync(new Uri(address, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
