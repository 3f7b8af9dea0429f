using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Entente.News.Feeds;
using NodaTime;

namespace Entente.Work.Following;

/// <summary>Fetches a feed, with the lists that it names, and reads what it lists. Nothing is recorded.</summary>
public sealed class FeedFetcher(PoliteFetcher web, TimeProvider clock)
{
    // A sitemap's index names up to 50,000 lists; the first are read.
    private const int MostParts = 20;
    private const string Accept = "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, "
        + "text/xml;q=0.9, "
        + "application/json;q=0.8, */*;q=0.5";

    // Clocks of servers go wrong by minutes; what is dated later than that is no date of publication.
    private static readonly Duration Ahead = Duration.FromHours(1);

    /// <param name="last">The last fetch that went well, whose version is not sent again; absent: all is asked for.</param>
    public async Task<FetchedFeed> FetchAsync(Feed feed, FeedFetch? last, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var now = Micro(clock.GetUtcNow());
        if (feed.Kind == FeedKind.Folder) return await FolderFeed.ReadAsync(feed, now, cancel).ConfigureAwait(false);
        WebAnswer? answer = null;
        try
        {
            // The lists that an index names may change when it does not.
            var before = feed.Kind == FeedKind.Sitemap ? null : last;
            answer = await web.GetAsync(feed, new WebQuery(feed.Address) { Accept = Accept, ETag = before?.ETag, LastModified = before?.LastModified }, cancel)
                .ConfigureAwait(false);
            var fetch = new FeedFetch(FeedStatus.Unchanged, now)
            {
                Http = answer.Status, ETag = answer.ETag ?? before?.ETag, LastModified = answer.LastModified ?? before?.LastModified, Sha256 = before?.Sha256,
                Items = before?.Items ?? 0, Known = before?.Items ?? 0, Slot = last?.Slot,
            };
            if (answer.Status == 304 && before is not null) return new(fetch, feed.Kind, [], []);
            if (!answer.IsSuccess) return Failed(now, answer, $"{feed.Address}: the server answered {answer.Words}.");
            fetch = fetch with { Status = FeedStatus.Read, ETag = answer.ETag, LastModified = answer.LastModified, Known = 0,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(answer.Bytes)) };
            return await ReadAsync(feed, answer, fetch, last?.Slot, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is UserException or HostClosedException)
        {
            return Failed(now, answer, e.Message);
        }
        catch (FeedException e)
        {
            return Failed(now, answer, $"{feed.Address}: {e.Message}");
        }
    }

    private static FetchedFeed Failed(DateTime now, WebAnswer? answer, string error) =>
        new(new FeedFetch(FeedStatus.Failed, now) { Http = answer?.Status, Error = error, RetryAfter = answer?.RetryAfter is { } after ? Micro(after)
            : null }, null, [], []);

    private async Task<FetchedFeed> ReadAsync(Feed feed, WebAnswer answer, FeedFetch fetch, LocalDateTime? lastSlot, CancellationToken cancel)
    {
        var content = Read(answer);
        var notes = content.Notes.ToList();
        var items = content.Items.ToList();
        if (content.Kind == FeedKind.Gdelt) (items, fetch) = await ExportAsync(feed, content.Parts[0], fetch, lastSlot, notes, cancel).ConfigureAwait(false);
        else
            foreach (var part in content.Parts.Take(MostParts)) items.AddRange(await SitemapAsync(feed, part, notes, cancel).ConfigureAwait(false));
        if (content.Kind != FeedKind.Gdelt && content.Parts.Length > MostParts) notes.Add($"Only the first {MostParts} of {content.Parts.Length} "
            + $"sitemaps were read.");

        var latest = answer.Retrieved + Ahead;
        if (items.Count(i => i.Published > latest) is > 0 and var future)
            notes.Add($"{future} of {items.Count} items are dated in the future; they are taken as undated.");
        var covered = items.Where(i => i.Link is not null && feed.Covers(new Uri(i.Link))).DistinctBy(i => i.Link, StringComparer.Ordinal)
            .Select(i => i with { Published = i.Published > latest ? null : i.Published }).ToImmutableArray();
        if (items.Where(i => i.Link is not null).Select(i => new Uri(i.Link!)).Where(a => !feed.Covers(a)).Select(a =>
            a.Authority).ToList() is { Count: > 0 } hosts)
        {
            var most = hosts.GroupBy(h => h, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
            notes.Add($"{hosts.Count} of {items.Count} items are on other hosts, as on {most}, and are not read; allow one with --host.");
        }
        if (items.Count(i => i.Link is null) is > 0 and var without) notes.Add($"{without} of {items.Count} items have no link, and are not read.");
        return new(fetch with { Items = items.Count, Elsewhere = items.Count - covered.Length }, content.Kind, covered, [.. notes]) { Title = content.Title };
    }

    private static FeedContent Read(WebAnswer answer)
    {
        var charset = answer.ContentType?.Split(';').Skip(1).Select(p => p.Trim()).FirstOrDefault(p => p.StartsWith("charset=",
            StringComparison.OrdinalIgnoreCase));
        return FeedReader.Read(answer.Bytes, new Uri(answer.Location), charset?["charset=".Length..].Trim('"', '\''));
    }

    private async Task<IReadOnlyList<FeedItem>> SitemapAsync(Feed feed, FeedPart part, List<string> notes, CancellationToken cancel)
    {
        try
        {
            var answer = await web.GetAsync(feed, new WebQuery(part.Address) { Accept = Accept }, cancel).ConfigureAwait(false);
            if (!answer.IsSuccess) throw new UserException($"{part.Address}: the server answered {answer.Words}.");
            var content = Read(answer);
            // One level: an index in an index is not followed.
            if (!content.Parts.IsEmpty) notes.Add($"{part.Address}: is an index inside an index, and was not followed.");
            return content.Items;
        }
        catch (Exception e) when (e is UserException or HostClosedException or FeedException)
        {
            notes.Add(e is FeedException ? $"{part.Address}: {e.Message}" : e.Message);
            return [];
        }
    }

    private async Task<(List<FeedItem>, FeedFetch)> ExportAsync(Feed feed, FeedPart part, FeedFetch fetch, LocalDateTime? lastSlot,
        List<string> notes, CancellationToken cancel)
    {
        var slot = GdeltFeed.SlotOf(part.Address) ?? throw new InvalidOperationException("A list without a slot was taken for GDELT's.");
        if (lastSlot is { } last && GdeltFeed.MissingBetween(last, slot) is > 0 and var missing)
            notes.Add($"{missing} quarters of an hour between {last:uuuu-MM-dd HH:mm} and {slot:uuuu-MM-dd HH:mm} (UTC) were not fetched: a gap.");
        var answer = await web.GetAsync(feed, new WebQuery(part.Address) { Accept = "application/zip, */*;q=0.5" }, cancel).ConfigureAwait(false);
        if (answer.Status == 404) throw new UserException($"{part.Address}: the list names it and the server has no such file: a gap.");
        if (!answer.IsSuccess) throw new UserException($"{part.Address}: the server answered {answer.Words}.");
#pragma warning disable CA5351 // MD5 is what the publisher gives: it tells damage, not forgery.
        var found = Convert.ToHexStringLower(MD5.HashData(answer.Bytes));
#pragma warning restore CA5351
        if (found != part.Md5) throw new UserException($"{part.Address}: the bytes have the MD5 {found}, the list says {part.Md5}. They were thrown away.");
        return ([.. GdeltFeed.Articles(await UnzippedAsync(part.Address, answer.Bytes, cancel).ConfigureAwait(false)).Items], fetch with { Slot = slot });
    }

    private static async Task<string> UnzippedAsync(string place, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries is not [var entry]) throw new UserException($"{place}: the archive holds {zip.Entries.Count} files, expected one.");
            await using var stream = await entry.OpenAsync(cancel).ConfigureAwait(false);
            var text = await WebFetcher.ReadLimitedAsync(stream, place, 4 * FeedReader.MaxBytes, cancel).ConfigureAwait(false);
            return Encoding.UTF8.GetString(text);
        }
        catch (InvalidDataException e)
        {
            throw new UserException($"{place}: is no whole zip archive: {e.Message}", inner: e);
        }
    }

    private static DateTime Micro(DateTimeOffset moment) => moment.UtcDateTime.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
}
