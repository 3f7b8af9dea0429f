using System.CommandLine;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Findings;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente why A B`: what on record moved the pair's faces, and what of them goes with interests, with values, with neither.</summary>
public static class WhyCommand
{
    private const int DefaultYears = 10, LastYear = 2023;

    public static Command Create()
    {
        var states = new Argument<string[]>("state") { Description = "The two states, by key (PRK) or name.", Arity = new ArgumentArity(0, 2) };
        var from = new Option<string?>("--from") { Description = "First month or year; by default nine years before the last.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last month or year; by default 2023, the last year with votes on record.", HelpName = "DATE" };
        var asOf = new Option<string?>("--as-of") { Description = "Only what was known by the end of this day.", HelpName = "DATE" };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");
        var output = new Option<string?>("--output", "-o") { Description = "File to write; by default the standard output.", HelpName = "FILE" };
        var ledger = LedgerOption.Create();
        var command = new Command("why",
            "Say what moved how two states stand to each other, and whether interest or values go with it across all pairs.") { states, from, to,
            asOf, format, output, ledger };
        command.SetAction((parsed, cancellation) =>
        {
            var form = OutputEnding.FormatOf(parsed, format, output, "text", "json");
            var named = parsed.GetValue(states) ?? [];
            if (named.Length != 2)
            {
                foreach (var name in named) ActorNames.FindState("state", name);
                throw new UserException("Name two states, as in 'entente why RUS PRK'.", ExitCode.WrongUsage);
            }
            var (a, b) = (ActorNames.FindState("state", named[0]), ActorNames.FindState("state", named[1]));
            if (a == b) throw new UserException($"Both states are {a}. Name two.", ExitCode.WrongUsage);
            LocalDate? known = parsed.GetValue(asOf) is { } day ? DateOption.Day("--as-of", day, end: true) : null;
            var last = parsed.GetValue(to) is { } end ? DateOption.Day("--to", end, end: true) : new LocalDate(LastYear, 12, 31);
            if (known is { } k && k < last) last = k;
            var first = parsed.GetValue(from) is { } start ? DateOption.Day("--from", start, end: false)
                : new LocalDate(Math.Max(1946, last.Year - DefaultYears + 1), 1, 1);
            if (first.Year < 1946 || last < first) throw new UserException(
                $"From {first:R} to {last:R} is no period after 1945. Change --from, --to or --as-of.", ExitCode.WrongUsage);
            var request = new AlignmentRequest { From = first, To = last, AsOf = known };
            var evidence = ExplainPair.Read(parsed.GetValue(ledger), new Dyad(a, b), request, cancellation);
            Output.Write(parsed.GetValue(output), writer => writer.Write(form == "json" ? new WhyJson(evidence).ToText()
                : new WhyProse(evidence, Paragraph.Wrap).ToText()));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
