using System.Collections.Immutable;
using System.CommandLine;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Store;
using Entente.Store.Alignment;
using Entente.Store.Datasets;
using Entente.Time;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente state`: how isolated a state is and whom it depends on, year by year.</summary>
public static class StateCommand
{
    private const int FirstYear = 1946, DefaultFirst = 2000;

    public static Command Create()
    {
        var state = new Argument<string>("state") { Description = "A state: a key such as PRK, or a name such as \"North Korea\"." };
        var from = new Option<string?>("--from") { Description = "First year; by default 2000.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last year; by default the last that any loaded data set covers.", HelpName = "DATE" };
        var asOf = new Option<string?>("--as-of") { Description = "Use only years that were over by this day.", HelpName = "DATE" };
        var format = new Option<string>("--format") { Description = "text, csv or json.", DefaultValueFactory = _ =>
            "text" }.AcceptOnlyFromAmong("text", "csv", "json");
        var output = new Option<string?>("--output", "-o") { Description = "File to write; by default the standard output.", HelpName = "FILE" };
        var ledger = LedgerLocation.Option();
        var command = new Command("state",
            "One state's standing over time: who is near to it and who against it on four faces, who sanctions it, votes, trades and arms with "
            + "it, and who depends on whom.") { state, from, to, asOf, format, output, ledger };
        command.SetAction((parsed, cancellation) =>
        {
            var actor = State("state", parsed.GetValue(state)!);
            var last = parsed.GetValue(to) is { } end ? DateOption.Day("--to", end, end: true).Year : 0;
            var first = parsed.GetValue(from) is { } start ? DateOption.Day("--from", start, end: false).Year : last is > 0 and < DefaultFirst
                ? FirstYear : DefaultFirst;
            LocalDate? known = parsed.GetValue(asOf) is { } day ? DateOption.Day("--as-of", day, end: true) : null;
            Run(actor, first, last, known, OutputEnding.FormatOf(parsed, format, output, "text", "csv", "json"), parsed.GetValue(output),
                parsed.GetValue(ledger), cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>A state by key or name.</summary>
    /// <exception cref="UserException">No such actor, or it is no state.</exception>
    internal static ActorId State(string option, string text)
    {
        var id = ActorNames.Find(option, text);
        return ActorRegister.Embedded.Find(id)!.Kind == ActorKind.State ? id
            : throw new UserException($"{option}: {ActorNames.Of(id)} ({id}) is no state. Name a state, such as PRK or \"North Korea\".", ExitCode.WrongUsage);
    }

    private static void Run(ActorId state, int from, int to, LocalDate? asOf, string format, string? output, string? ledgerPath, CancellationToken cancellation)
    {
        StateReport report;
        using (var ledger = LedgerLocation.OpenForFigures(ledgerPath, cancellation)) report = Report(ledger, state, from, to, asOf, cancellation);
        Output.Write(output, writer =>
        {
            if (format == "json") writer.Write(report.ToJson());
            else if (format == "csv") report.WriteCsv(writer);
            else report.WriteText(writer);
        });
    }

    /// <summary>With the years that are taken where none are named.</summary>
    internal static StateReport Report(LedgerFile ledger, ActorId state, LocalDate? asOf, CancellationToken cancellation) =>
        Report(ledger, state, DefaultFirst, 0, asOf, cancellation);

    /// <param name="to">0 for the last year that any loaded data set covers.</param>
    private static StateReport Report(LedgerFile ledger, ActorId state, int from, int to, LocalDate? asOf, CancellationToken cancellation)
    {
        if (to == 0)
            to = LoadedDataset.In(ledger).Where(d => d.Last is not null)
                .Select(d => Math.Min(d.Last!.Value.Year, DatasetCatalog.Find(d.Name)?.Coverage.Last ?? 9999)).DefaultIfEmpty(0).Max();
        if (to == 0) throw new UserException(
            "The ledger holds no data set, so nothing is known of any state. Load one: entente load NAME PATH ('entente data' lists them).");
        // A year's value is not known before the year is over.
        if (asOf is { } day) to = Math.Min(to, KnownBy.LastYear(day));
        if (from < FirstYear || to < from)
            throw new UserException($"{Prose.Text(from)} to {Prose.Text(to)} is no span of years from {Prose.Text(FirstYear)} "
                + $"on{(asOf is null ? "" : " that was over by the day of --as-of")}. Change --from, --to{(asOf is null ? "" : " or --as-of")}.",
                ExitCode.WrongUsage);
        var evidence = StandingReader.Read(ledger, ActorRegister.Embedded, state, from, to, null, cancellation);
        if (evidence.Standing.Years.IsEmpty)
            throw new UserException($"{ActorNames.Of(state)} was no member of the system of states (Correlates of War) in {Prose.Text(from)} to "
                + $"{Prose.Text(to)}. Change --from and --to.");
        var records = FaceReader.Read(ledger, ActorRegister.Embedded, new AlignmentRequest { To = new LocalDate(to, 12, 31), With = state,
            AsOf = asOf }, cancellation: cancellation);
        ImmutableArray<PairFaces> pairs = [.. records.Pairs.Where(p => p.Exists.Any(e => e)).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(p => PairFaces.Run(p, FaceParametersFile.Embedded))];
        return new StateReport(evidence, new StateFacesTold(pairs.IsEmpty ? [] : StateFaces.Of(state, pairs, from), to, records.Sources), asOf);
    }
}
