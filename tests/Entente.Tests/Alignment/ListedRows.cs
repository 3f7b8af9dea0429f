using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Record;
using NodaTime;

namespace Entente.Tests.Alignment;

/// <summary>Rows by the names of states, as a ledger would hold them.</summary>
internal sealed class ListedRows(DyadTable table, (string Indicator, string A, string B, int First, int Last, double Value)[] rows,
    (string Day, int RollCall, string State, int Vote)[] votes) : IRecordRows
{
    /// <summary>Reported acts of pairs; month 0 where only the year is known.</summary>
    public (string Dataset, string A, string B, int Year, int Month, int Hostile, int All)[] Reported { get; init; } = [];

    public IEnumerable<Observation> Observations(ImmutableArray<string> indicators, int firstYear, int lastYear) => rows
        .Where(r => indicators.Contains(r.Indicator) && r.Last >= firstYear && r.First <= lastYear)
        .Select(r => new Observation(Place(r.A), Place(r.B), r.First, r.Last, r.Value));

    public IEnumerable<DatedVote> Votes(LocalDate first, LocalDate last) => votes
        .Select(v => new DatedVote(DateOnly.Parse(v.Day, CultureInfo.InvariantCulture), v.RollCall, Place(v.State), v.Vote))
        .Where(v => v.Day >= first.ToDateOnly() && v.Day <= last.ToDateOnly()).OrderBy(v => v.Day).ThenBy(v => v.RollCall);

    public (string Datasets, string Versions) VoteDatasets(int firstYear, int lastYear) => ("un-votes", "1");

    public IEnumerable<ReportedActs> Acts(int firstYear, LocalDate last) =>
        Reported.Select(r => new ReportedActs(r.Dataset, Place(r.A), Place(r.B), r.Year, r.Month, r.Hostile, r.All));

    public IEnumerable<ReportedYear> AllActs(int firstYear, LocalDate last) => Reported.GroupBy(r => (r.Dataset, r.Year))
        .Select(g => new ReportedYear(g.Key.Dataset, g.Key.Year, g.Sum(r => r.Hostile), g.Sum(r => r.All)));

    private int Place(string state) => table.States.IndexOf(new ActorId(state));
}
