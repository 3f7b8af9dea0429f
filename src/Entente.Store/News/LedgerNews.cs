using System.Collections.Immutable;
using System.Text;
using Entente.Documents;
using Entente.News;
using NodaTime;

namespace Entente.Store.News;

/// <summary>The use case behind `entente news` and the page Today: what is new on all watches, its documents counted by story.</summary>
public static class LedgerNews
{
    /// <param name="since">After this moment of recording, UTC; absent: since each watch was last looked at.</param>
    public static NewsReport Of(LedgerFile ledger, DateTime? since = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var until = LastRecorded(ledger);
        var found = new List<WatchNews>();
        foreach (var (watch, _) in Watches.In(ledger))
        {
            var then = since ?? Watches.LastLook(ledger, watch);
            found.Add(new WatchNews { Watch = watch, Since = then, Changes = Changes.Between(ledger, watch, then, until, cancel) });
        }
        var documents = found.SelectMany(w => w.Changes).SelectMany(c => c.Claims).Select(c => c.DocumentId).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(id => StoredDocument.Of(ledger, id) 
                ?? throw new LedgerException($"{ledger.FilePath}: document {id} is missing. Run 'entente ledger check'.")).ToList();
        cancel.ThrowIfCancellationRequested();
        var stories = Stories.Of([.. documents.Select(d => Shingles.Of(ReadingTextOf(d)))]);
        var sources = documents.Select((d, i) => new NewsSource(d.Id, string.IsNullOrWhiteSpace(d.Title) ? d.Location
            : d.Title, d.Location, d.Source, d.Republished ?? d.Published, documents[stories[i]].Id))
            .ToImmutableSortedDictionary(s => s.Id, s => s, StringComparer.Ordinal);
        var recorded = documents.ToDictionary(d => d.Id, d => d.Recorded, StringComparer.Ordinal);
        return new NewsReport
        {
            Watches = [.. found.Select(w => Counted(ledger, w, sources, recorded, until))
                .OrderBy(w => w.Changes.IsEmpty ? int.MaxValue : (int)w.Changes[0].Kind).ThenBy(w => w.Watch.Name, StringComparer.Ordinal)],
            Sources = sources,
            Until = until,
            Feeds = FeedTroubles(ledger, since ?? Watches.LastLookedAt(ledger)),
        };
    }

    private static ImmutableArray<FeedNews> FeedTroubles(LedgerFile ledger, DateTime? since) => [.. Feeds.In(ledger)
        .Select(f => (f.Feed, Health: FeedLog.Health(ledger, f.Feed))).Where(f => f.Health.TroubleSince is not null)
        .Select(f => new FeedNews(f.Feed, f.Health, since is not { } then || f.Health.TroubleSince > then)).OrderByDescending(f => f.Since)];

    /// <summary>The last moment of recording before a day, UTC.</summary>
    public static DateTime Before(LocalDate day) => day.ToDateTimeUnspecified().AddTicks(-TimeSpan.TicksPerMicrosecond);

    private static WatchNews Counted(LedgerFile ledger, WatchNews news, ImmutableSortedDictionary<string, NewsSource> sources, Dictionary<string,
        DateTime> recorded, DateTime until)
    {
        var changes = news.Changes.Select(change =>
        {
            var told = change.Claims.Select(c => sources[c.DocumentId]).DistinctBy(s => s.Id).ToList();
            return told.Count == 0 ? change : change with
            {
                Documents = told.Count,
                Stories = told.Select(s => s.Story).Distinct(StringComparer.Ordinal).Count(),
                Outlets = told.Select(s => s.Outlet).Distinct(StringComparer.Ordinal).Count(),
                Recorded = told.Max(s => recorded[s.Id]),
            };
        });
        var telling = news.Changes.SelectMany(c => c.Claims).Select(c => c.DocumentId).ToHashSet(StringComparer.Ordinal);
        return news with { Changes = ClaimChanges.Sorted(changes), QuietDocuments = Documents(ledger, news, until).Count(d => !telling.Contains(d)) };
    }

    /// <summary>Documents recorded since that have a claim on the watched.</summary>
    private static List<string> Documents(LedgerFile ledger, WatchNews news, DateTime until)
    {
        var (a, b) = (news.Watch.A.Value, news.Watch.B?.Value ?? news.Watch.A.Value);
        return ledger.Connection.Rows("""
            SELECT DISTINCT c.document_id FROM claim c JOIN document d ON d.document_id = c.document_id
            WHERE d.recorded_at > ?::TIMESTAMP AND d.recorded_at <= ?::TIMESTAMP
            AND (key_first = ? OR key_second = ? OR claim_id IN (SELECT claim_id FROM claim_mention WHERE role <> 'speaker' AND actor = ?))
            AND (key_first = ? OR key_second = ? OR claim_id IN (SELECT claim_id FROM claim_mention WHERE role <> 'speaker' AND actor = ?))
            ORDER BY 1
            """, r => r.Text("document_id"), news.Since ?? DateTime.UnixEpoch, until, a, a, a, b, b, b);
    }

    /// <summary>What a person reads of the document: of a page without its markup, so that pages of one outlet are not copies by their menus.</summary>
    private static string ReadingTextOf(StoredDocument document)
    {
        try
        {
            return DocumentReader.Read(Encoding.UTF8.GetBytes(document.Text), document.Location,
                options: DocumentReaderOptions.Default with { MaxBytes = int.MaxValue }).ReadingText.Text;
        }
        catch (DocumentException)
        {
            return document.Text;
        }
    }

    /// <summary>The last moment of recording in the ledger, UTC.</summary>
    public static DateTime LastRecorded(LedgerFile ledger) => ledger.Connection.Rows("""
        SELECT max(moment) AS moment FROM (
            SELECT TIMESTAMP '1970-01-01' AS moment UNION ALL SELECT max(recorded_at) FROM reading UNION ALL SELECT max(recorded_at) FROM document_location
            UNION ALL SELECT max(loaded_at) FROM dataset_file)
        """, r => r.Time("moment"))[0];
}
