using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Actors;
using Entente.Alignment.Latent;
using Entente.Panels;
using Entente.Store.Alignment;

namespace Entente.Cli.Commands;

/// <summary>How alignments are written.</summary>
internal static class AlignReport
{
    /// <summary>Said with every figure in prose while docs/methods/alignment-validation.md has the model losing to plain measures.</summary>
    public const string Provisional = "Provisional: UN votes all but decide it, and the intervals are narrower than the record warrants (docs/methods/alignment-validation.md).";

    private const string Columns = "iso3_a,iso3_b,period,alignment,q05,q95,evidence";

    public static string Month(int month) => new PanelPeriod(PeriodUnit.Month, month).ToString();

    public static void Write(TextWriter to, string format, AlignmentEvidence evidence, DyadAlignment pair, IReadOnlyList<(ContestedReading Reading, DyadAlignment Pair)> others)
    {
        if (format == "csv")
        {
            to.Write(Columns + "\n");
            foreach (var (month, m) in Months(evidence, pair)) to.Write(Line(pair.Dyad, month, m.Value, m.Lower, m.Upper, m.Settled ? m.Evidence : null));
        }
        else if (format == "json") to.Write(Json(evidence, pair, others) + "\n");
        else Text(to, evidence, pair, others);
    }

    public static void WriteAll(Stream to, AlignmentEvidence evidence, AlignmentParameters parameters, CancellationToken cancellation)
    {
        var options = new AlignmentOptions();
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 18, leaveOpen: true);
        writer.Write(Columns + "\n");
        foreach (var chunk in evidence.Input.Dyads.Chunk(512))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var text in chunk.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(dyad =>
            {
                var (means, deviations) = LatentAlignment.States(parameters, evidence.Input.Indicators, dyad);
                var lines = new StringBuilder(means.Length * 48);
                for (var t = 0; t < means.Length; t++)
                {
                    if (!evidence.Exists(dyad.Dyad, dyad.FirstMonth + t)) continue;
                    double? share = double.IsNaN(deviations[t]) ? null : Math.Clamp(1 - deviations[t] * deviations[t], 0, 1);
                    var known = share >= options.LeastEvidence;
                    lines.Append(Line(dyad.Dyad, dyad.FirstMonth + t, known ? LatentAlignment.Squash(means[t]) : null, known ? LatentAlignment.Squash(means[t] - 1.6448536 * deviations[t]) : null,
                        known ? LatentAlignment.Squash(means[t] + 1.6448536 * deviations[t]) : null, share));
                }
                return lines;
            })) writer.Write(text);
        }
    }

    private static IEnumerable<(int Month, MonthAlignment Value)> Months(AlignmentEvidence evidence, DyadAlignment pair) =>
        pair.Months.Select((m, t) => (Month: pair.FirstMonth + t, m)).Where(p => evidence.Exists(pair.Dyad, p.Month));

    private static string Line(Dyad dyad, int month, double? value, double? low, double? high, double? share) =>
        string.Create(CultureInfo.InvariantCulture, $"{dyad.A},{dyad.B},{month / 12:D4}-{month % 12 + 1:D2},{value:F3},{low:F3},{high:F3},{share:F3}\n");

    private static void Text(TextWriter to, AlignmentEvidence evidence, DyadAlignment pair, IReadOnlyList<(ContestedReading Reading, DyadAlignment Pair)> others)
    {
        string Name(ActorId id) => ActorNames.Over(id, pair.FirstMonth / 12, (pair.FirstMonth + pair.Months.Length - 1) / 12);
        to.Write($"{Name(pair.Dyad.A)} and {Name(pair.Dyad.B)}: alignment from -1 (furthest of all pairs) to 1 (closest), middle of each year\n");
        to.Write($"{Provisional}\n\n");
        to.Write("year   alignment   90% interval      evidence   strongest indicators\n");
        foreach (var year in Months(evidence, pair).GroupBy(m => m.Month / 12))
        {
            var (month, m) = year.OrderBy(p => Math.Abs(p.Month % 12 - 6)).First();
            var strongest = string.Join(", ", m.Contributions.Select((c, k) => (c, k)).Where(p => Math.Abs(p.c) >= 0.05).OrderByDescending(p => Math.Abs(p.c)).Take(3)
                .Select(p => string.Create(CultureInfo.InvariantCulture, $"{AlignmentIndicators.All[p.k].Name} {p.c:+0.00;-0.00}")));
            to.Write(!m.Settled ? string.Create(CultureInfo.InvariantCulture, $"{year.Key}   no figure: the estimate did not converge\n") : m.Value is null
                ? string.Create(CultureInfo.InvariantCulture, $"{year.Key}   not enough evidence             {m.Evidence,6:F2}\n")
                : string.Create(CultureInfo.InvariantCulture, $"{year.Key}   {m.Value,6:+0.00;-0.00}      {m.Lower,5:+0.00;-0.00} to {m.Upper,5:+0.00;-0.00}    {m.Evidence,6:F2}     {strongest}\n"));
        }
        to.Write("\nIndicators of this pair\n");
        foreach (var c in evidence.Coverage)
            to.Write(c.Observations == 0 ? $"  {c.Indicator}: nothing of these years\n"
                : string.Create(CultureInfo.InvariantCulture, $"  {c.Indicator}: {c.Observations} observations, {c.Positive} above 0; {c.Source} {c.First}-{c.Last}\n"));
        foreach (var contested in evidence.Contested) to.Write($"\nContested: {contested.Statement} ({Month(contested.Month)})\n");
        foreach (var (reading, other) in others)
        {
            var largest = other.Months.Select((m, t) => (Change: m.State - pair.Months[t].State, t)).MaxBy(p => Math.Abs(p.Change));
            string Figure(MonthAlignment m) => m.Value is { } v ? v.ToString("+0.00;-0.00", CultureInfo.InvariantCulture) : "no figure";
            if (!other.Months.Concat(pair.Months).All(m => m.Settled)) to.Write($"  {reading}: last month {Figure(other.Months[^1])} instead of {Figure(pair.Months[^1])}; in some months the estimate did not converge\n");
            else to.Write(string.Create(CultureInfo.InvariantCulture, $"  {reading}: last month {other.Months[^1].Value:+0.00;-0.00} instead of {pair.Months[^1].Value:+0.00;-0.00}; largest change {largest.Change:+0.00;-0.00} standard deviations in {Month(pair.FirstMonth + largest.t)}\n"));
        }
    }

    private static string Json(AlignmentEvidence evidence, DyadAlignment pair, IReadOnlyList<(ContestedReading Reading, DyadAlignment Pair)> others) => JsonSerializer.Serialize(new
    {
        a = pair.Dyad.A.Value,
        b = pair.Dyad.B.Value,
        months = Months(evidence, pair).Select(m => new
        {
            period = Month(m.Month), alignment = m.Value.Value, q05 = m.Value.Lower, q95 = m.Value.Upper, evidence = m.Value.Settled ? m.Value.Evidence : (double?)null, converged = m.Value.Settled,
            contributions = !m.Value.Settled ? null : AlignmentIndicators.All.Select((i, k) => (i.Name, Part: m.Value.Contributions[k])).ToDictionary(p => p.Name, p => p.Part),
        }),
        indicators = evidence.Coverage.Select(c => new { name = c.Indicator, dataset = c.Dataset, version = c.Version, first = c.First, last = c.Last, observations = c.Observations, positive = c.Positive }),
        contested = evidence.Contested.Select(c => new { matter = c.Matter.Value, statement = c.Statement, period = Month(c.Month) }),
        readings = others.Select(o => new { reading = o.Reading.ToString(), alignment = o.Pair.Months[^1].Value }),
    });
}
