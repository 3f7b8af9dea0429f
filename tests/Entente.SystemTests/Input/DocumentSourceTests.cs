using System.IO.Compression;
using System.Text;
using Entente.Cli;
using Entente.Work.Input;
using Entente.Documents;
using Xunit;

namespace Entente.SystemTests.Input;

public sealed class DocumentSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-input-").FullName;
    private static readonly DateTimeOffset Now = new(2024, 6, 20, 12, 0, 0, TimeSpan.Zero);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static DocumentSource Source(DocumentSourceOptions? options = null, byte[]? input = null) =>
        new(options ?? DocumentSourceOptions.Default, new FixedClock(), () => new MemoryStream(input ?? []));

    private static Task<UserException> Fails(string location, DocumentSourceOptions? options = null) =>
        Assert.ThrowsAsync<UserException>(() => Source(options).ReadAsync(location, CancellationToken.None));

    [Fact]
    public async Task File_is_read_with_its_path()
    {
        var path = Path.Combine(_folder, "a.txt");
        await File.WriteAllTextAsync(path, "Kim met Putin.");
        var read = await Source().ReadAsync(path, CancellationToken.None);
        Assert.Equal(("Kim met Putin.", path, null), (Encoding.UTF8.GetString(read.Bytes), read.Location, read.ContentType));
        Assert.Equal(Now, read.Retrieved.ToDateTimeOffset());
    }

    [Fact]
    public async Task Standard_input_is_read_and_named() =>
        Assert.Equal("standard input",
            (await Source(input: "abc"u8.ToArray()).ReadDocumentAsync("-", DocumentReaderOptions.Default, CancellationToken.None)).Location);

    [Fact]
    public async Task Missing_file_folder_and_other_schemes_are_named()
    {
        Assert.Contains("no such file", (await Fails(Path.Combine(_folder, "none.txt"))).Message);
        Assert.Contains("is a folder", (await Fails(_folder)).Message);
        Assert.Equal(ExitCode.WrongUsage, (await Fails("ftp://host/a")).Code);
        Assert.DoesNotContain("secret", (await Fails("http://me:secret@host/a")).Message);
    }

    [Fact]
    public async Task Input_over_the_limit_is_refused()
    {
        var path = Path.Combine(_folder, "big.txt");
        await File.WriteAllBytesAsync(path, new byte[2000]);
        var small = new DocumentSourceOptions { MaxBytes = 1000 };
        Assert.Contains("2,000 bytes, expected at most 1,000", (await Fails(path, small)).Message);
        await Assert.ThrowsAsync<UserException>(() => Source(small, new byte[2000]).ReadAsync("-", CancellationToken.None));
    }

    [Fact]
    public async Task Empty_input_is_a_users_error() =>
        Assert.Contains("is empty", (await Assert.ThrowsAsync<UserException>(() => Source().ReadDocumentAsync("-", DocumentReaderOptions.Default,
            CancellationToken.None))).Message);

    [Fact]
    public async Task Page_is_fetched_with_its_type_and_without_cookies()
    {
        await using var server = new LoopbackServer(path => path == "/a"
            ? LoopbackServer.Response("302 Found", "Set-Cookie: id=1\r\nLocation: /b\r\nContent-Length: 0\r\n", [])
            : LoopbackServer.Ok("text/html; charset=utf-8", "<p>Hello</p>"u8.ToArray()));
        var read = await Source().ReadAsync(server.Address + "/a", CancellationToken.None);
        Assert.Equal((server.Address + "/b", "text/html; charset=utf-8", "<p>Hello</p>"),
            (read.Location, read.ContentType, Encoding.UTF8.GetString(read.Bytes)));
        Assert.Contains("User-Agent: Entente/", server.Requests[0]);
        Assert.DoesNotContain(server.Requests, request => request.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Server_that_lies_about_the_charset_is_read_in_the_true_one()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Ok("text/plain; charset=iso-8859-1", Encoding.UTF8.GetBytes("Kim’s vow")));
        var document = await Source().ReadDocumentAsync(server.Address, DocumentReaderOptions.Default, CancellationToken.None);
        Assert.Equal(("Kim’s vow", EncodingBasis.Utf8AgainstDeclaration), (document.Text, document.EncodingBasis));
    }

    [Fact]
    public async Task Server_that_never_answers_is_given_up()
    {
        await using var server = new LoopbackServer(_ => null);
        Assert.Contains("within 0.3 s", (await Fails(server.Address, new() { Timeout = TimeSpan.FromSeconds(0.3) })).Message);
    }

    [Fact]
    public async Task Cancelled_fetch_stops_as_cancelled()
    {
        await using var server = new LoopbackServer(_ => null);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Source().ReadAsync(server.Address, cancel.Token));
    }

    [Fact]
    public async Task Endless_redirects_are_given_up()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("301 Moved", "Location: /again\r\nContent-Length: 0\r\n", []));
        Assert.Contains("redirected more than 5 times", (await Fails(server.Address)).Message);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task Redirect_to_a_file_is_refused()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("301 Moved", "Location: file:///etc/hostname\r\nContent-Length: 0\r\n", []));
        Assert.Contains("expected an http or https address", (await Fails(server.Address)).Message);
    }

    [Theory]
    [InlineData("http://127.0.0.2:PORT/secret", true)]
    [InlineData("http://127.0.0.1:PORT/page", false)]
    public async Task Redirect_into_the_machine_is_refused_unless_the_user_named_such_an_address(string target, bool refused)
    {
        // Of the loopback addresses 127.0.0.2 stands for this machine here and 127.0.0.1 for the world.
        await using var server = new LoopbackServer(path => path == "/"
            ? LoopbackServer.Response("302 Found", $"Location: {target.Replace("PORT", "1", StringComparison.Ordinal)}\r\nContent-Length: 0\r\n", [])
                : LoopbackServer.Ok("text/plain", "A page."u8.ToArray()));
        var source = new DocumentSource(DocumentSourceOptions.Default with { IsInside = a => a.ToString() == "127.0.0.2" }, TimeProvider.System);
        var error = await Assert.ThrowsAsync<UserException>(() => source.ReadAsync(server.Address + "/", CancellationToken.None));
        Assert.Equal(refused, error.Message.Contains("no page of the world is followed to", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redirect_with_a_password_is_refused_and_the_last_address_is_recorded()
    {
        await using var server = new LoopbackServer(path => path == "/"
            ? LoopbackServer.Response("302 Found", "Location: /moved\r\nContent-Length: 0\r\n", []) : LoopbackServer.Ok("text/plain", "A page."u8.ToArray()));
        var read = await new DocumentSource(DocumentSourceOptions.Default, TimeProvider.System).ReadAsync(server.Address + "/", CancellationToken.None);
        Assert.Equal(server.Address + "/moved", read.Location);

        await using var leaky = new LoopbackServer(_ => LoopbackServer.Response("302 Found",
            "Location: http://user:secret@127.0.0.1:1/\r\nContent-Length: 0\r\n", []));
        var error = await Fails(leaky.Address);
        Assert.Contains("holds a name or password", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_that_is_not_compressed_as_it_says_is_an_answer_that_could_not_be_read()
    {
        await using var server = new LoopbackServer(_ =>
            LoopbackServer.Response("200 OK", "Content-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n", "plain"u8.ToArray()));
        Assert.Contains("could not be fetched whole", (await Fails(server.Address)).Message);
    }

    [Fact]
    public async Task Truncated_answer_is_refused()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("200 OK", "Content-Type: text/plain\r\nContent-Length: 1000\r\n",
            "half"u8.ToArray()));
        Assert.Contains("could not be fetched whole", (await Fails(server.Address)).Message);
    }

    [Theory]
    [InlineData("application/pdf", "sent application/pdf")]
    [InlineData("image/png", "sent image/png")]
    [InlineData("application/octet-stream", "sent application/octet-stream")]
    public async Task Binary_type_is_refused(string type, string words)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Ok(type, [1, 2, 3]));
        Assert.Contains(words, (await Fails(server.Address)).Message);
    }

    [Fact]
    public async Task Binary_under_the_name_of_text_is_refused()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Ok("text/plain", "%PDF-1.7"u8.ToArray()));
        var error = await Assert.ThrowsAsync<UserException>(() => Source().ReadDocumentAsync(server.Address, DocumentReaderOptions.Default,
            CancellationToken.None));
        Assert.Contains("PDF", error.Message);
    }

    [Fact]
    public async Task Answer_that_unpacks_over_the_limit_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, true)) gzip.Write(new byte[5_000_000]);
        await using var server = new LoopbackServer(_ =>
            LoopbackServer.Response("200 OK", $"Content-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n", packed.ToArray()));
        Assert.Contains("expected at most 1,000,000 bytes", (await Fails(server.Address, new() { MaxBytes = 1_000_000 })).Message);
    }

    [Theory]
    [InlineData("404 Not Found", "answered 404 Not Found")]
    [InlineData("500 Oops", "answered 500 Oops")]
    public async Task Error_status_is_told(string status, string words)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response(status, "Content-Length: 0\r\n", []));
        Assert.Contains(words, (await Fails(server.Address)).Message);
    }

    [Fact]
    public async Task Closed_port_is_told()
    {
        string address;
        await using (var server = new LoopbackServer(_ => null)) address = server.Address;
        Assert.Contains("could not be fetched", (await Fails(address)).Message);
    }
}
