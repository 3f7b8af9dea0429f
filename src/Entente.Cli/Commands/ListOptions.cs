using System.CommandLine;
using System.CommandLine.Parsing;
using Entente.Actors;
using Entente.Coding;
using Entente.Store;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>The options that `claims`, `propositions` and `events` share.</summary>
internal sealed class ListOptions
{
    private readonly Option<string?> ledger = LedgerOption.Create();
    private readonly Option<string?> actor = Named("--actor", "ACTOR", "Who acts, by key (PRK, NATO) or name. Where an act has no direction, either side.");
    private readonly Option<string?> recipient = Named("--recipient", "ACTOR", "Who is acted upon, by key or name.");
    private readonly Option<string?> type = Named("--type", "TYPE", "A PLOVER event type: AGREE, CONSULT, SUPPORT, ... ASSAULT.");
    private readonly Option<string?> speaker = Named("--speaker", "ACTOR", "Who says so, by key or name.");
    private readonly Option<string?> stance = Named("--stance", "STANCE",
        "How the speaker stands to it: asserts, alleges, denies, confirms, pledges, threatens, demands, declinestocomment, retracts.");
    private readonly Option<string?> from = Named("--from", "DATE", "Only what happened on this day or later (2024-06-18).");
    private readonly Option<string?> to = Named("--to", "DATE", "Only what happened on this day or before.");
    private readonly Option<string?> document = Named("--document", "ID", "Only what this document says: its key, the beginning of it, or its location.");
    private readonly Option<string?> asOf = Named("--as-of", "DATE",
        "Only what was public by the end of this day. A document without a date of publication counts from the day it was fetched or recorded.");
    private readonly Option<bool> withoutReview =
        new("--without-review") { Description = "Leave out what reviewers hold. Verdicts change no claim and no count, with or without it." };
    private readonly Option<ListFormat> format = new("--format") { Description = "How to print.", DefaultValueFactory = _ => ListFormat.Table };

    public ListOptions(Command command)
    {
        foreach (var option in (Option[])[actor, recipient, type, speaker, stance, from, to, document, asOf, withoutReview, format,
            ledger]) command.Options.Add(option);
    }

    /// <summary>Opens the ledger, takes what matches, and prints what the command makes of it.</summary>
    public int Print(ParseResult parsed, Func<LedgerView, Listing> list)
    {
        var filter = Filter(parsed);
        using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
        var view = LedgerView.Of(file, filter, ActorNames.Of);
        Tracing.Check(file, view.Claims);
        if (parsed.GetValue(withoutReview)) view = view with { Verdicts = view.Verdicts.Clear() };
        var listing = list(view);
        listing.Print(parsed.GetValue(format));
        return ExitCode.Done;
    }

    private ClaimFilter Filter(ParseResult parsed) => new()
    {
        Actor = Actor(parsed, actor),
        Recipient = Actor(parsed, recipient),
        Speaker = Actor(parsed, speaker),
        Type = Choice<EventType>(parsed, type),
        Stance = Choice<Stance>(parsed, stance),
        From = Day(parsed, from, end: false),
        To = Day(parsed, to, end: true),
        AsOf = Day(parsed, asOf, end: true),
        Document = parsed.GetValue(document),
    };

    private static Option<string?> Named(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    private static ActorId? Actor(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? ActorNames.Find(option.Name, text) : null;

    private static T? Choice<T>(ParseResult parsed, Option<string?> option) where T : struct, Enum
    {
        if (parsed.GetValue(option) is not { } text) return null;
        var plain = text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        if (plain.Length > 0 && char.IsLetter(plain[0]) && Enum.TryParse<T>(plain, ignoreCase: true, out var value)) return value;
        var known = string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()));
        throw new UserException($"{option.Name}: '{PlainText.OfLine(text)}' is none of {known}.", ExitCode.WrongUsage);
    }

    private static LocalDate? Day(ParseResult parsed, Option<string?> option, bool end) => parsed.GetValue(option) is { } text
        ? DateOption.Day(option.Name, text, end) : null;
}
