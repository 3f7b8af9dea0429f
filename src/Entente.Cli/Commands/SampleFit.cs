using System.Collections.Immutable;
using System.Globalization;
using Entente.Alignment.Latent;
using Entente.Store.Alignment;

namespace Entente.Cli.Commands;

/// <summary>Parameters estimated from a sample of the pairs: what all share is known from a part of them well enough.</summary>
internal static class SampleFit
{
    private const int Pairs = 1500, Rounds = 80;

    /// <summary>With fewer observations, or fewer above 0, an indicator keeps the parameters that ship.</summary>
    private const int LeastObservations = 1000, LeastPositive = 20;

    /// <summary>Every n-th pair that has observations, n such that about 1,500 are taken.</summary>
    public static AlignmentParameters Of(AlignmentEvidence evidence, CancellationToken cancellation)
    {
        var shown = evidence.Input.Dyads.Where(d => !d.Observations.IsEmpty).ToList();
        var step = Math.Max(1, shown.Count / Pairs);
        var sample = evidence.Input with { Dyads = [.. shown.Where((_, i) => i % step == 0)] };
        var all = sample.Dyads.SelectMany(d => d.Observations).ToLookup(o => o.Indicator, o => o.Value > 0);
        var known = AlignmentIndicators.All.Select((_, k) => all[k].Count() >= LeastObservations && all[k].Count(p => p) >= LeastPositive).ToArray();
        sample = sample with { Dyads = [.. sample.Dyads.Select(d => d with { Observations = [.. d.Observations.Where(o => known[o.Indicator])] })] };
        var found = LatentAlignment.Fit(sample, new AlignmentOptions { MaxRounds = Rounds }, cancellation);
        return found with { Indicators = [.. found.Indicators.Select((p, k) => known[k] ? p : ShippedParameters.Embedded.Indicators[k])] };
    }

    public static ImmutableArray<string> Card(AlignmentEvidence evidence) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"Fitted by 'entente align --all --fit --write-parameters', {AlignReport.Month(evidence.FirstMonth)} to {AlignReport.Month(evidence.LastMonth)}. Licences and citations: docs/datasets."),
        .. evidence.Coverage.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Indicator}: {(c.Dataset is null ? "no data set loaded; set by judgement" : $"{c.Source} {c.First}-{c.Last}, {c.Observations} observations, {c.Positive} above 0")}")),
    ];
}
