using System.Globalization;
using System.Net.Http.Headers;
using Entente.Store.Datasets.Reading;
using NodaTime;

namespace Entente.Work.Input;

/// <summary>Gets from http(s) addresses within limits, and checks each address that is connected to. Everything a user can mend is a <see
/// cref="UserException"/>.</summary>
public sealed class WebFetcher(DocumentSourceOptions options, TimeProvider clock)
{
    /// <summary>As robots.txt knows the program.</summary>
    public const string Agent = "Entente";

    private static readonly string Version = typeof(WebFetcher).Assembly.GetName().Version?.ToString(3) ?? "0";

    public async Task<WebAnswer> GetAsync(WebQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        var address = AddressOf(query.Location);
        var guard = new AddressGuard(options.IsInside, query.MayBeInside);
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = query.MayBeInside is null, ConnectTimeout = options.Timeout,
                ConnectCallback = guard.ConnectAsync,
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var timer = new CancellationTokenSource(options.Timeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, timer.Token);
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                using var request = Request(query, address);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
                var target = Redirect(response) is { } relative ? new Uri(address, relative) : null;
                if (target is null || !query.FollowsRedirects)
                    return await AnswerAsync(query, redirects == 0 ? query.Location : address.ToString(), response, target, limit.Token).ConfigureAwait(false);
                if (redirects == options.MaxRedirects)
                    throw new UserException($"{query.Location}: redirected more than {Number(options.MaxRedirects)} times, last to {target}. Open it "
                        + $"in a browser and give the address it ends at.");
                CheckTarget(query.Location, target);
                address = target;
                guard.Redirected();
            }
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new UserException($"{query.Location}: no complete answer within "
                + $"{options.Timeout.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture)} s. {query.Advice}", inner: e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw new UserException($"{query.Location}: could not be fetched whole: {(e.InnerException ?? e).Message.TrimEnd('.')}. Nothing was kept. "
                + $"{query.Advice}", inner: e);
        }
    }

    /// <exception cref="UserException">No http(s) address, or one with a name or password in it.</exception>
    public static Uri AddressOf(string location)
    {
        if (!Uri.TryCreate(location, UriKind.Absolute, out var address) || address.Host.Length == 0 || address.Scheme is not ("http" or "https"))
            throw new UserException($"{location}: is no address; expected http://host/path or https://host/path.", ExitCode.WrongUsage);
        if (address.UserInfo.Length > 0)
            throw new UserException($"{address.Host}: the address holds a name or password, which would be recorded as the document's place. Save the "
                + $"page and give the file.", ExitCode.WrongUsage);
        return address;
    }

    /// <exception cref="UserException">A redirect leads to no http(s) address, or to one with a name or password.</exception>
    public static void CheckTarget(string location, Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target.UserInfo.Length > 0)
            throw new UserException($"{location}: redirected to an address at {target.Host} that holds a name or password. Nothing was read; save the "
                + $"page and give the file.") { IsLasting = true };
        if (target.Scheme is not ("http" or "https"))
            throw new UserException($"{location}: redirected to {target}, expected an http or https address. Nothing was read.") { IsLasting = true };
    }

    private static HttpRequestMessage Request(WebQuery query, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(Agent, Version));
        request.Headers.Accept.ParseAdd(query.Accept);
        // The only coding of which a cut is noticed.
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        if (query.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (query.LastModified is { } date) request.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        return request;
    }

    private async Task<WebAnswer> AnswerAsync(WebQuery query, string location, HttpResponseMessage response, Uri? target, CancellationToken cancel)
    {
        var type = response.Content.Headers.ContentType;
        byte[] bytes = [];
        if (response.IsSuccessStatusCode)
        {
            if (type?.MediaType is { } media && query.RefuseMedia(media) is { } refusal)
                throw new UserException($"{query.Location}: the server sent {PlainText.OfLine(media)}, {refusal}") { IsLasting = true };
            if (response.Content.Headers.ContentLength is { } length && length > options.MaxBytes) throw TooLarge(query.Location, length);
            await using var body = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
            bytes = await ReadLimitedAsync(body, query.Location, options.MaxBytes, cancel).ConfigureAwait(false);
            bytes = await DecodedAsync(bytes, response, query.Location, cancel).ConfigureAwait(false);
        }
        return new WebAnswer((int)response.StatusCode, response.ReasonPhrase ?? "", location, bytes, Instant.FromDateTimeOffset(clock.GetUtcNow()))
        {
            ContentType = type?.ToString(), ETag = Header(response.Headers, "ETag"), LastModified = Header(response.Content.Headers, "Last-Modified"),
            RetryAfter = RetryAfter(response), Target = target,
        };
    }

    private async Task<byte[]> DecodedAsync(byte[] bytes, HttpResponseMessage response, string location, CancellationToken cancel)
    {
        foreach (var coding in response.Content.Headers.ContentEncoding.Reverse())
        {
            if (coding is "identity" || bytes.Length == 0) continue;
            if (coding is not ("gzip" or "x-gzip"))
                throw new UserException($"{location}: the server sent the coding '{PlainText.OfLine(coding)}', only gzip was asked for. Nothing was "
                    + $"kept; save the page and give the file.");
            await using var gzip = new WholeGzipStream(new MemoryStream(bytes));
            bytes = await ReadLimitedAsync(gzip, location, options.MaxBytes, cancel).ConfigureAwait(false);
        }
        return bytes;
    }

    // A date is taken against the server's own clock, which may be wrong.
    private DateTimeOffset? RetryAfter(HttpResponseMessage response)
    {
        var now = clock.GetUtcNow();
        var pause = response.Headers.RetryAfter is not { } after ? (TimeSpan?)null
            : after.Delta ?? (after.Date - (response.Headers.Date ?? now));
        return pause is { } wait && wait > TimeSpan.Zero ? now + (wait < TimeSpan.FromDays(30) ? wait : TimeSpan.FromDays(30)) : null;
    }

    // As it was sent: a tag that isn't written as the standard says is given back all the same.
    private static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= 1000 } value
            && !value.Any(char.IsControl) ? value : null;

    private static Uri? Redirect(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;

    /// <summary>All of a stream, refused where it is longer than allowed.</summary>
    internal static async Task<byte[]> ReadLimitedAsync(Stream stream, string location, int maxBytes, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + read > maxBytes) throw TooLarge(location, null, maxBytes);
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private UserException TooLarge(string location, long? found) => TooLarge(location, found, options.MaxBytes);

    internal static UserException TooLarge(string location, long? found, int maxBytes) =>
        new($"{location}: {(found is { } bytes ? Number(bytes) + " bytes" : "larger")}, expected at most {Number(maxBytes)} bytes. Cut it into "
            + $"articles and give them one by one.") { IsLasting = true };

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
