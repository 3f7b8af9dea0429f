using System.Collections.Immutable;
using Entente.Blocs;
using Entente.Blocs.Ties;
using Entente.Briefs.BlocPages;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Time;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente blocs --on YEAR` with nothing else said, for the workbench.</summary>
internal sealed class BlocsOfYear
{
    private readonly int year;
    private readonly LedgerBlocs blocs;
    private readonly BlocStudy study;

    private BlocsOfYear(int year, LedgerBlocs blocs, BlocStudy study) => (this.year, this.blocs, this.study) = (year, blocs, study);

    /// <param name="asOf">Only what was public by the end of this day, and years that were over by then.</param>
    /// <exception cref="UserException">The year is outside the record.</exception>
    public static BlocsOfYear Study(LedgerFile ledger, int year, LocalDate? asOf, CancellationToken cancel)
    {
        var rule = new TieRule();
        var blocs = LedgerBlocs.Read(ledger, rule, year, year, null, ActiveStates.Usual, cancel, asOf);
        var division = new DivisionOptions { MostBlocs = rule.HoldsTogether ? null : 2, ListOptima = 1, TimeLimit = TimeSpan.FromSeconds(100), Seed = 1,
            Clock = TimeProvider.System };
        var options = new BlocStudyOptions { Rule = rule, Division = division, Draws = BlocsOfLedger.UsualDraws, Seed = division.Seed };
        var study = BlocStudy.Of(blocs.In(year), blocs.StatesIn(year), options, cancel);
        // Who hung up gets nothing, and the half-done is not kept for the next.
        cancel.ThrowIfCancellationRequested();
        return new(year, blocs, study);
    }

    /// <summary>The last whole year of votes, which most ties rest on; where none are loaded, of any data set.</summary>
    /// <exception cref="UserException">The ledger holds none.</exception>
    public static int LastFull(LedgerFile ledger, LocalDate? asOf)
    {
        var ends = LoadedDataset.In(ledger).Where(d => d.Last is not null).ToList();
        var votes = ends.Where(d => d.Name.StartsWith("un-votes", StringComparison.Ordinal)).ToList();
        var last = (votes.Count > 0 ? votes : ends).Max(d => (int?)(d.Last!.Value.Month == 12 ? d.Last.Value.Year : d.Last.Value.Year - 1))
            ?? throw new UserException("The ledger holds nothing of votes, security, hostility or sanctions. Load it first: entente load starter.");
        return asOf is { } day ? Math.Min(last, KnownBy.LastYear(day)) : last;
    }

    public LedgerBlocsReport ToReport() => new(year, study, [.. blocs.Coverage(year)]);

    public BlocPageMaterial ToMaterial() => new()
    {
        Course = BlocCourse.Of([new(year, [.. blocs.StatesIn(year)], study.Ties, study.Division)]),
        Last = study,
        Names = blocs.States.ToImmutableDictionary(s => s.Value, s => LedgerBlocsReport.Name(s.Value, year)),
        Record = [.. blocs.Coverage(year)],
    };
}
