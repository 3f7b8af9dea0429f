using System.Collections.Immutable;
using Entente.Blocs;
using Entente.Blocs.Ties;
using Entente.Briefs.BlocPages;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Time;
using NodaTime;

namespace Entente.Work.Blocs;

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
        var options = Options(rule, TimeSpan.FromSeconds(100));
        var study = BlocStudy.Of(blocs.In(year), blocs.StatesIn(year), options, cancel);
        // Who hung up gets nothing, and the half-done is not kept for the next.
        cancel.ThrowIfCancellationRequested();
        return new(year, blocs, study);
    }

    /// <summary>`entente blocs --from --to` with nothing else said; of the last year the division alone.</summary>
    /// <param name="asOf">As for one year.</param>
    /// <exception cref="UserException">A year is outside the record.</exception>
    public static BlocPageMaterial Span(LedgerFile ledger, int first, int last, LocalDate? asOf, CancellationToken cancel)
    {
        var options = Options(new TieRule(), TimeSpan.FromSeconds(10));
        var blocs = LedgerBlocs.Read(ledger, options.Rule, first, last, null, ActiveStates.Usual, cancel, asOf);
        var studies = Enumerable.Range(first, last - first + 1).Select(year => (Year: year, Study: Divided(blocs, year, options, cancel))).ToList();
        return Material(blocs, [.. studies.Select(s => new BlocYear(s.Year, [.. blocs.StatesIn(s.Year)], s.Study.Ties, s.Study.Division))], studies[^1].Study);
    }

    /// <summary>All states that exist in the year, divided; the best found in half a minute where it can't be proved.</summary>
    /// <param name="asOf">As for one year.</param>
    /// <exception cref="UserException">The year is outside the record.</exception>
    public static BlocPageMaterial All(LedgerFile ledger, int year, LocalDate? asOf, CancellationToken cancel)
    {
        var options = Options(new TieRule(), TimeSpan.FromSeconds(30));
        var blocs = LedgerBlocs.Read(ledger, options.Rule, year, year, null, int.MaxValue, cancel, asOf);
        var study = Divided(blocs, year, options, cancel);
        return Material(blocs, [new BlocYear(year, [.. blocs.StatesIn(year)], study.Ties, study.Division)], study);
    }

    private static BlocStudy Divided(LedgerBlocs blocs, int year, BlocStudyOptions options, CancellationToken cancel)
    {
        var study = BlocStudy.Divided(BlocStudy.TiesOf(blocs.In(year), options.Rule), blocs.StatesIn(year), options, cancel);
        cancel.ThrowIfCancellationRequested();
        return study;
    }

    private static BlocStudyOptions Options(TieRule rule, TimeSpan limit) => new()
    {
        Rule = rule,
        Division = new() { MostBlocs = rule.HoldsTogether ? null : 2, ListOptima = 1, TimeLimit = limit, Seed = 1, Clock = TimeProvider.System },
        Draws = LedgerBlocs.UsualDraws,
        Seed = 1,
    };

    // A state is called as in the last of the years that it exists in.
    private static BlocPageMaterial Material(LedgerBlocs blocs, IReadOnlyList<BlocYear> years, BlocStudy last) => new()
    {
        Course = BlocCourse.Of(years),
        Last = last,
        Names = blocs.States.ToImmutableDictionary(s => s.Value,
            s => LedgerBlocsReport.Name(s.Value, years.LastOrDefault(y => y.States.Contains(s.Value))?.Year ?? years[^1].Year)),
        Record = [.. blocs.Coverage(years[^1].Year)],
    };

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

    public BlocPageMaterial ToMaterial() => Material(blocs, [new(year, [.. blocs.StatesIn(year)], study.Ties, study.Division)], study);
}
