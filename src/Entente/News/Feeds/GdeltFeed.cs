using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Entente.News.Feeds;

/// <summary>GDELT 2.0: the list of the latest files ("SIZE MD5 ADDRESS" a line), and the export whose last column names each event's article.</summary>
public static partial class GdeltFeed
{
    // Columns of the export, from 0 (GDELT Event Database codebook V2.0).
    private const int Columns = 61, Added = 59, Source = 60;

    /// <summary>The list's export; the other files it names are not read.</summary>
    /// <returns>Absent where the text is no such list.</returns>
    internal static FeedContent? List(string text, Uri? place)
    {
        foreach (var line in text.Split('\n', 50))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [_, { Length: 32 } md5, var address]) continue;
            if (SlotOf(address) is null) continue;
            // The list writes http for files on its own host that are served by https, too.
            if (FeedText.Link(address, place) is { } link) return new FeedContent(FeedKind.Gdelt) { Parts = [new FeedPart(link, md5.ToLowerInvariant())] };
        }
        return null;
    }

    /// <summary>The quarter of an hour that an export's name says; absent where it says none.</summary>
    public static LocalDateTime? SlotOf(string address)
    {
        var m = Export().Match(address);
        return m.Success && DateTime.TryParseExact(m.Groups[1].Value, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var slot)
            ? LocalDateTime.FromDateTime(slot) : null;
    }

    /// <summary>Quarters between two exports that were not fetched.</summary>
    public static int MissingBetween(LocalDateTime last, LocalDateTime now) =>
        (int)Math.Clamp((now - last).ToDuration().TotalMinutes / 15 - 1, 0, int.MaxValue);

    /// <summary>An item for each article of an export's text.</summary>
    /// <exception cref="FeedException">A line has not its 61 columns.</exception>
    public static FeedContent Articles(string text)
    {
        var items = new List<FeedItem>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0) continue;
            var cells = line.TrimEnd('\r').Split('\t');
            if (cells.Length != Columns) throw new FeedException($"line {number} has {cells.Length} columns, expected {Columns} (GDELT 2.0 export).");
            if (FeedText.Link(cells[Source], null) is { } link) items.Add(new FeedItem(link, cells[0]) { Published = FeedDates.Read(cells[Added]) });
        }
        return new FeedContent(FeedKind.Gdelt) { Items = [.. items.DistinctBy(i => i.Link, StringComparer.Ordinal)] };
    }

    [GeneratedRegex(@"/([0-9]{14})\.export\.csv\.zip$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Export();
}
