using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Latent;
using Entente.Panels;
using Entente.Store.Alignment;
using NodaTime;
using NodaTime.Text;

namespace Entente.Cli.Commands;

/// <summary>`entente align A B`, `entente align --all`: how close two states are, month by month, with an interval.</summary>
public static class AlignCommand
{
    private static readonly ContestedReading[] Readings = [ContestedReading.LeftOut, ContestedReading.AsTrue, ContestedReading.AsFalse];

    public static Command Create()
    {
        var pair = new Argument<string[]>("state") { Description = "The two states, by key (PRK) or name; none with --all.", Arity = new ArgumentArity(0, 2) };
        var all = new Option<bool>("--all") { Description = "All pairs of states, one row a pair and month." };
        var from = new Option<string?>("--from") { Description = "First month, YYYY-MM or a day; 1946-01.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last month; by default the last for which the ledger holds anything.", HelpName = "DATE" };
        var asOf = new Option<string?>("--as-of") { Description = "Only what was known by the end of this day.", HelpName = "DATE" };
        var contested = new Option<string>("--contested") { Description = "Contested claims: left-out, true, false, or all three.", DefaultValueFactory = _ => "all" }.AcceptOnlyFromAmong("left-out", "true", "false", "all");
        var leaveOut = new Option<string[]>("--leave-out") { Description = "Indicators to leave out.", AllowMultipleArgumentsPerToken = true, HelpName = "INDICATOR" };
        var fit = new Option<bool>("--fit") { Description = "With --all: estimate the parameters from this ledger instead of using those that ship." };
        var write = new Option<string?>("--write-parameters") { Description = "With --fit: write the estimated parameters to this file.", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "text, csv or json; --all gives csv.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "csv", "json");
        var output = new Option<string?>("--output", "-o") { Description = "File to write; with --all FILE.csv.", HelpName = "FILE" };
        var ledger = LedgerLocation.Option();
        var command = new Command("align", "Say how close two states are, month by month, with a 90% interval.") { pair, all, from, to, asOf, contested, leaveOut, fit, write, format, output, ledger };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new AlignmentRequest
            {
                From = Day("--from", parsed.GetValue(from), end: false) ?? new LocalDate(1946, 1, 1),
                To = Day("--to", parsed.GetValue(to), end: true),
                AsOf = Day("--as-of", parsed.GetValue(asOf), end: true),
                LeaveOut = [.. parsed.GetValue(leaveOut) ?? []],
                Contested = parsed.GetValue(contested) switch { "true" => ContestedReading.AsTrue, "false" => ContestedReading.AsFalse, _ => ContestedReading.LeftOut },
            };
            if (parsed.GetValue(all)) OutputEnding.Check(parsed.GetValue(output), "csv");
            var form = parsed.GetValue(all) ? "csv" : OutputEnding.FormatOf(parsed, format, output, "text", "csv", "json");
            var states = parsed.GetValue(pair) ?? [];
            if (parsed.GetValue(all) == states.Length > 0 || (states.Length != 2 && !parsed.GetValue(all)))
                throw new UserException("Name two states ('entente align RUS PRK'), or ask for --all.", ExitCode.WrongUsage);
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            try
            {
                if (parsed.GetValue(all))
                    All(AlignmentReader.Read(file, ActorRegister.Embedded, request, cancellation), parsed.GetValue(fit), parsed.GetValue(write), parsed.GetValue(output), cancellation);
                else
                {
                    var (a, b) = (ActorNames.Find("state", states[0]), ActorNames.Find("state", states[1]));
                    if (a == b) throw new UserException($"Both states are {a}. Name two.", ExitCode.WrongUsage);
                    var dyad = new Dyad(a, b);
                    AlignmentEvidence Read(ContestedReading reading) => AlignmentReader.Read(file, ActorRegister.Embedded, request with { Pair = dyad, Contested = reading }, cancellation);
                    var evidence = Read(request.Contested);
                    var others = parsed.GetValue(contested) == "all" && !evidence.Contested.IsEmpty
                        ? Readings.Skip(1).Select(r => (r, Smooth(Read(r), dyad))).ToList() : [];
                    var smoothed = Smooth(evidence, dyad);
                    Output.Write(parsed.GetValue(output), to => AlignReport.Write(to, form, evidence, smoothed, others));
                }
            }
            catch (ArgumentException e)
            {
                throw new UserException(UserException.Plain(e), ExitCode.WrongUsage, e);
            }
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static DyadAlignment Smooth(AlignmentEvidence evidence, Dyad dyad) =>
        LatentAlignment.Smooth(ShippedParameters.Embedded, ShippedParameters.Indicators, evidence.Of(dyad)
            ?? throw new UserException($"{dyad}: the two never exist together between {AlignReport.Month(evidence.FirstMonth)} and {AlignReport.Month(evidence.LastMonth)}."));

    private static void All(AlignmentEvidence evidence, bool fit, string? write, string? output, CancellationToken cancellation)
    {
        var parameters = ShippedParameters.Embedded;
        if (fit)
        {
            parameters = SampleFit.Of(evidence, cancellation);
            Console.Error.WriteLine($"entente: fitted in {parameters.Rounds} rounds, {(parameters.Converged ? "converged" : "not converged")}.");
            if (write is not null) File.WriteAllText(write, new ParametersFile(parameters, AlignmentIndicators.All, SampleFit.Card(evidence)).ToString());
        }
        DataOptions.WriteFile(output, to => AlignReport.WriteAll(to, evidence, parameters, cancellation));
    }

    private static LocalDate? Day(string option, string? text, bool end) => text is null ? null : DateOption.Day(option, text, end);
}
