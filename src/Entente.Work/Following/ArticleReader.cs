using Entente.Documents;
using Entente.News.Feeds;
using Entente.Reading;
using Entente.Store.News;

namespace Entente.Work.Following;

/// <summary>Fetches and reads one article, as `entente read` does. Nothing is recorded.</summary>
internal sealed class ArticleReader(PoliteFetcher web, DocumentSourceOptions options, TimeProvider clock)
{
    /// <exception cref="HostClosedException">The host asked to wait: the article was not tried.</exception>
    public async Task<ReadArticle> ReadAsync(Feed feed, WaitingItem item, CancellationToken cancel)
    {
        try
        {
            var source = feed.Kind == FeedKind.Folder
                ? await new DocumentSource(options, clock).ReadAsync(item.Link, cancel).ConfigureAwait(false) : await FetchAsync(feed, item,
                    cancel).ConfigureAwait(false);
            var document = DocumentReader.Read(source.Bytes, source.Location, source.ContentType, DocumentReaderOptions.Default with
            {
                Retrieved = feed.Kind == FeedKind.Folder ? null : source.Retrieved, Record = source.Record, Listed = item.Published?.InUtc().Date,
            });
            if (feed.Outlet is not null || document.Source is null && feed.Kind != FeedKind.Folder)
                document = document with { Source = feed.Outlet ?? new Uri(source.Location).Host };
            return new(item, ItemOutcome.Read, null, document, StatementReader.Default.Read(document, cancel).Coded());
        }
        catch (UserException e)
        {
            return new(item, e.IsLasting ? ItemOutcome.Refused : ItemOutcome.Later, e.Message);
        }
        catch (DocumentException e)
        {
            return new(item, ItemOutcome.Refused, e.Message);
        }
    }

    private async Task<SourceBytes> FetchAsync(Feed feed, WaitingItem item, CancellationToken cancel)
    {
        var answer = await web.GetAsync(feed, DocumentSource.Query(item.Link), cancel).ConfigureAwait(false);
        if (answer.IsSuccess) return new(answer.Bytes, answer.Location, answer.ContentType, answer.Retrieved);
        var message = $"{item.Link}: the server answered {answer.Words}.";
        if (answer.Status is 429 or 503) throw new HostClosedException(message);
        throw new UserException(message) { IsLasting = answer.Status is >= 400 and < 500 and not (408 or 425) };
    }
}
