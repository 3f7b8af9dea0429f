using System.Globalization;
using Entente.Ledger;
using Entente.Ledger.Notes;
using Entente.Ledger.Review;
using Entente.Store;
using Entente.Store.Notes;
using Entente.Store.Review;
using NodaTime.Text;

namespace Entente.Work;

/// <summary>
/// Gathers one thing with all it rests on. Fails closed: where a quote doesn't stand in its document, or a document doesn't have its hash,
/// nothing is told.
/// </summary>
internal sealed class Tracing
{
    private const int DocumentsAtATime = 50;
    private readonly LedgerFile file;
    private readonly Dictionary<string, StoredDocument> documents = new(StringComparer.Ordinal);

    private Tracing(LedgerFile file) => this.file = file;

    /// <exception cref="UserException">With <see cref="ExitCode.Untraceable"/>: it can't be traced to its words.</exception>
    public static Account Of(LedgerFile file, LedgerKey key)
    {
        var tracing = new Tracing(file);
        return key.Kind switch
        {
            "claim" => tracing.OfClaim(tracing.Claims([new ClaimId(key.Id)])[0]),
            "proposition" => tracing.OfProposition(key.Id),
            "matter" => tracing.OfMatter(key.Id),
            "event" => tracing.OfEvent(key.Id),
            "document" => tracing.OfDocument(key.Id),
            "note" => OfNote(NoteRows.Find(file, key.Id)!),
            _ => tracing.OfRun(key.Id),
        };
    }

    /// <summary>Sees to it that each of these claims can be traced to its words.</summary>
    /// <exception cref="UserException">With <see cref="ExitCode.Untraceable"/>.</exception>
    public static void Check(LedgerFile file, IEnumerable<Claim> claims)
    {
        var tracing = new Tracing(file);
        // A few texts in memory at a time.
        foreach (var lot in claims.GroupBy(c => c.DocumentId, StringComparer.Ordinal).Chunk(DocumentsAtATime))
        {
            foreach (var document in StoredDocument.Of(file, [.. lot.Select(g => g.Key)])) tracing.documents[document.Id] = document;
            foreach (var group in lot)
                foreach (var claim in group)
                    if (tracing.Document(group.Key).Mismatch(claim) is { } mismatch) throw tracing.Untraceable(mismatch);
            tracing.documents.Clear();
        }
    }

    private Account OfClaim(Claim c)
    {
        var document = Document(c.DocumentId);
        if (document.Mismatch(c) is { } mismatch) throw Untraceable(mismatch);
        var account = new Account("claim", c.Id.Value)
            .With("quote", c.QuoteText).With("offsets", c.Quote.ToString());
        if (c.Content != c.Quote) account.With("about", c.ContentText).With("about offsets", c.Content.ToString());
        account.With("speaker", c.ByAuthor ? "author" : ClaimCells.Name(c.Speaker) ?? "unnamed")
            .With("speaker in words", c.Speaker?.Text).With("stance", ClaimCells.Lower(c.Stance))
            .With("chain", c.Attributions.Length > 1
                ? string.Join(" > ", c.Attributions.Select(a =>
                $"{ClaimCells.Name(a.Speaker) ?? "unnamed"} {ClaimCells.Lower(a.Stance)}")) : null)
            .With("type", c.Type?.ToString().ToUpperInvariant()).With("mode", c.Mode).With("assessment", c.AssessmentKind)
            .With("actor", ClaimCells.Name(c.Actor)).With("actor in words", c.Actor?.Text)
            .With("recipient", ClaimCells.Name(c.Recipient)).With("recipient in words", c.Recipient?.Text)
            .With("subjects", Joined(c.Subjects)).With("against", Joined(c.Against))
            .With("theme", c.Kind == ClaimKind.Event ? c.Theme : null).With("contexts", c.Contexts.IsEmpty ? null : string.Join(", ", c.Contexts))
            .With("date", c.Date?.ToString()).With("date precision", c.Date?.Precision.ToString().ToLowerInvariant())
            .With("said", c.Said?.ToString()).With("place", c.Place?.Text)
            .With("polarity", ClaimCells.Lower(c.Polarity)).With("modality", ClaimCells.Lower(c.Modality))
            .With("confidence", c.Confidence).With("rule", c.Rule.Length > 0 ? c.Rule : null).With("within", c.Within?.Value)
            .With("document", document.Id).With("location", document.Location).With("document sha256", document.Sha256)
            .With("knowable from", c.KnowableFrom?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        foreach (var verdict in Verdicts.Of(file, [c.Id]).Values.SelectMany(v => v.Last)) account.With("review", OfVerdict(verdict));
        Noted(account, NoteRows.About(file, [c.Id.Value]));
        return account.With("run", StoredRun.IdForClaim(file, c.Id.Value) ?? throw Untraceable($"claim {c.Id} names no run"));
    }

    private static Account OfVerdict(Verdict v) => new Account("verdict", v.Id).With("verdict", v.KindName).With("by", v.By)
        .With("at", InstantPattern.General.Format(v.At)).With("correction", v.Correction?.ToString()).With("why", v.Why);

    private static Account OfNote(StoredNote stored) => new Account("note", stored.Note.Id).With("about", stored.Note.About.Text)
        .With("by", stored.Note.By).With("at", InstantPattern.General.Format(stored.Note.At)).With("on", stored.Note.On).With("text", stored.Note.Text)
        .With("withdrawn", stored.Withdrawal?.Words);

    private static Account Noted(Account account, IEnumerable<StoredNote> notes)
    {
        foreach (var note in notes) account.With("note", OfNote(note));
        return account;
    }

    private static string? Joined(IReadOnlyCollection<Entente.Coding.ActorMention> mentions) =>
        mentions.Count == 0 ? null : string.Join(", ", mentions.Select(ClaimCells.Name));

    private Account OfProposition(string id)
    {
        var (claims, view) = Around(LedgerRows.ClaimsOfProposition(file, id), $"proposition {id}");
        var p = view.Propositions.FirstOrDefault(x => x.Id.Value == id) ?? throw Untraceable($"proposition {id} does not follow from the claims in the ledger");
        var account = new Account("proposition", id).With("statement", p.Statement).With("status", ClaimCells.Lower(p.Status))
            .With("date", p.Date?.ToString()).With("key", p.Key.ToString()).With("matter", p.Matter.Value);
        foreach (var (side, ids) in ((string, IEnumerable<ClaimId>)[])[("for", p.For), ("against", p.Against), ("neither", p.Neither)])
            foreach (var claim in ids.Select(i => claims.First(c => c.Id == i)).OrderBy(c => c.DocumentId, StringComparer.Ordinal).ThenBy(c => c.Quote))
                account.With(side, OfClaim(claim));
        return Noted(account, NoteRows.AboutProposition(file, id));
    }

    private Account OfMatter(string id)
    {
        var account = new Account("matter", id);
        foreach (var proposition in LedgerRows.PropositionsOfMatter(file, id)) account.With("proposition", OfProposition(proposition));
        return Noted(account, NoteRows.About(file, [id]));
    }

    private Account OfEvent(string id)
    {
        var (claims, view) = Around(LedgerRows.ClaimsOfEvent(file, id), $"event {id}");
        var e = view.Events.FirstOrDefault(x => x.Id.Value == id) ?? throw Untraceable($"event {id} does not follow from the claims in the ledger");
        var account = new Account("event", id).With("description", e.Description).With("type", e.Type.ToString().ToUpperInvariant()).With("mode", e.Mode)
            .With("actor", ClaimCells.Name(e.Actor)).With("recipient", ClaimCells.Name(e.Recipient))
            .With("date", e.Date?.ToString()).With("date precision", e.Date?.Precision.ToString().ToLowerInvariant()).With("place", e.Place?.Text)
            .With("told by the author", e.ByAuthor ? "yes" : "no").With("told by", e.Speakers.IsEmpty ? null : string.Join(", ", e.Speakers))
            .With("taken for granted only", e.PresupposedOnly ? "yes" : null).With("disputed", e.Disputed ? "yes" : null)
            .With("documents", e.Documents).With("proposition", e.Proposition.Value);
        foreach (var claim in claims.OrderBy(c => c.DocumentId, StringComparer.Ordinal).ThenBy(c => c.Quote)) account.With("claim", OfClaim(claim));
        return account;
    }

    private Account OfDocument(string id)
    {
        var d = Document(id);
        if (DocumentVersion.HashOf(d.Text) != d.TextSha256) throw Untraceable($"the text of document {id} does not have the hash it was recorded with");
        var account = new Account("document", id).With("location", d.Location).With("source", d.Source).With("title", d.Title).With("sha256", d.Sha256)
            .With("text sha256", d.TextSha256).With("characters", d.Text.Length).With("published", d.Published?.ToString())
                .With("republished", d.Republished?.ToString())
            .With("retrieved", d.Retrieved?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))
            .With("knowable from", $"{d.KnowableFrom.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} ({d.KnowableBy})")
            .With("recorded", d.Recorded.ToString("u", CultureInfo.InvariantCulture));
        foreach (var claim in LedgerRows.ClaimsOfDocument(file, id)) account.With("claim", claim);
        return Noted(account, NoteRows.About(file, [id]));
    }

    private Account OfRun(string id)
    {
        var r = StoredRun.Of(file, id)!;
        var account = new Account("run", id).With("command", r.Command).With("code version", r.CodeVersion).With("options", r.Options).With("seed", r.Seed)
            .With("started", r.Started.ToString("u", CultureInfo.InvariantCulture)).With("ended", r.Ended.ToString("u", CultureInfo.InvariantCulture));
        foreach (var input in r.Inputs) account.With("input", $"{input.Name} {input.Sha256}");
        return account;
    }

    private (IReadOnlyList<Claim> Claims, LedgerView View) Around(IReadOnlyList<ClaimId> ids, string what)
    {
        if (ids.Count == 0) throw Untraceable($"{what} has no claims behind it");
        var claims = Claims(ids);
        var matters = claims.Select(c => c.Key.Matter).Distinct().ToList();
        return (claims, LedgerView.Of(file, new ClaimFilter { Matter = matters[0] }, ActorNames.Of));
    }

    private IReadOnlyList<Claim> Claims(IReadOnlyList<ClaimId> ids)
    {
        var claims = ClaimRows.Of(file, ids);
        return claims.Length == ids.Count ? claims
            : throw Untraceable($"{ids.Count - claims.Length} of the claims it rests on have no document or are missing");
    }

    private StoredDocument Document(string id)
    {
        if (documents.TryGetValue(id, out var known)) return known;
        return documents[id] = StoredDocument.Of(file, id) ?? throw Untraceable($"document {id} is missing");
    }

    private UserException Untraceable(string why) =>
        new($"{file.FilePath}: {why}. It is not shown. Run 'entente ledger check' to see what else is wrong.", ExitCode.Untraceable);
}
