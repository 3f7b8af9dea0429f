using System.Collections.Immutable;
using Entente.Briefs;
using Entente.Web.Notes;

namespace Entente.Web.Endpoints;

/// <summary>All endpoints: what is routed, what /openapi.json describes, and what assistants' tools ask.</summary>
public static class EndpointList
{
    private static readonly EndpointParameter
        AsOf = new("as-of", "Only what was public by the end of this day.", IsDate: true),
        A = new("a", "A state, by key (PRK) or any form of its name.", IsRequired: true),
        B = new("b", "The other state.", IsRequired: true),
        From = new("from", "Only what happened on this day or later.", IsDate: true),
        To = new("to", "Only what happened on this day or before.", IsDate: true);

    private static readonly ImmutableArray<EndpointParameter> Filter =
    [
        new("actor", "Who acts, by key (PRK, NATO) or name."), new("recipient", "Who is acted upon."), new("speaker", "Who says so."),
        new("type", "A PLOVER event type: AGREE, CONSULT, SUPPORT, ... ASSAULT."),
        new("stance", "asserts, alleges, denies, confirms, pledges, threatens, demands, declinestocomment or retracts."),
        From, To, new("document", "Only what this document says: its key, the beginning of it, or its location."), AsOf,
    ];

    public static ImmutableArray<Endpoint> All { get; } =
    [
        new("actors", "find_actor", "actors show", "Finds an actor (a state, body, organisation or grouping) by any form of its name; else the nearest names.")
        {
            Parameters = [new("name", "A key or a name.", IsRequired: true)],
            Answer = a => ActorFinder.Write(a.Needed("name")),
        },
        new("pairs/{a}/{b}", "pair", "brief A B", "The brief on two states: findings by section with their evidence, what is contested, gaps, sources.")
        {
            Page = "/pair/{a}/{b}",
            Parameters = [A, B, AsOf],
            Answer = a => BriefJson.Write(a.Answers.Pair(a.Ledger, a.Pair, a.AsOf, a.Cancel)),
        },
        new("states/{a}", "state", "state", "One state's standing year by year: isolation, dependence, and on what data.")
        {
            Page = "/state/{a}",
            Parameters = [A, AsOf],
            Answer = a => a.Answers.State(a.Ledger, StateNames.Find(a.Needed("a")), a.AsOf, a.Cancel).Json,
        },
        new("propositions", null, "propositions", "What is asserted, alleged, denied or contested, with who stands for and against.")
        {
            Page = "/contested",
            Parameters = Filter, HasCsv = true, IsList = true, Answer = a => a.Answers.Propositions(a.View(), a.Csv),
        },
        new("propositions/{id}", "proposition", "show", "One proposition or matter, both sides, each with its words.")
        {
            Page = "/p/{id}",
            Parameters = [new("id", "The key of a proposition (p-...) or matter (m-...), or a beginning that is unique.", IsRequired: true)],
            Answer = a => a.Answers.Show(a.Ledger, a.Only("proposition", "matter")),
        },
        new("claims", "claims", "claims", "What passages claim: who says so, how, in which words.")
        {
            Parameters = Filter, HasCsv = true, IsList = true, Answer = a => a.Answers.Claims(a.View(), a.Csv),
        },
        new("claims/{id}", null, "show", "One claim, down to its words.")
        {
            Page = "/claim/{id}",
            Parameters = [new("id", "The key of a claim (c-...).", IsRequired: true)],
            Answer = a => a.Answers.Show(a.Ledger, a.Only("claim")),
        },
        new("events", "events", "events", "What is told as having happened, once each. Charges, denials and promises are no events of what they are about.")
        {
            Parameters = Filter, HasCsv = true, IsList = true, Answer = a => a.Answers.Events(a.View(), a.Csv),
        },
        new("documents/{id}", null, "show", "One document: where it came from, its dates and hashes, its claims.")
        {
            Page = "/document/{id}",
            Parameters = [new("id", "The key of a document (d-...).", IsRequired: true)],
            Answer = a => a.Answers.Show(a.Ledger, a.Only("document")),
        },
        new("checks/{id}", "check", "check",
            "The author's judgements in a document of the ledger, each put to the tests declared for it: supported, contradicted, "
            + "or cannot be told.")
        {
            Parameters = [new("id", "The key of a document (d-...).", IsRequired: true)],
            Answer = a => a.Answers.CheckDocument(a.Ledger, a.Only("document"), a.Cancel),
        },
        new("changes", "changes", "news", "What changed on the watches, the most important first.")
        {
            Page = "/",
            Parameters = [new("since", "What came into the ledger from this day (UTC) on; else since each watch was last looked at.", IsDate: true)],
            Answer = ChangesJson.Write,
        },
        new(ChangeStream.Path, null, "news", "What changes on the watches from now on, or since the moment that the header Last-Event-ID names: an event "
            + "'change' whenever the ledger got something new on them, with what 'changes' answers. A comment now and then says that it goes on.")
        {
            OtherTypes = [ChangeStream.Type], IsStream = true,
        },
        new("series/{indicator}", null, "panel", "A published indicator for two states, a row a year.")
        {
            Parameters =
            [
                new("indicator", "An indicator, as 'entente data --indicators' lists them: un.agreement.", IsRequired: true), A, B,
                new("from", "First year, as a date.", IsDate: true), new("to", "Last year, as a date.", IsDate: true),
                new("directed", "yes: the pair in both orders.", Choices: ["yes", "no"]),
            ],
            HasCsv = true,
            Answer = a => a.Answers.Series(a.Ledger, new(a.Needed("indicator"), a.Pair.A, a.Pair.B, a.Question.Day("from"), a.Question.Day("to"),
                a.Value("directed") == "yes"), a.Csv, a.Cancel),
        },
        new("faces", null, "align", "How two states stand to each other in votes, security, hostility and sanctions, year by year with 90% bands.")
        {
            Page = "/pair/{a}/{b}",
            Parameters = [A, B, new("from", "First year, as a date.", IsDate: true), new("to", "Last year, as a date.", IsDate: true), AsOf],
            HasCsv = true,
            Answer = a => a.Answers.Faces(a.Ledger, a.Pair, (a.Question.Day("from"), a.Question.Day("to"), a.AsOf), a.Csv, a.Cancel),
        },
        new("outlook", "outlook", "outlook",
            "The chance of a new dispute, sanction, defence pact or leader's visit between two states, with base rate, reasons and "
            + "the record of such chances; of one state alone, with whom it may make a defence pact next; or why nothing is said.")
        {
            Page = "/outlook",
            Parameters = [A, new("b", "The other state. Left out: with whom the first may make a new defence pact, the likeliest first."),
                new("horizon", "1y or 3y; 1y unless told.", Choices: ["1y", "3y"]),
                new("on", "Only years that were over by this day.", IsDate: true)],
            HasCsv = true,
            Answer = a => a.Value("b") is null
                ? a.Answers.JoinsRows(a.Ledger, StateNames.Find(a.Needed("a")), a.Value("horizon") == "3y" ? 3 : 1, a.Question.Day("on"), a.Csv)
                : a.Answers.OutlookRows(a.Ledger, a.Pair, a.Value("horizon") == "3y" ? 3 : 1, a.Question.Day("on"), a.Csv),
        },
        new("blocs/{year}", null, "blocs",
            "Who stood together in a year: blocs by all faces, proved or bounded, with memberships. Takes seconds the first time.")
        {
            Page = "/blocs/{year}",
            Parameters = [new("year", "A year from 1946 on.", IsRequired: true)],
            HasCsv = true,
            Answer = a => a.Answers.Blocs(a.Ledger, a.Number("year", 1, 9999)!.Value, a.Csv, a.Cancel),
        },
        new("cite/{id}", "cite", "cite", "A document, claim, proposition, matter, event, run or data set as a citation.")
        {
            Parameters =
            [
                new("id", "A key, a beginning of it that is unique, or a data set's name.", IsRequired: true),
                new("format", "bibtex, csl, markdown (unless told), stix or claimreview.", Choices: ["bibtex", "csl", "markdown", "stix", "claimreview"]),
            ],
            OtherTypes = ["application/x-bibtex", "application/vnd.citationstyles.csl+json", "text/markdown", "application/stix+json", "application/ld+json"],
            Answer = a => a.Answers.Cite(a.Ledger, a.Needed("id"), a.Value("format") ?? "markdown"),
            TypeOf = a => a.Value("format") switch
            {
                "bibtex" => "application/x-bibtex", "csl" => "application/vnd.citationstyles.csl+json", "stix" => "application/stix+json",
                "claimreview" => "application/ld+json", _ => "text/markdown",
            },
        },
        new("notes", null, "note list", "What persons wrote of things of the ledger, in the order it was recorded, withdrawn notes too.")
        {
            Parameters =
            [
                new("about", "Only of this: a key, a state, or two states (RUS PRK)."), new("by", "Only this person's."),
                new("as-of", "Only what was written by the end of this day.", IsDate: true),
            ],
            HasCsv = true,
            Answer = a => a.Answers.Notes(a.Ledger, a.Value("about") is { } about ? NoteAbout.Find(a.Ledger, about) : null, a.Value("by"), a.AsOf, a.Csv),
        },
        new("notes/{id}", null, "show", "One note.")
        {
            Parameters = [new("id", "The key of a note (n-...).", IsRequired: true)],
            Answer = a => a.Answers.Show(a.Ledger, a.Only("note")),
        },
        new("search", "search", "claims", "States by name, and documents and claims that have all of the words.")
        {
            Page = "/search?q={q}",
            Parameters = [new("q", "One or more words.", IsRequired: true), AsOf],
            Answer = SearchJson.Write,
        },
        new("quotes", "verify_quote", "claims",
            "Whether a sentence stands in a document of the ledger, white space and the shape of quotation marks aside, and where.")
        {
            Parameters = [new("text", "The sentence, word for word.", IsRequired: true), AsOf],
            Answer = QuoteJson.Write,
        },
    ];

    /// <summary>The endpoint of a path after /api/v1/, and the values in it.</summary>
    public static (Endpoint Endpoint, ImmutableDictionary<string, string> Values)? Find(ReadOnlySpan<string> path)
    {
        foreach (var endpoint in All)
            if (endpoint.Match(path) is { } values) return (endpoint, values);
        return null;
    }
}
