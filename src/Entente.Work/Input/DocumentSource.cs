using Entente.Documents;
using NodaTime;

namespace Entente.Work.Input;

/// <summary>Fetches documents from files, standard input ("-") and http(s) addresses. Everything a user can mend is a <see cref="UserException"/>.</summary>
public sealed class DocumentSource(DocumentSourceOptions options, TimeProvider clock, Func<Stream>? standardInput = null)
{
    private readonly WebFetcher web = new(options, clock);

    /// <summary>Fetches and reads.</summary>
    public async Task<Document> ReadDocumentAsync(string location, DocumentReaderOptions reading, CancellationToken cancel)
    {
        var source = await ReadAsync(location, cancel).ConfigureAwait(false);
        try
        {
            return DocumentReader.Read(source.Bytes, source.Location, source.ContentType,
                reading with { Retrieved = source.Retrieved, Record = source.Record });
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
            return new(await WebFetcher.ReadLimitedAsync(input, "standard input", options.MaxBytes, cancel).ConfigureAwait(false), "standard input",
                null, Now());
        }
        if (location.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || location.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return await FetchAsync(location, cancel).ConfigureAwait(false);
        if (location.Contains("://", StringComparison.Ordinal))
            throw new UserException($"{location}: expected a file, '-' for standard input, or an http or https address.", ExitCode.WrongUsage);
        if (Directory.Exists(location)) throw new UserException(
            $"{location}: is a folder, expected a file. Name the files in it: {Path.Combine(location, "*.txt")}");
        if (!File.Exists(location) && !location.Contains('.', StringComparison.Ordinal) && !location.Contains(Path.DirectorySeparatorChar)
            && Actors.ActorRegister.Embedded.Resolve(location, null) is not null)
            throw new UserException($"{location}: no such file. For the story of two states name both, as in 'entente brief RUS PRK'.");
        if (!File.Exists(location)) throw new UserException(
            $"{location}: no such file. Check the name, or give an address that begins with http:// or https://.");
        try
        {
            await using var file = File.OpenRead(location);
            if (file.CanSeek && file.Length > options.MaxBytes) throw WebFetcher.TooLarge(location, file.Length, options.MaxBytes);
            return new(await WebFetcher.ReadLimitedAsync(file, location, options.MaxBytes, cancel).ConfigureAwait(false), location, null, Now())
            {
                Record = RecordOf(location),
            };
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new UserException($"{location}: cannot be read: {e.Message}", inner: e);
        }
    }

    // "article.doc.json" beside "article.txt".
    private static DocumentRecord? RecordOf(string location)
    {
        var beside = Path.ChangeExtension(location, null) + DocumentRecord.Ending;
        if (!File.Exists(beside)) return null;
        try
        {
            // A pipe of that name, which would be waited for, has no length: it is told of as an empty file is.
            var stands = new FileInfo(beside);
            if ((stands.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? stands).Length == 0) return DocumentRecord.Read([], beside);
            using var file = File.OpenRead(beside);
            // One byte more than is allowed tells that it is too large.
            var bytes = new byte[DocumentRecord.MaxBytes + 1];
            return DocumentRecord.Read(bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)], beside);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // What can't be had of a record keeps nobody from the document.
            return DocumentRecord.Read([], beside);
        }
    }

    /// <summary>What a document may come as.</summary>
    internal static WebQuery Query(string location) => new(location)
    {
        Accept = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, text/*;q=0.8",
        RefuseMedia = media => IsText(media) ? null : "expected text, Markdown or HTML. Convert it to text and give the file.",
    };

    private async Task<SourceBytes> FetchAsync(string location, CancellationToken cancel)
    {
        var answer = await web.GetAsync(Query(location), cancel).ConfigureAwait(false);
        return answer.IsSuccess ? new(answer.Bytes, answer.Location, answer.ContentType, answer.Retrieved)
            : throw new UserException($"{location}: the server answered {answer.Words}. Check the address, or save the page and give the file.");
    }

    private static bool IsText(string media) =>
        media.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || media.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
