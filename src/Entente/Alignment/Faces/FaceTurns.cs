using System.Collections.Immutable;

namespace Entente.Alignment.Faces;

/// <summary>
/// Where a pair's faces take a new course (docs/methods/faces.md): the posterior of the year in which the face was jolted, in the model of the faces
/// itself. Of each year it is asked how much likelier the records become if the course was free to move there by as much as pairs differ (Harvey and
/// Koopman 1992, Journal of Business and Economic Statistics 10; de Jong and Penzer 1998, Journal of the American Statistical Association 93); the surest
/// year is taken in, and the others are asked again beside it. So what the records leave open, how the face stood and when it moved, is in the
/// probability and in the interval; what came about little by little is no new course.
/// </summary>
public static class FaceTurns
{
    /// <summary>Variance of a jolt: that of the faces over all pairs.</summary>
    private const double Jolt = 1;
    /// <summary>Before the records are seen one year in so many begins a new course, by face: what makes the records
    /// of a seventh of all pairs likeliest (2026-11-27, 20 data sets).</summary>
    private static readonly ImmutableArray<double> YearsEach = [22, 23, 64, 10];
    /// <summary>How much likelier the records must be with a turn in its likeliest year than without one: "substantial" (Jeffreys 1961).</summary>
    private const double LeastFactor = 3;
    private const double Tail = 0.05;
    private const int Around = 5, Side = 5, Least = 10, Most = 8;
    /// <summary>Less probable ones are not told, nor changes of level below <see cref="LeastChange"/> (standard deviations of all pairs).</summary>
    public const double LeastProbability = 0.5, LeastChange = 0.3;

    /// <summary>The new courses of all four faces, by year.</summary>
    /// <param name="evidence">The pair's records.</param>
    /// <param name="parameters">By face in their order.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ImmutableArray<FaceTurn> Of(FaceEvidence evidence, ImmutableArray<FaceParameters> parameters, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return [.. FaceModel.Faces.SelectMany(f => Of(evidence, f, parameters[(int)f], cancellation)).OrderBy(t => t.Year).ThenBy(t => t.Face)];
    }

    private static IEnumerable<FaceTurn> Of(FaceEvidence evidence, Face face, FaceParameters parameters, CancellationToken cancellation)
    {
        // From the first year on record to the last; what lies beyond is expectation.
        if (evidence.LastRecord(face) - evidence.FirstYear is not { } last || evidence.FirstRecord(face) - evidence.FirstYear is not { } first
            || last - first + 1 < Least) return [];
        var shocks = new double[evidence.Years];
        var found = new List<(int Year, int Earliest, int Latest, double Probability)>();
        var without = FaceFilter.LogLikelihood(evidence, parameters, shocks);
        while (found.Count < Most)
        {
            cancellation.ThrowIfCancellationRequested();
            // Nothing is known of a course before the first year on record.
            var odds = new double[evidence.Years];
            for (var t = first + 2; t <= last; t++)
            {
                if (!evidence.Exists[t] || !evidence.Exists[t - 1] || found.Exists(f => Math.Abs(f.Year - t) < 3)) continue;
                shocks[t] += Jolt;
                odds[t] = Math.Exp(FaceFilter.LogLikelihood(evidence, parameters, shocks) - without) / YearsEach[(int)face];
                shocks[t] -= Jolt;
            }
            var peak = Array.IndexOf(odds, odds.Max());
            var (from, to) = (Math.Max(0, peak - Around), Math.Min(odds.Length, peak + Around + 1));
            var together = odds[from..to].Sum();
            if (together / (1 + together) < LeastProbability || odds[peak] * YearsEach[(int)face] < LeastFactor) break;
            found.Add((peak, Quantile(odds, from, to, Tail), Quantile(odds, from, to, 1 - Tail), together / (1 + together)));
            shocks[peak] += Jolt;
            without = FaceFilter.LogLikelihood(evidence, parameters, shocks);
        }
        if (found.Count == 0) return [];
        var years = FaceFilter.Run(evidence, parameters, shocks);
        found.Sort();
        var turns = new List<FaceTurn>();
        for (var n = 0; n < found.Count; n++)
        {
            var (year, earliest, latest, probability) = found[n];
            var from = Math.Max(n == 0 ? first : found[n - 1].Year, year - Side);
            var to = Math.Min(n == found.Count - 1 ? last + 1 : found[n + 1].Year, year + Side);
            var (before, after) = (years[from..year].Average(y => y.Mean), years[year..to].Average(y => y.Mean));
            if (Math.Abs(after - before) >= LeastChange)
                turns.Add(new(face, evidence.FirstYear + year, evidence.FirstYear + Math.Min(year, earliest), evidence.FirstYear + Math.Max(year, latest),
                    probability, before, after));
        }
        return turns;
    }

    private static int Quantile(double[] odds, int from, int to, double share)
    {
        double total = odds[from..to].Sum(), sum = 0;
        for (var t = from; t < to; t++)
        {
            sum += odds[t];
            if (sum >= share * total) return t;
        }
        return to - 1;
    }
}
