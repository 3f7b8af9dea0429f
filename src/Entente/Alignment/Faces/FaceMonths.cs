using System.Collections.Immutable;

namespace Entente.Alignment.Faces;

/// <summary>
/// Hostility by month, in the years of which event data report by month: the year's value and a deviation from it, an AR(1) that runs on from year to
/// year. Each month's acts are read as <see cref="FaceFilter"/> reads a year's, with one more constant for the pair: how much more or less hostile
/// than their state of affairs the two are reported to be at all times. The band is that of the year and that of the deviation together.
/// </summary>
public static class FaceMonths
{
    /// <param name="evidence">The pair's evidence.</param>
    /// <param name="hostility">Its hostility by year.</param>
    /// <param name="parameters">Those of hostility.</param>
    /// <returns>The months of which anything is reported, by time; none where no event data are loaded that tell the months.</returns>
    public static ImmutableArray<FaceMonth> Of(FaceEvidence evidence, ImmutableArray<FaceYear> hostility, FaceParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(parameters);
        if (evidence.Months is not { } counts || parameters.Reports is not { } reports) return [];
        var found = ImmutableArray.CreateBuilder<FaceMonth>();
        foreach (var (from, to) in Spells(evidence, counts))
        {
            var (known, predicted) = Forward(counts, hostility, reports, from, to, out _);
            var states = FaceFilter.Smooth(predicted, known, reports.MonthPersistence);
            for (var i = 0; i < states.Length; i++)
            {
                if (counts[from + i].All == 0) continue;
                var year = hostility[(from + i) / 12];
                var variance = year.Deviation * year.Deviation + Math.Max(0, states[i].CourseVariance);
                found.Add(new(evidence.FirstYear * 12 + from + i, year.Mean + states[i].Course, Math.Sqrt(variance),
                    Math.Clamp(1 - variance / (1 + reports.MonthSpread * reports.MonthSpread), 0, 1), counts[from + i]));
            }
        }
        return found.ToImmutable();
    }

    /// <summary>Log probability of the months' acts, but for a constant.</summary>
    public static double LogLikelihood(FaceEvidence evidence, ImmutableArray<FaceYear> hostility, ReportParameters reports)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(reports);
        if (evidence.Months is not { } counts) return 0;
        double total = 0;
        foreach (var (from, to) in Spells(evidence, counts))
        {
            Forward(counts, hostility, reports, from, to, out var log);
            total += log;
        }
        return total;
    }

    // Runs of years with months on record, from the first such month to the last.
    private static IEnumerable<(int From, int To)> Spells(FaceEvidence evidence, ReportCount[] counts)
    {
        for (var t = 0; t < evidence.Years; t++)
        {
            bool HasMonths(int year) => year < evidence.Years && evidence.Exists[year] && counts.AsSpan(12 * year, 12).ContainsAnyExcept(default(ReportCount));
            if (!HasMonths(t)) continue;
            var last = t;
            while (HasMonths(last + 1)) last++;
            int from = 12 * t, to = 12 * last + 11;
            while (counts[from].All == 0) from++;
            while (counts[to].All == 0) to--;
            yield return (from, to);
            t = last;
        }
    }

    private static (FaceFilter.State[] Known, FaceFilter.State[] Predicted) Forward(ReportCount[] counts, ImmutableArray<FaceYear> hostility,
        ReportParameters reports, int from, int to, out double total)
    {
        var (known, predicted) = (new FaceFilter.State[to - from + 1], new FaceFilter.State[to - from + 1]);
        double spread = reports.MonthSpread * reports.MonthSpread, rho = reports.MonthPersistence;
        var state = new FaceFilter.State(0, 0, reports.Own * reports.Own, 0, spread);
        Span<double> room = stackalloc double[FaceFilter.Points];
        total = 0;
        for (var i = 0; i < known.Length; i++)
        {
            if (i > 0) state = FaceFilter.Next(state, rho, (1 - rho * rho) * spread);
            predicted[i] = state;
            var (count, year) = (counts[from + i], hostility[(from + i) / 12].Mean);
            if (count.All > 0) total += FaceFilter.Observe(x => reports.LogMonth(count, year + x), ref state, room);
            known[i] = state;
        }
        return (known, predicted);
    }
}
