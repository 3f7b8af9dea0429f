using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Endpoints;

/// <summary>Something that programs may send under /api/v1, as a JSON object of texts.</summary>
/// <param name="Command">The command that records the same.</param>
/// <param name="MostBytes">Of the body; what is longer is refused.</param>
public sealed record PostEndpoint(string Path, string Command, string Description, int MostBytes, ImmutableArray<EndpointParameter> Fields)
{
    private const int Small = 16 * 1024, Large = 2 * 1024 * 1024;

    private static readonly EndpointParameter By = new("by", "Whose it is; may be left out where the workbench was served with --by.");

    public static ImmutableArray<PostEndpoint> All { get; } =
    [
        new("notes", "note add", "Adds a note: words of a person on one thing of the ledger. It can be withdrawn, not changed.", Small,
        [
            new("about", "The key of a claim, proposition, matter or document, a state, or two states (RUS PRK).", IsRequired: true),
            new("text", "The words; Markdown is kept as typed.", IsRequired: true),
            new("on", "The day, month or year that it speaks of: YYYY-MM-DD, YYYY-MM or YYYY."), By,
        ]),
        new("watches", "watch add", "Follows two states, or one.", Small,
        [
            new("a", "A state, by key (PRK) or any form of its name.", IsRequired: true), new("b", "The other state."),
            new("name", "What to call it; the keys unless told."),
        ]),
        new("verdicts", "review", "Adds what somebody holds of a claim. It stands beside the claim and changes none.", Small,
        [
            new("claim", "The key of a claim (c-...).", IsRequired: true),
            new("verdict", "right, wrong (needs why) or corrected (needs a field).", IsRequired: true, Choices: ["right", "wrong", "corrected"]),
            new("why", "The reason, in a sentence."), new("actor", "Corrected: who acts, a key or name; - for nobody."),
            new("recipient", "Corrected: who is acted upon."), new("type", "Corrected: a PLOVER event type."),
            new("voice", "Corrected: fact, alleged, denied, ..."), new("speaker", "Corrected: who says so; author; -."),
            new("date", "Corrected: YYYY, YYYY-MM or YYYY-MM-DD; - for none."), By,
        ]),
        new("documents", "brief", "Reads a document that is sent and records what it claims, all or nothing. No address is fetched.", Large,
        [
            new("text", "Plain text or Markdown; this or html."), new("html", "A page, as it came."),
            new("location", "Where it was found: an address or a file's name, on one line.", IsRequired: true),
            new("date", "When it was published, where it doesn't say so or is wrong.", IsDate: true),
        ]),
    ];

    /// <summary>What a request sends; absent where it is none of them.</summary>
    public static PostEndpoint? Of(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries) is ["api", "v1", var path]
            ? All.FirstOrDefault(e => e.Path == path) : null;
}
