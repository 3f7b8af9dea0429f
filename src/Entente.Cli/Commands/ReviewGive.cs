using System.CommandLine;
using Entente.Ledger;
using Entente.Ledger.Review;
using Entente.Store;
using Entente.Store.Review;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente review accept|wrong|correct`: records what somebody holds of a claim.</summary>
internal static class ReviewGive
{
    public static Command Accept() => Create("accept", "Hold a claim to be right as it is coded.", VerdictKind.Right);

    public static Command Wrong() => Create("wrong", "Hold a claim to be wrong: the passage doesn't say it.", VerdictKind.Wrong);

    public static Command Correct()
    {
        Option<string?>[] fields =
        [
            Field("actor", "Who acts: a key (PRK, SYR/MIL) or name; - for nobody."),
            Field("recipient", "Who is acted upon, in the same way."),
            Field("type", "A PLOVER event type: AGREE, CONSULT, SUPPORT, ... ASSAULT."),
            Field("voice", "fact, presupposed, alleged, denied, negated, planned, demanded, threatened, possible or judged."),
            Field("speaker", "Who says so: a key or name, author, or - where nobody is named."),
            Field("date", "When it happened: YYYY, YYYY-MM or YYYY-MM-DD; - for no date."),
        ];
        return Create("correct", "Say what a claim should be; give only what is to be changed.", VerdictKind.Corrected, fields);
    }

    private static Command Create(string name, string description, VerdictKind kind, params Option<string?>[] fields)
    {
        var id = new Argument<string>("ID") { Description = "The claim: its key, or as much of its beginning as is unique." };
        var why = new Option<string?>("--why") { Description = "The reason, in a sentence.", HelpName = "TEXT", Required = kind == VerdictKind.Wrong };
        var by = ReviewerName.Option();
        var ledger = LedgerOption.Create();
        var command = new Command(name, description) { id, why, by, ledger };
        foreach (var field in fields) command.Options.Add(field);
        command.SetAction(parsed =>
        {
            var person = ReviewerName.Of(parsed.GetValue(by));
            using var file = LedgerLocation.OpenToWrite(parsed.GetValue(ledger));
            var claim = Claim(file, parsed.GetValue(id)!);
            var verdict = UserException.Made(() => new Verdict(claim.Id, kind,
                kind == VerdictKind.Corrected ? Correction.Of(fields.Select(f => KeyValuePair.Create(f.Name[2..], parsed.GetValue(f))), claim) : null,
                person, Instant.FromDateTimeUtc(file.Now()), parsed.GetValue(why)));
            Verdicts.Add(file, verdict);
            Console.Error.WriteLine($"entente: {claim.Id} {PlainText.OfLine(verdict.Words).TrimEnd('.')}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Claim Claim(LedgerFile file, string beginning)
    {
        var key = LedgerKeys.Only(file, beginning);
        if (key.Kind != "claim") throw new UserException(
            $"{key.Id} is a {key.Kind}; a verdict is on a claim. 'entente show {key.Id}' tells its claims.", ExitCode.WrongUsage);
        var claim = ClaimRows.Of(file, [new ClaimId(key.Id)]).Single();
        Tracing.Check(file, [claim]);
        return claim;
    }

    private static Option<string?> Field(string name, string description) => new("--" + name) { Description = description, HelpName = name.ToUpperInvariant() };
}
