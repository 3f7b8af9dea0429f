using System.Collections.Immutable;
using System.Security.Cryptography;
using Entente.News.Feeds;

namespace Entente.Work.Following;

/// <summary>A folder of files as a feed: each file's content once; a changed file is a new item.</summary>
internal static class FolderFeed
{
    /// <summary>The documents of a folder by name, without those of folders in it.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder)
        .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".txt" or ".md" or ".html" or ".htm").Order(StringComparer.Ordinal);

    public static async Task<FetchedFeed> ReadAsync(Feed feed, DateTime now, CancellationToken cancel)
    {
        if (!Directory.Exists(feed.Address))
            return new(new FeedFetch(FeedStatus.Failed, now) { Error = $"{feed.Address}: there is no such folder any more." }, null, [], []);
        var items = ImmutableArray.CreateBuilder<FeedItem>();
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var file in Files(feed.Address))
        {
            try
            {
                await using var bytes = File.OpenRead(file);
                items.Add(new FeedItem(file, file)
                {
                    Title = Path.GetFileName(file), Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel).ConfigureAwait(false)),
                });
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                notes.Add($"{file}: cannot be read: {e.Message}");
            }
        }
        return new(new FeedFetch(FeedStatus.Read, now) { Items = items.Count }, FeedKind.Folder, items.ToImmutable(), notes.ToImmutable());
    }
}
