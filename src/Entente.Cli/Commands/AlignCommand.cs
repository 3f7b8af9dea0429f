using System.CommandLine;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Store;
using Entente.Store.Alignment;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente align A B`, `entente align --all`: how two states stand to each other, year by year, in four faces, each with its band.</summary>
public static class AlignCommand
{
    public static Command Create()
    {
        var pair = new Argument<string[]>("state") { Description = "The two states, by key (PRK) or name; none with --all.", Arity = new ArgumentArity(0, 2) };
        var all = new Option<bool>("--all") { Description = "All pairs of states, one row a pair, year and face." };
        var from = new Option<string?>("--from") { Description = "First year that is printed (the faces rest on all before it too); 1946.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last year; by default the last for which the ledger holds anything.", HelpName = "DATE" };
        var asOf = new Option<string?>("--as-of") { Description = "Only what was known by the end of this day.", HelpName = "DATE" };
        var unit = new Option<string>("--unit") { Description = "year; month: hostility, in the years whose event data are loaded.",
            DefaultValueFactory = _ => "year" }.AcceptOnlyFromAmong("year", "month");
        var format = new Option<string>("--format") { Description =
            "text, csv, json or svg; --all gives csv, or Parquet where the file's name ends so.", DefaultValueFactory = _ => "text" }
            .AcceptOnlyFromAmong("text", "csv", "json", "svg");
        var output = new Option<string?>("--output", "-o") { Description = "File to write; with --all FILE.csv or FILE.parquet.", HelpName = "FILE" };
        var ledger = LedgerOption.Create();
        var command = new Command("align", "Say how two states stand to each other: votes, security, hostility, sanctions, each year with a 90% band.")
        {
            pair, all, from, to, asOf, unit, format, output, ledger,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new AlignmentRequest { To = Day("--to", parsed.GetValue(to), end: true), AsOf = Day("--as-of", parsed.GetValue(asOf), end: true) };
            var first = Day("--from", parsed.GetValue(from), end: false)?.Year ?? 0;
            var states = parsed.GetValue(pair) ?? [];
            if (parsed.GetValue(all) == states.Length > 0 || (states.Length != 2 && !parsed.GetValue(all)))
                throw new UserException("Name two states ('entente align RUS PRK'), or ask for --all.", ExitCode.WrongUsage);
            var path = parsed.GetValue(output);
            var form = parsed.GetValue(all)
                ? path?.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) == true ? "parquet" : "csv"
                : OutputEnding.FormatOf(parsed, format, output, "text", "csv", "json", "svg");
            var months = parsed.GetValue(unit) == "month";
            if (months && form == "svg") throw new UserException("The picture is of years; months come as text, csv or json.", ExitCode.WrongUsage);
            if (parsed.GetValue(all)) OutputEnding.Check(path, form, "csv", "parquet");
            foreach (var state in states) ActorNames.Find("state", state);
            using var file = LedgerLocation.OpenForFigures(parsed.GetValue(ledger), cancellation);
            try
            {
                if (parsed.GetValue(all)) All(file, request, first, path, form, months, cancellation);
                else Pair(file, request, first, states, form, months, path, cancellation);
            }
            catch (ArgumentException e)
            {
                throw new UserException(UserException.Plain(e), ExitCode.WrongUsage, e);
            }
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Pair(LedgerFile file, AlignmentRequest request, int first, string[] states, string format, bool months, string? output,
        CancellationToken cancellation)
    {
        var (a, b) = (ActorNames.Find("state", states[0]), ActorNames.Find("state", states[1]));
        if (a == b) throw new UserException($"Both states are {a}. Name two.", ExitCode.WrongUsage);
        var report = PairFacesReading.Of(file, request, first, new Dyad(a, b), cancellation);
        Output.Write(output, to => report.Write(to, format, months));
    }

    private static void All(LedgerFile file, AlignmentRequest request, int first, string? output, string form, bool months, CancellationToken cancellation)
    {
        var records = FaceReader.Read(file, ActorRegister.Embedded, request, 0, cancellation);
        if (form == "parquet") FacesParquet.Write(output!, FacesReport.Rows(records, first, months, cancellation), months);
        else DataOptions.WriteFile(output, to => FacesReport.WriteAll(to, records, first, months, cancellation));
    }

    private static LocalDate? Day(string option, string? text, bool end) => text is null ? null : DateOption.Day(option, text, end);
}
