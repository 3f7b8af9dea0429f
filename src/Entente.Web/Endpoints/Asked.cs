using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Coding;
using Entente.Store;
using NodaTime;

namespace Entente.Web.Endpoints;

/// <summary>An endpoint's question, with what answers it.</summary>
internal sealed record Asked(WorkbenchAnswers Answers, LedgerFile Ledger, Question Question, ImmutableDictionary<string, string> Path, bool Csv,
    CancellationToken Cancel)
{
    public LocalDate? AsOf => Question.AsOf;

    public string? Value(string name) => Path.GetValueOrDefault(name) ?? Question.Value(name);

    /// <exception cref="AnswerException">It isn't given.</exception>
    public string Needed(string name) => Value(name)
        ?? throw new AnswerException(400, $"{name}: is not given. Give it, as in {name}=...; /openapi.json tells what each address takes.");

    public (ActorId A, ActorId B) Pair => Routes.Pair(Needed("a"), Needed("b"));

    /// <summary>The one thing of these kinds that {id} names.</summary>
    public LedgerKey Only(params string[] kinds) => Routes.Only(Ledger, Needed("id"), kinds);

    /// <exception cref="AnswerException">It is no whole number within the bounds.</exception>
    public int? Number(string name, int least, int most) => Value(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new AnswerException(400, $"{name}: '{text}' is none of the whole numbers from {least} to {most}.");

    /// <summary>What matches, each claim traced to its words.</summary>
    public LedgerView View()
    {
        var view = LedgerView.Of(Ledger, new ClaimFilter
        {
            Actor = Actor("actor"),
            Recipient = Actor("recipient"),
            Speaker = Actor("speaker"),
            Type = Choice<EventType>("type"),
            Stance = Choice<Stance>("stance"),
            From = Question.Day("from"),
            To = Question.Day("to"),
            AsOf = AsOf,
            Document = Value("document"),
        }, id => ActorRegister.Embedded.Find(id)?.Name);
        Answers.Check(Ledger, view.Claims);
        return view;
    }

    private ActorId? Actor(string name) => Value(name) is { } text ? StateNames.Actor(text) : null;

    private T? Choice<T>(string name) where T : struct, Enum
    {
        if (Value(name) is not { } text) return null;
        if (char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value)) return value;
        throw new AnswerException(400, $"{name}: '{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
    }
}
