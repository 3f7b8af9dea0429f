using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;

namespace Entente.Blocs.Ties;

/// <summary>What the rule asks of a pair in a year: its four faces and the records that stand.</summary>
/// <param name="Faces">By face in their order.</param>
/// <param name="Standing">Records that stand in the year, by data sets or by facts in documents; what is charged and denied is left out.</param>
/// <param name="EndedInPact">The record of pacts ended before the year, with a defence pact standing.</param>
public sealed record PairYear(Dyad Pair, ImmutableArray<FaceYear> Faces, ImmutableArray<StandingRecord> Standing, bool EndedInPact = false)
{
    private static readonly ImmutableArray<StandingRecord> Records = [.. Enum.GetValues<StandingRecord>()];

    /// <param name="at">Place of the year in the evidence.</param>
    public static PairYear Of(PairFaces pair, int at) => new(pair.Evidence.Dyad, [.. FaceModel.Faces.Select(f => pair.Of(f)[at])],
        [.. Records.Where(r => pair.Evidence[r, at] is RecordValue.Yes or RecordValue.Reported)], Ended(pair.Evidence, at));

    /// <summary>The same records with faces drawn from their bands: each normal, independent, with its own mean and standard deviation.</summary>
    public PairYear Drawn(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var faces = ImmutableArray.CreateBuilder<FaceYear>(Faces.Length);
        foreach (var face in Faces) faces.Add(face with { Mean = face.Mean + face.Deviation * Gauss(random) });
        return this with { Faces = faces.MoveToImmutable() };
    }

    private static bool Ended(FaceEvidence evidence, int at) =>
        evidence.LastRecord(StandingRecord.Defence) is { } last && last < evidence.FirstYear + at
            && evidence[StandingRecord.Defence, last - evidence.FirstYear] == RecordValue.Yes;

    // Box and Muller (1958).
    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
