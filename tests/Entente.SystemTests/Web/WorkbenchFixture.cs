using System.Net;
using System.Net.Http.Headers;
using Entente.Cli;
using Entente.SystemTests.Ledger;
using Entente.Web;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>A workbench on a free port over a ledger of our two samples, a contested matter and a hostile document.</summary>
public sealed class WorkbenchFixture : IAsyncLifetime
{
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
        WorkbenchLedger.Make(scratch, LedgerPath);
        Workbench = await Workbench.StartAsync(UseCases.Of(LedgerPath), WorkbenchOptions.Default with { Idle = TimeSpan.FromMilliseconds(200) }, default);
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
