using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Blocs.Ties;
using Entente.Store;
using Entente.Store.Alignment;
using NodaTime;

namespace Entente.Work.Blocs;

/// <summary>Blocs out of a ledger's faces: the states, their pairs in the years asked for, and what the record covers.</summary>
internal sealed class LedgerBlocs
{
    /// <summary>The first year of the faces.</summary>
    public const int FirstYear = 1946;
    /// <summary>Draws from the faces' posterior where no number is asked for.</summary>
    public const int UsualDraws = 200;

    private readonly FaceRecords records;
    private readonly IReadOnlyList<PairFaces> pairs;
    private readonly TieRule rule;

    private LedgerBlocs(FaceRecords records, ImmutableArray<ActorId> states, IReadOnlyList<PairFaces> pairs, TieRule rule) =>
        (this.records, States, this.pairs, this.rule) = (records, states, pairs, rule);

    /// <summary>By key.</summary>
    public ImmutableArray<ActorId> States { get; }

    public FaceRecords Records => records;

    /// <param name="named">The states to be divided; absent: the most active ones.</param>
    /// <param name="asOf">Only what was public by the end of this day.</param>
    /// <exception cref="UserException">A year is outside the record, a state is none in any of the years, or too few are named.</exception>
    public static LedgerBlocs Read(LedgerFile ledger, TieRule rule, int first, int last, IReadOnlyList<ActorId>? named, int most,
        CancellationToken cancellation, LocalDate? asOf = null)
    {
        if (first < FirstYear)
            throw new UserException($"{first} is before the record: faces begin in {FirstYear}, after the second world war. Ask for {FirstYear} "
                + $"or later.", ExitCode.WrongUsage);
        if (named is not null)
        {
            if (named.Count < 2)
                throw new UserException("--states: a bloc needs other states; name two or more, such as --states RUS,PRK,USA.", ExitCode.WrongUsage);
            foreach (var state in named) CheckExists(state, first, last);
        }
        var request = new AlignmentRequest { States = named is null ? null : [.. named], AsOf = asOf };
        var records = FaceReader.Read(ledger, ActorRegister.Embedded, request, 0, cancellation);
        CheckCovered(records, rule, last);
        var states = named is null ? ActiveStates.Of(records.Pairs, first, last, most) : [.. named.Order()];
        var chosen = states.ToHashSet();
        var wanted = records.Pairs.Where(p => chosen.Contains(p.Dyad.A) && chosen.Contains(p.Dyad.B)).ToList();
        var pairs = wanted.AsParallel().AsOrdered().WithDegreeOfParallelism(2).WithCancellation(cancellation)
            .Select(p => PairFaces.Run(p, FaceParametersFile.Embedded)).ToList();
        return new(records, states, pairs, rule);
    }

    /// <summary>The pairs that exist in the year.</summary>
    public IReadOnlyList<PairYear> In(int year)
    {
        var t = year - records.FirstYear;
        return [.. pairs.Where(p => t < p.Evidence.Years && p.Evidence.Exists[t]).Select(p => PairYear.Of(p, t))];
    }

    /// <summary>The chosen states that exist in the year, by key.</summary>
    public IReadOnlyList<string> StatesIn(int year) =>
        [.. States.Where(s => Spells(s).Any(m => m.First.Year <= year && (m.Last is not { } end || end.Year >= year))).Select(s => s.Value)];

    /// <summary>What each face rests on in a year, and where its record has ended before; a line a face.</summary>
    public IEnumerable<string> Coverage(int year)
    {
        foreach (var face in FaceModel.Faces.Where(f => rule.Face is null || f == rule.Face))
        {
            var of = records.Sources.Where(s => s.Face == face).ToList();
            if (of.Count == 0) { yield return $"{FaceModel.Name(face)}: no data set is loaded ({FacesReport.Loads(face)})"; continue; }
            var told = of.Select(s => $"{s.Dataset} {s.Version}, {s.First}-{s.Last}").Distinct();
            var ended = of.Max(s => s.Last) < year ? $"; all end before {year}, so the band is wider and no record stands"
                : of.Any(s => s.Last < year) ? $"; {string.Join(", ", of.Where(s => s.Last < year).Select(s => s.Dataset).Distinct())} ended "
                    + $"before {year}" : "";
            yield return $"{FaceModel.Name(face)}: {string.Join("; ", told)}{ended}";
        }
        if (!records.KnowsNeighbours) yield return "who is whose neighbour: not loaded (entente load cow-contiguity)";
    }

    private static IEnumerable<Actors.Membership> Spells(ActorId state) => ActorRegister.Embedded.MembershipsIn(StateSystem.Cow).Where(m => m.State == state);

    private static void CheckExists(ActorId state, int first, int last)
    {
        var spells = Spells(state).ToList();
        if (spells.Any(m => m.First.Year <= last && (m.Last is not { } end || end.Year >= first))) return;
        var name = ActorNames.Of(state) ?? state.Value;
        var when = first == last ? $"in {first}" : $"between {first} and {last}";
        throw new UserException(spells.Count == 0 ? $"--states: {name} ({state}) is in no list of states. Leave it out."
            : $"--states: {name} ({state}) was no state {when}; it was one "
                + $"{string.Join(" and ", spells.Select(m => m.Last is { } end ? $"{m.First.Year}-{end.Year}" : $"from {m.First.Year}"))}. Leave "
                    + $"it out.", ExitCode.WrongUsage);
    }

    private static void CheckCovered(FaceRecords records, TieRule rule, int last)
    {
        var of = records.Sources.Where(s => s.Face is not null && (rule.Face is null || s.Face == rule.Face)).ToList();
        var what = rule.Face is { } face ? $"the record of {FaceModel.Name(face)}" : "the record";
        if (of.Count == 0)
            throw new UserException($"The ledger holds nothing of {(rule.Face is { } one ? FaceModel.Name(one) : "votes, security, hostility or sanctions")}. "
                + $"Load it first: {(rule.Face is { } f ? FacesReport.Loads(f) : "entente load starter")}.");
        var end = of.MaxBy(s => s.Last)!;
        if (last > end.Last)
            throw new UserException($"{last} is after {what}, which ends in {end.Last} ({end.Dataset} {end.Version}). Ask for {end.Last} or "
                + $"earlier, or load newer data.", ExitCode.WrongUsage);
    }
}
