using System.Collections.Immutable;
using System.Text.Json;
using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Ledger;
using NodaTime;

namespace Entente.Store;

/// <summary>
/// Records what was read, all in one transaction: run, document, claims, and what follows from them. Reading a document again changes nothing;
/// a changed document is a new version beside the old.
/// </summary>
public sealed class ReadingRecorder(LedgerFile ledger, Func<ActorId, string?>? nameOf = null)
{
    /// <param name="coded">What was read out of the document's reading text.</param>
    /// <param name="also">What is to be recorded with it, in the same transaction: all of it is kept, or none.</param>
    public ReadingResult Record(Document document, CodedText coded, Run run, Action<ReadingResult>? also = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var version = DocumentVersion.Of(document);
        return Record(version, LedgerBuilder.ClaimsOf(version, document.ReadingText.Text, coded, document.ReadingText.ToOriginal), run, also);
    }

    /// <param name="readText">The text that was read, which the spans of <paramref name="coded"/> point into.</param>
    /// <param name="toOriginal">Takes spans of it to spans of the document's own text.</param>
    public ReadingResult Record(DocumentVersion document, string readText, CodedText coded, Func<TextSpan, TextSpan> toOriginal, Run run) =>
        Record(document, LedgerBuilder.ClaimsOf(document, readText, coded, toOriginal), run);

    /// <exception cref="LedgerException">The disk is full or the file can't be written; nothing was kept.</exception>
    public ReadingResult Record(DocumentVersion document, ImmutableArray<Claim> claims, Run run, Action<ReadingResult>? also = null) =>
        ledger.InTransaction(() =>
    {
        var (isNew, added, touched) = Add(document, claims, run);
        if (isNew) DocumentWords.Add(ledger, [document.Id]);
        var around = touched.Count > 0 ? DerivedRows.Rebuild(ledger, [.. touched], nameOf)
            : ClaimRows.OfMatters(ledger, claims.Select(c => c.Key.Matter.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var result = Result(document, claims, run, isNew, added, around);
        also?.Invoke(result);
        return result;
    });

    /// <summary>Records several in their order, all in one transaction; what follows from them is made once.</summary>
    /// <exception cref="LedgerException">The disk is full or the file can't be written; nothing was kept.</exception>
    public void Record(IReadOnlyCollection<(Document Document, CodedText Coded, Run Run)> readings) => ledger.InTransaction(() =>
    {
        var matters = new SortedSet<string>(StringComparer.Ordinal);
        var documents = new List<string>();
        foreach (var (document, coded, run) in readings)
        {
            var version = DocumentVersion.Of(document);
            var claims = LedgerBuilder.ClaimsOf(version, document.ReadingText.Text, coded, document.ReadingText.ToOriginal);
            var (isNew, _, touched) = Add(version, claims, run);
            if (isNew) documents.Add(version.Id);
            matters.UnionWith(touched);
        }
        DocumentWords.Add(ledger, documents);
        DerivedRows.Rebuild(ledger, [.. matters], nameOf);
    });

    /// <returns>Whether the document is new, how many claims are, and the matters to be made again.</returns>
    private (bool IsNew, int Claims, SortedSet<string> Matters) Add(DocumentVersion document, ImmutableArray<Claim> claims, Run run)
    {
        var connection = ledger.Connection;
        var now = ledger.Now();
        RecordRun(run, now);
        var isNew = connection.Count("SELECT count(*) FROM document WHERE document_id = ?", document.Id) == 0;
        if (isNew) RecordDocument(document, now);
        var before = isNew && IsNewPlace(document.Location) ? [] : CurrentMatters(document, document.Location);
        var moved = RecordLocation(document, now);
        var added = RecordReading(document, claims, run, now, out var changed);
        return (isNew, added, isNew || moved || changed ? new(before.Concat(claims.Select(c => c.Key.Matter.Value)), StringComparer.Ordinal) : []);
    }

    /// <param name="around">Current claims of the claims' matters, and maybe of others.</param>
    private ReadingResult Result(DocumentVersion document, ImmutableArray<Claim> claims, Run run, bool isNew, int added, ImmutableArray<Claim> around)
    {
        var own = claims.Select(c => c.Id).ToHashSet();
        var matters = claims.Select(c => c.Key.Matter).ToHashSet();
        ImmutableArray<Claim> all = [.. around.Where(c => matters.Contains(c.Key.Matter))];
        var propositions = PropositionMatcher.Match(all, nameOf);
        return new ReadingResult
        {
            Document = document,
            RunId = run.Id,
            IsNewDocument = isNew,
            NewClaims = added,
            Claims = [.. claims.OrderBy(c => c.Quote).ThenBy(c => c.Trigger).ThenBy(c => c.Id)],
            OtherClaims = [.. all.Where(c => !own.Contains(c.Id))],
            Propositions = [.. propositions.Where(p => p.For.Concat(p.Against).Concat(p.Neither).Any(own.Contains))],
            Events = [.. EventMerger.Merge(all, propositions, nameOf).Where(e => e.Claims.Any(own.Contains))],
            Contested = ContestedMatter.Of(propositions.Where(p => matters.Contains(p.Matter)), all),
        };
    }

    private void RecordRun(Run run, DateTime now) => RecordRun(ledger, run, now);

    /// <summary>Records a run by itself: of a command that prints from the ledger.</summary>
    public static void Record(LedgerFile ledger, Run run)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ledger.InTransaction(() => RecordRun(ledger, run, ledger.Now()));
    }

    internal static void RecordRun(LedgerFile ledger, Run run, DateTime now)
    {
        var connection = ledger.Connection;
        if (connection.Count("SELECT count(*) FROM run WHERE run_id = ?", run.Id) > 0) return;
        connection.Execute("INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?)", run.Id, run.Command, run.CodeVersion, run.OptionsJson, run.Seed, run.Started, now);
        foreach (var input in run.Inputs.Distinct().Order())
            connection.Execute("INSERT INTO run_input VALUES (?, ?, ?)", run.Id, input.Name, input.Sha256);
    }

    private void RecordDocument(DocumentVersion d, DateTime now)
    {
        var connection = ledger.Connection;
        if (connection.Count("SELECT count(*) FROM source WHERE source_id = ?", d.Source) == 0)
            connection.Execute("INSERT INTO source VALUES (?, ?, ?)", d.Source, d.Source == "file" ? "file" : "outlet", d.Source);
        var by = (d.Republished ?? d.Published) is not null && !d.PublicationIsLowerBound ? "published" : d.Retrieved is not null ? "retrieved" : "recorded";
        using var appender = connection.CreateAppender("document");
        appender.CreateRow().AppendValue(d.Id).AppendValue(d.Location).AppendValue(d.Source).AppendValue(d.Sha256).AppendValue(d.TextSha256)
            .Add(d.Title).AppendValue(JsonSerializer.Serialize(d.Authors)).Add(d.Language).Add(d.Published).Add(d.Republished).Add(d.Retrieved)
            .Add(d.KnowableFrom ?? LocalDate.FromDateTime(now)).AppendValue(by).AppendValue(now).AppendValue(d.Text).EndRow();
    }

    /// <summary>The matters of the claims that count now from this document and from what was at its location.</summary>
    private List<string> CurrentMatters(DocumentVersion document, string location) => ledger.Connection.Rows("""
        SELECT DISTINCT matter_id FROM current_claim
        WHERE document_id = ? OR document_id IN (SELECT document_id FROM document_location WHERE location = ? AND location <> '-')
        ORDER BY matter_id
        """, r => r.Text("matter_id"), document.Id, location);

    private bool IsNewPlace(string location) =>
        location == "-" || ledger.Connection.Count("SELECT count(*) FROM document_location WHERE location = ?", location) == 0;

    private bool RecordLocation(DocumentVersion document, DateTime now)
    {
        var connection = ledger.Connection;
        var sql = document.Location == "-"
            ? "SELECT document_id FROM document_location WHERE location = ? AND document_id = ? LIMIT 1"
            : "SELECT document_id FROM (SELECT * FROM document_location WHERE location = ? ORDER BY sequence DESC LIMIT 1) WHERE document_id = ?";
        if (connection.Rows(sql, r => r.Text("document_id"), document.Location, document.Id).Count > 0) return false;
        connection.Execute("INSERT INTO document_location SELECT ?, ?, coalesce(max(sequence), 0) + 1, ? FROM document_location", document.Location,
            document.Id, now);
        return true;
    }

    private int RecordReading(DocumentVersion document, ImmutableArray<Claim> claims, Run run, DateTime now, out bool changed)
    {
        var connection = ledger.Connection;
        var ids = claims.Select(c => c.Id.Value).Order(StringComparer.Ordinal).ToList();
        var hash = ContentHash.Of([.. ids]);
        var latest = connection.Rows("SELECT claims_hash FROM reading WHERE document_id = ? ORDER BY sequence DESC LIMIT 1",
            r => r.Text("claims_hash"), document.Id);
        changed = latest.Count == 0 || latest[0] != hash;
        if (!changed) return 0;
        var sequence = connection.Count("SELECT coalesce(max(sequence), 0) + 1 FROM reading");
        var reading = "g-" + ContentHash.Of("reading", document.Id, hash, sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        connection.Execute("INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?)", reading, document.Id, hash, run.Id, sequence, now);
        using (var appender = connection.CreateAppender("reading_claim"))
            foreach (var id in ids) appender.CreateRow().AppendValue(reading).AppendValue(id).EndRow();
        if (ids.Count == 0) return 0;
        var known = connection.RowsOf("SELECT claim_id FROM claim WHERE claim_id IN ({keys})", r => r.Text("claim_id"), ids)
            .ToHashSet(StringComparer.Ordinal);
        var added = claims.Where(c => !known.Contains(c.Id.Value)).OrderBy(c => c.Id).ToList();
        ClaimAppender.Append(connection, added, run.Id, now);
        return added.Count;
    }
}
