using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Findings;
using Entente.Ledger;
using Entente.Store;

namespace Entente.Work.Citing;

/// <summary>
/// schema.org ClaimReview, as JSON-LD. The rating is a word for how the claims stand to each other and no figure: nobody is taken to be right.
/// </summary>
internal static class ClaimReviewCitation
{
    public static string Write(Cited cited)
    {
        var reviews = cited.Propositions.Select(p => Review(cited, p)).ToList();
        return CitedJson.Write(reviews.Count == 1 ? reviews[0]
            : new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray([.. reviews.Select(Within)]) });
    }

    // The graph around it has the context.
    private static JsonNode Within(JsonObject review)
    {
        review.Remove("@context");
        return review;
    }

    private static JsonObject Review(Cited cited, Proposition p)
    {
        var all = p.For.Concat(p.Against).Concat(p.Neither).ToHashSet();
        var claims = cited.Claims.Where(c => all.Contains(c.Id)).ToList();
        var first = claims.Where(c => p.For.Contains(c.Id)).DefaultIfEmpty(claims[0]).MinBy(c => (c.KnowableFrom, c.Id))!;
        var claimed = new JsonObject { ["@type"] = "Claim", ["author"] = Author(first) };
        if ((first.Said ?? cited.Documents[first.DocumentId].Published) is { } said) claimed["datePublished"] = Day(said.First);
        claimed["appearance"] = new JsonArray([.. claims.Select(c => cited.Documents[c.DocumentId]).DistinctBy(d => d.Id).Select(d => (JsonNode)Work(d))]);
        return new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "ClaimReview",
            ["identifier"] = p.Id.Value,
            ["datePublished"] = Day(claims.Max(c => cited.Documents[c.DocumentId].KnowableFrom)),
            ["author"] = new JsonObject { ["@type"] = "Organization", ["name"] = "Entente " + LedgerFile.ProgramVersion },
            ["claimReviewed"] = CitedJson.Line(p.Statement),
            ["reviewBody"] = string.Create(CultureInfo.InvariantCulture,
                $"Claims for: {p.For.Length}, against: {p.Against.Length}, neither: {p.Neither.Length}; "
                    + $"documents: {claims.Select(c => c.DocumentId).Distinct().Count()}. What was said is told; who is right is not judged."),
            ["itemReviewed"] = claimed,
            ["reviewRating"] = new JsonObject { ["@type"] = "Rating", ["alternateName"] = StatusWords.Of(p.Status) },
        };
    }

    private static JsonObject Author(Claim claim) => claim.ByAuthor
        ? new JsonObject { ["@type"] = "Thing", ["name"] = "the author of " + claim.DocumentId }
        : new JsonObject
        {
            ["@type"] = claim.Speaker?.Person is null ? "Organization" : "Person",
            ["name"] = CitedJson.Line(claim.Speaker?.Person ?? (claim.Speaker?.Actor is { } id ? ActorNames.Of(id) : null) ?? claim.Speaker?.Text ?? "unnamed"),
        };

    private static JsonObject Work(StoredDocument document)
    {
        var work = new JsonObject { ["@type"] = "CreativeWork", ["identifier"] = document.Id };
        if (CitedReader.IsAddress(document.Location)) work["url"] = CitedJson.Line(document.Location);
        if (document.Title is { } title) work["headline"] = CitedJson.Line(title);
        if (document.Published is { } day) work["datePublished"] = day.ToPlainIso().TrimStart('~');
        return work;
    }

    private static string Day(NodaTime.LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
