using System.Collections.Immutable;
using NodaTime;

namespace Entente.Record;

/// <summary>Rows of the record, of the files that count, between states of one list; the store's tables, or a list in a test.</summary>
public interface IRecordRows
{
    /// <summary>Rows of any of some indicators that reach into the years, in any order.</summary>
    IEnumerable<Observation> Observations(ImmutableArray<string> indicators, int firstYear, int lastYear);

    /// <summary>Votes cast (no absences) in the days, both included, each state's once a roll call; by day, then roll call.</summary>
    IEnumerable<DatedVote> Votes(LocalDate first, LocalDate last);

    /// <summary>The data sets and versions whose votes of the years entered, as they are cited; empty where none did.</summary>
    (string Datasets, string Versions) VoteDatasets(int firstYear, int lastYear);

    /// <summary>What event data report of pairs of the list, by month, up to a day; either direction counts.</summary>
    IEnumerable<ReportedActs> Acts(int firstYear, LocalDate last);

    /// <summary>All that they report, by year, up to a day.</summary>
    IEnumerable<ReportedYear> AllActs(int firstYear, LocalDate last);
}
