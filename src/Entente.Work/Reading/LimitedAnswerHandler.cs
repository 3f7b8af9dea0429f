using System.Globalization;

namespace Entente.Work.Reading;

/// <summary>
/// Follows no redirect, and reads an answer whole before anybody parses it, up to a limit: a server that sends without end is cut off.
/// </summary>
internal sealed class LimitedAnswerHandler : DelegatingHandler
{
    private readonly int maxBytes;

    public LimitedAnswerHandler(int maxBytes) : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) => this.maxBytes = maxBytes;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            var code = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            var target = response.Headers.Location;
            response.Dispose();
            throw new ModelReaderException(
                $"the service answered {code} and points to {(target is null ? "nowhere" : PlainText.OfLine(target.OriginalString))}; redirects "
                + $"are not followed, because the text would go elsewhere. Give the address it ends at as --endpoint");
        }
        using var buffer = new MemoryStream();
        await using (var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false))
        {
            var part = new byte[16 * 1024];
            int read;
            while ((read = await body.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (buffer.Length + read > maxBytes)
                {
                    response.Dispose();
                    throw new ModelReaderException(string.Create(CultureInfo.InvariantCulture,
                        $"the answer is longer than {maxBytes} bytes; it was cut off and nothing of it was kept. Use a model that answers with "
                        + $"the JSON alone"));
                }
                buffer.Write(part, 0, read);
            }
        }
        var whole = new ByteArrayContent(buffer.ToArray());
        foreach (var header in response.Content.Headers)
            if (!header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = whole;
        return response;
    }
}
