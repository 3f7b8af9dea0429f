using System.Net;
using System.Security.Cryptography;
using System.Text;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Fetching;
using Entente.SystemTests.Ledger;
using NodaTime;
using Xunit;

namespace Entente.SystemTests.Datasets;

public sealed class FetchTests
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i}\n")));
    private static readonly string Sha = Convert.ToHexStringLower(SHA256.HashData(Content));

    [Fact]
    public async Task File_is_verified_recorded_and_not_fetched_twice()
    {
        using var folder = new ScratchFolder();
        using var server = new LoopbackServer(Content);
        var fetcher = new DatasetFetcher(new HttpClient(), folder.Path, server.Address, TimeProvider.System);
        var address = new DatasetAddress("a.csv", "https://publisher.invalid/x/a.csv", Sha);
        var file = await fetcher.Fetch(address, null, default);
        Assert.Equal(Content, File.ReadAllBytes(file.Path));
        Assert.Equal((Sha, false), (file.Sha256, file.AlreadyThere));
        Assert.StartsWith(server.Address, DatasetFetcher.Recorded(file.Path)!.Url, StringComparison.Ordinal);
        Assert.True((await fetcher.Fetch(address, null, default)).AlreadyThere);
        Assert.Equal(["/x/a.csv"], server.Asked);
    }

    [Fact]
    public async Task Server_that_stops_half_way_is_resumed()
    {
        using var folder = new ScratchFolder();
        using var server = new LoopbackServer(Content) { CutFirst = 50_000 };
        var file = await new DatasetFetcher(new HttpClient(), folder.Path, server.Address, TimeProvider.System)
            .Fetch(new("a.csv", "https://publisher.invalid/a.csv", Sha), null, default);
        Assert.Equal(Content, File.ReadAllBytes(file.Path));
        Assert.Equal(2, server.Asked.Count);
        Assert.Equal(50_000, server.LastFrom);
    }

    [Fact]
    public async Task Wrong_hash_keeps_nothing()
    {
        using var folder = new ScratchFolder();
        using var server = new LoopbackServer(Content);
        var fault = await Assert.ThrowsAsync<FetchException>(() => new DatasetFetcher(new HttpClient(), folder.Path, server.Address, TimeProvider.System)
            .Fetch(new("a.csv", "https://publisher.invalid/a.csv", new string('0', 64)), null, default));
        Assert.Contains(Sha, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("a.csv")) || File.Exists(folder.File("a.csv.part")));
    }

    [Fact]
    public async Task Missing_file_and_web_page_are_told_apart()
    {
        using var folder = new ScratchFolder();
        using var server = new LoopbackServer(Content);
        var fetcher = new DatasetFetcher(new HttpClient(), folder.Path, server.Address, TimeProvider.System);
        Assert.Contains("404", (await Assert.ThrowsAsync<FetchException>(() => fetcher.Fetch(new("n", "https://publisher.invalid/missing"), null,
            default))).Message, StringComparison.Ordinal);
        Assert.Contains("web page", (await Assert.ThrowsAsync<FetchException>(() => fetcher.Fetch(new("h", "https://publisher.invalid/page.html"),
            null, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_list_verifies_files_by_md5()
    {
        using var folder = new ScratchFolder();
        using var server = new LoopbackServer(Content);
        var address = DatasetFetcher.Addresses(DatasetCatalog.Find("gdelt")!, new LocalDate(2015, 2, 19), new LocalDate(2015, 2, 19))[0];
        Assert.Equal("20150219.export.CSV.zip", address.File);
        var file = await new DatasetFetcher(new HttpClient(), folder.Path, server.Address, TimeProvider.System).Fetch(address, null, default);
        Assert.Equal("md5 of the publisher's list", file.Verified);
    }

    [Fact]
    public void Data_set_by_day_needs_dates() =>
        Assert.Contains("--from", Assert.Throws<ArgumentException>(() => DatasetFetcher.Addresses(DatasetCatalog.Find("gdelt")!, null, null))
            .Message, StringComparison.Ordinal);
}
