using System.Collections.Immutable;
using System.Globalization;
using Entente.Findings;
using Entente.Ledger;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Store.Notes;
using Entente.Time;
using NodaTime;

namespace Entente.Work.Citing;

/// <summary>Gathers what is to be cited. Fails closed, as `entente show`.</summary>
internal static class CitedReader
{
    /// <exception cref="UserException">It isn't there, or can't be traced to its words.</exception>
    public static Cited Read(LedgerFile ledger, string id)
    {
        if (DatasetCatalog.Find(id) is { } dataset) return OfDataset(ledger, dataset);
        var key = LedgerKeys.Only(ledger, id, DatasetCatalog.All.Select(d => d.Name));
        if (key.Kind == "note") throw new UserException(
            $"{key.Id} is a note, words of a person who works with this ledger, and no source. "
            + $"Cite what it is about: {NoteRows.Find(ledger, key.Id)!.Note.About}.",
            ExitCode.WrongUsage);
        // It checks the quotes, and throws where one doesn't hold.
        _ = Tracing.Of(ledger, key);
        return key.Kind switch
        {
            "document" => OfDocument(StoredDocument.Of(ledger, key.Id)!, key),
            "run" => OfRun(StoredRun.Of(ledger, key.Id)!, key),
            "claim" => OfClaims(ledger, key, [new ClaimId(key.Id)]),
            "event" => OfClaims(ledger, key, LedgerRows.ClaimsOfEvent(ledger, key.Id)),
            "proposition" => OfClaims(ledger, key, LedgerRows.ClaimsOfProposition(ledger, key.Id)),
            _ => OfClaims(ledger, key,
                [.. LedgerRows.PropositionsOfMatter(ledger, key.Id).SelectMany(p => LedgerRows.ClaimsOfProposition(ledger, p)).Distinct()]),
        };
    }

    private static Cited OfClaims(LedgerFile ledger, LedgerKey key, IReadOnlyList<ClaimId> ids)
    {
        var claims = ClaimRows.Of(ledger, ids).OrderBy(c => c.DocumentId, StringComparer.Ordinal).ThenBy(c => c.Quote).ThenBy(c => c.Id).ToImmutableArray();
        var documents = claims.Select(c => c.DocumentId).Distinct().ToImmutableSortedDictionary(d => d, d => StoredDocument.Of(ledger, d)!,
            StringComparer.Ordinal);
        var view = LedgerView.Of(ledger, new ClaimFilter { Matter = claims[0].Key.Matter }, ActorNames.Of);
        var propositions = view.Propositions.Where(p => key.Kind == "matter" || p.Id.Value == key.Id).ToImmutableArray();
        var statement = key.Kind switch
        {
            "claim" => Wording.Default.Sentence(claims[0]),
            "event" => view.Events.First(e => e.Id.Value == key.Id).Description,
            _ => string.Join("; ", propositions.Select(p => p.Statement)),
        };
        return new(key, statement)
        {
            Propositions = propositions, Claims = claims, Documents = documents,
            References = [.. documents.Values.Select(d => OfDocument(d, [.. claims.Where(c => c.DocumentId == d.Id)]))],
        };
    }

    private static Cited OfDocument(StoredDocument document, LedgerKey key) => new(key, document.Title ?? document.Location)
    {
        References = [OfDocument(document, [])],
        Documents = ImmutableSortedDictionary<string, StoredDocument>.Empty.Add(document.Id, document),
    };

    private static Reference OfDocument(StoredDocument document, ImmutableArray<Claim> claims)
    {
        var onWeb = IsAddress(document.Location);
        return new()
        {
            Key = document.Id, Kind = onWeb ? "webpage" : "document", Title = document.Title ?? document.Location,
            Publisher = document.Source == "file" ? null : document.Source, Address = onWeb ? document.Location : null,
            Issued = document.Published, Accessed = document.Retrieved,
            Note = string.Join(". ", claims.Select(c => $"“{c.QuoteText}” (characters {c.Quote}, {c.Id})")
                .Append(
                    $"{(onWeb || document.Title is null ? "" : $"File {Path.GetFileName(document.Location)}. ")}Entente {document.Id}, SHA-256 "
                        + $"{document.Sha256}")),
        };
    }

    public static bool IsAddress(string location) => location.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || location.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static Cited OfDataset(LedgerFile ledger, Dataset dataset)
    {
        var held = LoadedDataset.In(ledger).Where(l => l.Name == dataset.Name).ToList();
        var versions = held.Count > 0 ? string.Join(", ", held.Select(l => l.Version)) : dataset.Version;
        var rows = held.Sum(l => l.Rows).ToString("N0", CultureInfo.InvariantCulture);
        var used = held.Count > 0 ? $"Version used: {versions}, {rows} rows." : $"Version {versions} is known; none is loaded here.";
        var note = $"{dataset.Citation} {used} Licence: {dataset.Licence}.";
        var key = new LedgerKey("data set", dataset.Name);
        return new(key, dataset.Title)
        {
            References =
            [
                new()
                {
                    Key = dataset.Name, Kind = "dataset", Title = dataset.Title, Authors = [dataset.Publisher], Version = versions,
                    Address = dataset.Source.Split(',')[0].Trim(),
                    Issued = DatasetYear.In(dataset.Bibtex) is { } year ? ImpreciseDate.OfYear(year) : null, Note = note, Bibtex = dataset.BibtexEntry,
                },
            ],
        };
    }

    private static Cited OfRun(StoredRun run, LedgerKey key)
    {
        var inputs = string.Join("; ", run.Inputs.Select(i => $"{i.Name} SHA-256 {i.Sha256}"));
        return new(key, $"entente {run.Command}")
        {
            References =
            [
                new()
                {
                    Key = run.Id, Kind = "software", Title = $"Entente {run.CodeVersion}: run of 'entente {run.Command}'", Authors = ["The Entente authors"],
                    Version = run.CodeVersion, Issued = ImpreciseDate.OfDay(LocalDate.FromDateTime(run.Started)),
                    Note = $"Run {run.Id}; options {run.Options}; seed {run.Seed?.ToString(CultureInfo.InvariantCulture) ?? "none"}"
                        + (inputs.Length > 0 ? $"; inputs: {inputs}" : ""),
                },
            ],
        };
    }
}
