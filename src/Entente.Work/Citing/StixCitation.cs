using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Coding;
using Entente.Findings;
using Entente.Ledger;
using Entente.Store;

namespace Entente.Work.Citing;

/// <summary>
/// A STIX 2.1 bundle: what is said as a note, who says it as an identity, how each stands to it as an opinion, the document as a report.
/// Times are those of recording, so that the same ledger gives the same bytes.
/// </summary>
internal sealed class StixCitation
{
    private readonly Cited cited;
    private readonly SortedDictionary<string, JsonObject> objects = new(StringComparer.Ordinal);
    private readonly string program;

    private StixCitation(Cited cited)
    {
        this.cited = cited;
        // It is the program of no day; the first hour of Unix stands for that.
        program = Identity("Entente " + LedgerFile.ProgramVersion, "system", DateTime.UnixEpoch);
    }

    public static string Write(Cited cited) => new StixCitation(cited).Bundle();

    private string Bundle()
    {
        foreach (var claims in cited.Claims.GroupBy(c => c.DocumentId)) Report(cited.Documents[claims.Key], [.. claims]);
        return CitedJson.Write(new JsonObject
        {
            ["type"] = "bundle", ["id"] = "bundle--" + NameGuid.Of("bundle " + cited.Key.Id),
            ["objects"] = new JsonArray([.. objects.Values.Select(o => (JsonNode)o)]),
        });
    }

    private void Report(StoredDocument document, ImmutableArray<Claim> claims)
    {
        var about = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var claim in claims) about.UnionWith(Of(claim, document));
        var report = New("report", document.Id, document.Recorded);
        report["name"] = CitedJson.Line(document.Title ?? document.Location);
        report["published"] = Time((document.Published?.First ?? document.KnowableFrom).ToDateTimeUnspecified());
        report["object_refs"] = Refs(about);
        report["external_references"] = new JsonArray(Source(document, null));
    }

    private IEnumerable<string> Of(Claim claim, StoredDocument document)
    {
        var parties = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var mention in ((ActorMention?[])[claim.Actor, claim.Recipient, .. claim.Subjects, .. claim.Against]).OfType<ActorMention>())
            parties.Add(Identity(mention, document.Recorded));
        var note = New("note", claim.Id.Value, document.Recorded);
        note["abstract"] = CitedJson.Line(Wording.Default.Clause(claim));
        note["content"] = CitedJson.Line(claim.QuoteText);
        note["object_refs"] = Refs(parties.Count > 0 ? parties : [program]);
        note["external_references"] = new JsonArray(Source(document, $"characters {claim.Quote}"));
        var speaker = claim.Speaker is { } named ? Identity(named, document.Recorded)
            : Identity(claim.ByAuthor ? "the author of " + document.Id : "unnamed", "unspecified", document.Recorded);
        var opinion = New("opinion", claim.Id.Value, document.Recorded);
        opinion["opinion"] = claim.Stance switch
        {
            Stance.Denies => "disagree",
            Stance.Asserts or Stance.Confirms or Stance.Alleges => "agree",
            _ => "neutral",
        };
        opinion["explanation"] = $"{claim.Stance.ToString().ToLowerInvariant()}, {claim.Polarity.ToString().ToLowerInvariant()}, "
            + $"{claim.Modality.ToString().ToLowerInvariant()}";
        opinion["authors"] = new JsonArray(objects[speaker]["name"]!.GetValue<string>());
        opinion["object_refs"] = new JsonArray(note["id"]!.GetValue<string>());
        return [.. parties, speaker, note["id"]!.GetValue<string>(), opinion["id"]!.GetValue<string>()];
    }

    private string Identity(ActorMention mention, DateTime recorded) => mention.Person is { } person ? Identity(person, "individual", recorded)
        : mention.Actor is { } actor ? Identity(ActorNames.Of(actor) ?? actor.Value, "organization", recorded)
        : Identity(mention.Text, "unspecified", recorded);

    // The first document of a bundle, by key, dates an identity that several name.
    private string Identity(string name, string kind, DateTime recorded)
    {
        var line = CitedJson.Line(name);
        var id = "identity--" + NameGuid.Of($"identity {kind} {line}");
        if (objects.ContainsKey(id)) return id;
        var identity = New("identity", $"{kind} {line}", recorded);
        identity["name"] = line;
        identity["identity_class"] = kind;
        if (program is null) identity.Remove("created_by_ref");
        return id;
    }

    private JsonObject New(string type, string name, DateTime recorded)
    {
        var id = $"{type}--{NameGuid.Of($"{type} {name}")}";
        return objects[id] = new JsonObject
        {
            ["type"] = type, ["spec_version"] = "2.1", ["id"] = id, ["created_by_ref"] = program, ["created"] = Time(recorded), ["modified"] = Time(recorded),
        };
    }

    private static JsonObject Source(StoredDocument document, string? where)
    {
        var source = new JsonObject { ["source_name"] = "entente", ["external_id"] = document.Id };
        if (where is not null) source["description"] = where;
        if (!CitedReader.IsAddress(document.Location)) return source;
        source["url"] = CitedJson.Line(document.Location);
        source["hashes"] = new JsonObject { ["SHA-256"] = document.Sha256 };
        return source;
    }

    private static JsonArray Refs(IEnumerable<string> ids) => new([.. ids.Select(i => (JsonNode)i)]);

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
