using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Findings;
using Entente.Store;
using Entente.Store.Alignment;
using Entente.Store.Datasets;
using Entente.Time;
using NodaTime;

namespace Entente.Work.States;

/// <summary>One state's standing over years: `entente state`.</summary>
internal static class TellState
{
    /// <summary>The first year there is, and the first where none is asked for.</summary>
    public const int FirstYear = 1946, DefaultFirst = 2000;

    /// <summary>With the years that are taken where none are named.</summary>
    public static StateReport Of(LedgerFile ledger, ActorId state, LocalDate? asOf, CancellationToken cancellation) =>
        Of(ledger, state, DefaultFirst, 0, asOf, cancellation);

    /// <param name="to">0 for the last year that any loaded data set covers.</param>
    public static StateReport Of(LedgerFile ledger, ActorId state, int from, int to, LocalDate? asOf, CancellationToken cancellation)
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
        ImmutableArray<StateFaces> faces = pairs.IsEmpty ? [] : StateFaces.Of(state, pairs, from);
        return new StateReport(evidence, faces, new StateFacesTold(faces, to, records.Sources), asOf);
    }
}
