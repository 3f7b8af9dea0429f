using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Alignment.Faces;

/// <summary>The four faces of a pair, and what moved them.</summary>
/// <param name="Evidence">The pair's records.</param>
/// <param name="Years">By face in their order, then by year.</param>
public sealed record PairFaces(FaceEvidence Evidence, ImmutableArray<ImmutableArray<FaceYear>> Years)
{
    private const double LeastVoteChange = 0.15;
    private const int Dip = 2;

    public ImmutableArray<FaceYear> Of(Face face) => Years[(int)face];

    /// <summary>Hostility by month, where event data tell it.</summary>
    public ImmutableArray<FaceMonth> Months(ImmutableArray<FaceParameters> parameters) =>
        FaceMonths.Of(Evidence, Of(Face.Hostility), parameters[(int)Face.Hostility]);

    public static PairFaces Run(FaceEvidence evidence, ImmutableArray<FaceParameters> parameters) =>
        new(evidence, [.. FaceModel.Faces.Select(f => FaceFilter.Run(evidence, parameters[(int)f]))]);

    /// <summary>Records that began or ended between years that are both on record, and turns of the votes, by year.</summary>
    public ImmutableArray<RecordChange> Changes()
    {
        var changes = new List<RecordChange>();
        foreach (var face in FaceModel.Faces)
            foreach (var record in FaceModel.RecordsOf(face)) AddRecord(changes, face, record);
        AddVotes(changes);
        return [.. changes.OrderBy(c => c.Year).ThenBy(c => c.Face).ThenBy(c => c.Record)];
    }

    // A record that lapses for a year or two and comes again has gone on: so that it has ended shows two years later, and never by the end of a data set.
    private void AddRecord(List<RecordChange> changes, Face face, StandingRecord record)
    {
        var last = Evidence.LastRecord(record) ?? 0;
        for (var t = 1; t < Evidence.Years; t++)
        {
            if (!Evidence.Exists[t]) continue;
            var (now, before) = (Evidence[record, t], Evidence[record, t - 1]);
            var year = Evidence.FirstYear + t;
            var stands = now is RecordValue.Yes or RecordValue.Reported or RecordValue.Charged;
            if (stands && before is RecordValue.No or RecordValue.Unknown && stands && !Stood(record, t - Dip - 1, t - 1))
                changes.Add(new(year, face, record, true,
                    $"{Words(record)} began{(now == RecordValue.Yes ? "" : now == RecordValue.Reported ? " as documents tell" : ", charged and denied")}"));
            else if (now == RecordValue.No && before == RecordValue.Yes && year + Dip <= last && !Stood(record, t + 1, t + Dip))
                changes.Add(new(year, face, record, false, $"{Words(record)} ended"));
        }
    }

    private bool Stood(StandingRecord record, int from, int to)
    {
        for (var t = Math.Max(0, from); t <= Math.Min(Evidence.Years - 1, to); t++)
            if (Evidence[record, t] is RecordValue.Yes) return true;
        return false;
    }

    private void AddVotes(List<RecordChange> changes)
    {
        var last = -1;
        for (var t = 0; t < Evidence.Years; t++)
        {
            if (double.IsNaN(Evidence.Kappa[t])) continue;
            if (last >= 0 && t - last <= 3 && Math.Abs(Evidence.Kappa[t] - Evidence.Kappa[last]) >= LeastVoteChange
                && Math.Abs(Evidence.Kappa[t] - Evidence.Kappa[last]) > 2 * Math.Sqrt(Evidence.KappaVariance[t] + Evidence.KappaVariance[last]))
                changes.Add(new(Evidence.FirstYear + t, Face.Votes, null, Evidence.Kappa[t] > Evidence.Kappa[last], string.Create(CultureInfo.InvariantCulture,
                    $"votes {(Evidence.Kappa[t] > Evidence.Kappa[last] ? "came nearer" : "went apart")}, kappa {Evidence.Kappa[last]:F2} to "
                        + $"{Evidence.Kappa[t]:F2}")));
            last = t;
        }
    }

    /// <summary>What a record is called in a sentence.</summary>
    public static string Words(StandingRecord record) => record switch
    {
        StandingRecord.Defence => "a defence pact",
        StandingRecord.OtherPact => "a pact other than of defence",
        StandingRecord.Arms => "arms deliveries",
        StandingRecord.Dispute => "a militarized dispute",
        StandingRecord.Conflict => "an armed conflict",
        _ => "sanctions",
    };
}
