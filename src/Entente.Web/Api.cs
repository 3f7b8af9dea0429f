using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Actors;
using Entente.Briefs;
using Entente.Coding;
using Entente.Ledger;
using Entente.News;
using Entente.Store;
using Entente.Store.News;

namespace Entente.Web;

/// <summary>The same for programs: what `--format json` prints, under /api/v1.</summary>
internal sealed class Api(WorkbenchAnswers answers)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true,
        NewLine = "\n" };

    public string Answer(LedgerFile ledger, Question question, string[] path, CancellationToken cancel) => path switch
    {
        ["pairs", var a, var b] => BriefJson.Write(answers.Pair(ledger, Routes.Pair(a, b), question.AsOf, cancel)),
        ["states", var a] => answers.State(ledger, StateNames.Find(a), question.AsOf, cancel).Json,
        ["propositions"] => answers.Propositions(View(ledger, question)),
        ["propositions", var id] => answers.Show(ledger, Routes.Only(ledger, id, "proposition", "matter")),
        ["claims"] => answers.Claims(View(ledger, question)),
        ["events"] => answers.Events(View(ledger, question)),
        ["documents", var id] => answers.Show(ledger, Routes.Only(ledger, id, "document")),
        ["changes"] => Changes(ledger, question, cancel),
        ["search"] => Node(Search.Of(ledger, question)).ToJsonString(Json) + "\n",
        _ => throw new AnswerException(404,
            $"There is nothing at '/{string.Join('/', question.Path)}'. "
                + "There is /api/v1/ with pairs/A/B, states/A, propositions, propositions/ID, claims, events, documents/ID, changes?since=, search?q=."),
    };

    public static string Fault(AnswerException e) =>
        new JsonObject { ["error"] = e.Message, ["nearest"] = new JsonArray([.. e.Nearest.Select(n => (JsonNode)n)]) }.ToJsonString(Json) + "\n";

    private LedgerView View(LedgerFile ledger, Question question)
    {
        var view = LedgerView.Of(ledger, new ClaimFilter
        {
            Actor = Actor(question, "actor"),
            Recipient = Actor(question, "recipient"),
            Speaker = Actor(question, "speaker"),
            Type = Choice<EventType>(question, "type"),
            Stance = Choice<Stance>(question, "stance"),
            From = question.Day("from"),
            To = question.Day("to"),
            AsOf = question.AsOf,
            Document = question.Value("document"),
        }, id => ActorRegister.Embedded.Find(id)?.Name);
        answers.Check(ledger, view.Claims);
        return view;
    }

    private string Changes(LedgerFile ledger, Question question, CancellationToken cancel)
    {
        var report = LedgerNews.Of(ledger, question.Day("since") is { } day ? LedgerNews.Before(day) : null, cancel);
        answers.Check(ledger, report.Watches.SelectMany(w => w.Changes).SelectMany(c => c.Claims).DistinctBy(c => c.Id));
        return NewsJson.Write(report);
    }

    private static ActorId? Actor(Question question, string name) => question.Value(name) is { } text ? StateNames.Actor(text) : null;

    private static T? Choice<T>(Question question, string name) where T : struct, Enum
    {
        if (question.Value(name) is not { } text) return null;
        if (char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value)) return value;
        throw new AnswerException(400, $"{name}: '{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
    }

    private JsonObject Node(Search search)
    {
        answers.Check(search.Ledger, search.Claims);
        static string Day(NodaTime.LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["query"] = search.Words,
            ["states"] = new JsonArray([.. search.States.Select(s => (JsonNode)new JsonObject { ["key"] = s.Value, ["name"] = StateNames.NameOf(s) })]),
            ["nearest"] = new JsonArray([.. search.Nearest.Select(n => (JsonNode)n)]),
            ["documents"] = new JsonArray([.. search.Documents.Select(d => (JsonNode)new JsonObject
            {
                ["id"] = d.Id, ["title"] = d.Title, ["location"] = d.Location, ["published"] = d.Published?.ToString(),
                    ["knowable_from"] = Day(d.KnowableFrom), ["claims"] = d.Claims,
            })]),
            ["claims"] = new JsonArray([.. search.Claims.Select(c => (JsonNode)new JsonObject
            {
                ["id"] = c.Id.Value, ["sentence"] = Wording.Default.Sentence(c), ["quote"] = c.QuoteText, ["start"] = c.Quote.Start, ["end"] = c.Quote.End,
                    ["document"] = c.DocumentId,
            })]),
        };
    }
}
