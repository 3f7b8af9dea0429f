using Entente.Coding;
using Entente.Findings;
using Entente.Ledger;
using Entente.Store;
using Entente.Store.Notes;
using Entente.Store.Review;
using NodaTime;

namespace Entente.Web.Pages;

/// <summary>Claims as findings, numbered through the page, in the words that briefs use.</summary>
internal sealed class ClaimFindings(LedgerFile ledger, LocalDate? asOf = null)
{
    private readonly Dictionary<string, StoredDocument> documents = new(StringComparer.Ordinal);
    private int count;

    /// <summary>The documents of the claims that were told, by key.</summary>
    public IEnumerable<StoredDocument> Documents => documents.Values.OrderBy(d => d.Id, StringComparer.Ordinal);

    /// <summary>In the order of the claims.</summary>
    /// <param name="named">Their documents are named beside them.</param>
    public IReadOnlyList<Finding> Of(IReadOnlyCollection<Claim> claims, bool named)
    {
        var missing = claims.Select(c => c.DocumentId).Where(d => !documents.ContainsKey(d)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var document in StoredDocument.Of(ledger, missing)) documents.Add(document.Id, document);
        var notes = NoteRows.About(ledger, claims.Select(c => c.Id.Value), asOf).Where(n => n.Stands).ToLookup(n => n.Note.About.Text, StringComparer.Ordinal);
        var verdicts = Verdicts.Of(ledger, claims.Select(c => c.Id), asOf);
        return [.. claims.Select(claim =>
        {
            var document = documents.GetValueOrDefault(claim.DocumentId)
                ?? throw new AnswerException(409, $"Document {claim.DocumentId} is not in the ledger.");
            return new Finding(KindOf(claim), (named && claim.ByAuthor ? "The author: " : "") + Wording.Default.Sentence(claim),
                [new Evidence(document.Sha256, claim.Quote, claim.QuoteOriginal ?? claim.QuoteText, claim.Id.Value)])
            {
                Number = ++count, NamesDocuments = true, Date = named ? claim.Said : claim.Date, Remarks = named
                    ? [TitleOf(document) + (DateWords.Short(document.Republished ?? document.Published) is { } day ? $" ({day})" : "")] : [],
                Notes = [.. notes[claim.Id.Value].Select(n => (n.Note.Words, n.Note.Text))],
                Reviews = [.. verdicts.GetValueOrDefault(claim.Id)?.Lines ?? []],
            };
        })];
    }

    public static string TitleOf(StoredDocument document) => TitleOf(document.Title, document.Location);

    public static string TitleOf(string? title, string location) => string.IsNullOrWhiteSpace(title) ? location : title;

    private static FindingKind KindOf(Claim claim) =>
        claim.Kind == ClaimKind.Assessment ? FindingKind.Assessment
        : claim.Side == ClaimSide.Against && claim.Stance == Stance.Denies ? FindingKind.Denied
        : claim.IsProspective ? FindingKind.Prospective
        : claim.TellsAsKnown ? claim.Modality == Modality.Presupposed ? FindingKind.Presupposed : FindingKind.Reported
        : FindingKind.Alleged;
}
