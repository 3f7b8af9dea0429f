using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Entente.Documents;
using NodaTime;

namespace Entente.Cli.Input;

/// <summary>Fetches documents from files, standard input ("-") and http(s) addresses. Everything a user can mend is a <see cref="UserException"/>.</summary>
public sealed class DocumentSource(DocumentSourceOptions options, TimeProvider clock, Func<Stream>? standardInput = null)
{
    private static readonly string Version = typeof(DocumentSource).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Fetches and reads.</summary>
    public async Task<Document> ReadDocumentAsync(string location, DocumentReaderOptions reading, CancellationToken cancel)
    {
        var source = await ReadAsync(location, cancel).ConfigureAwait(false);
        try
        {
            return DocumentReader.Read(source.Bytes, source.Location, source.ContentType, reading with { Retrieved = source.Retrieved });
        }
        catch (DocumentException e)
        {
            throw new UserException(e.Message, inner: e);
        }
    }

    /// <param name="location">A path, "-", or an http or https address.</param>
    /// <param name="cancel">Stops a fetch at once, with <see cref="OperationCanceledException"/>.</param>
    public async Task<SourceBytes> ReadAsync(string location, CancellationToken cancel)
    {
        if (location == "-")
        {
            var input = (standardInput ?? Console.OpenStandardInput)();
            return new(await ReadLimitedAsync(input, "standard input", cancel).ConfigureAwait(false), "standard input", null, Now());
        }
        if (location.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || location.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return await FetchAsync(location, cancel).ConfigureAwait(false);
        if (location.Contains("://", StringComparison.Ordinal))
            throw new UserException($"{location}: expected a file, '-' for standard input, or an http or https address.", ExitCode.WrongUsage);
        if (Directory.Exists(location)) throw new UserException($"{location}: is a folder, expected a file. Name the files in it: {Path.Combine(location, "*.txt")}");
        if (!File.Exists(location) && !location.Contains('.', StringComparison.Ordinal) && !location.Contains(Path.DirectorySeparatorChar) && Actors.ActorRegister.Embedded.Resolve(location, null) is not null)
            throw new UserException($"{location}: no such file. For the story of two states name both, as in 'entente brief RUS PRK'.");
        if (!File.Exists(location)) throw new UserException($"{location}: no such file. Check the name, or give an address that begins with http:// or https://.");
        try
        {
            await using var file = File.OpenRead(location);
            if (file.CanSeek && file.Length > options.MaxBytes) throw TooLarge(location, file.Length);
            return new(await ReadLimitedAsync(file, location, cancel).ConfigureAwait(false), location, null, Now());
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new UserException($"{location}: cannot be read: {e.Message}", inner: e);
        }
    }

    private async Task<SourceBytes> FetchAsync(string location, CancellationToken cancel)
    {
        if (!Uri.TryCreate(location, UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw new UserException($"{location}: is no address; expected http://host/path or https://host/path.", ExitCode.WrongUsage);
        if (address.UserInfo.Length > 0)
            throw new UserException($"{address.Host}: the address holds a name or password, which would be recorded as the document's place. Save the page and give the file.", ExitCode.WrongUsage);
        var guard = new AddressGuard(options.IsInside);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All, ConnectTimeout = options.Timeout, ConnectCallback = guard.ConnectAsync };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Timeout);
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Entente", Version));
                request.Headers.Accept.ParseAdd("text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, text/*;q=0.8");
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
                if (Redirect(response) is { } target)
                {
                    if (redirects == options.MaxRedirects)
                        throw new UserException($"{location}: redirected more than {Number(options.MaxRedirects)} times, last to {target}. Open it in a browser and give the address it ends at.");
                    address = new Uri(address, target);
                    guard.Redirected();
                    if (address.UserInfo.Length > 0)
                        throw new UserException($"{location}: redirected to an address at {address.Host} that holds a name or password. Nothing was read; save the page and give the file.");
                    if (address.Scheme is not ("http" or "https"))
                        throw new UserException($"{location}: redirected to {address}, expected an http or https address. Nothing was read.");
                    continue;
                }
                if (!response.IsSuccessStatusCode)
                    throw new UserException($"{location}: the server answered {Number((int)response.StatusCode)} {PlainText.OfLine(response.ReasonPhrase ?? "")}. Check the address, or save the page and give the file.");
                var type = response.Content.Headers.ContentType;
                if (type?.MediaType is { } media && !IsText(media))
                    throw new UserException($"{location}: the server sent {media}, expected text, Markdown or HTML. Convert it to text and give the file.");
                if (response.Content.Headers.ContentLength is { } length && length > options.MaxBytes) throw TooLarge(location, length);
                await using var body = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
                var bytes = await ReadLimitedAsync(body, location, limit.Token).ConfigureAwait(false);
                return new(bytes, redirects == 0 ? location : address.ToString(), type?.ToString(), Now());
            }
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new UserException($"{location}: no complete answer within {options.Timeout.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture)} s. Try again, allow more time, or save the page and give the file.", inner: e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw new UserException($"{location}: could not be fetched whole: {(e.InnerException ?? e).Message} Nothing was kept; try again, or save the page and give the file.", inner: e);
        }
    }

    private static Uri? Redirect(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;

    private static bool IsText(string media) =>
        media.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || media.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);

    private async Task<byte[]> ReadLimitedAsync(Stream stream, string location, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + read > options.MaxBytes) throw TooLarge(location, null);
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private UserException TooLarge(string location, long? found) =>
        new($"{location}: {(found is { } bytes ? Number(bytes) + " bytes" : "larger")}, expected at most {Number(options.MaxBytes)} bytes. Cut it into articles and give them one by one.");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
