using System.Collections.Immutable;

namespace Entente.Alignment.Faces;

/// <summary>Which records show which face.</summary>
public static class FaceModel
{
    /// <summary>Share of its prior variance that a face must have lost before it is told.</summary>
    public const double LeastEvidence = 0.2;

    /// <summary>How far documents are believed that tell of a deed no data set covers: the rest of the time they are taken to say nothing.</summary>
    public const double Reliability = 0.8;

    public static ImmutableArray<Face> Faces { get; } = [.. Enum.GetValues<Face>()];

    public static ImmutableArray<StandingRecord> RecordsOf(Face face) => face switch
    {
        Face.Security => [StandingRecord.Defence, StandingRecord.OtherPact, StandingRecord.Arms],
        Face.Hostility => [StandingRecord.Dispute, StandingRecord.Conflict],
        Face.Sanctions => [StandingRecord.Sanction],
        _ => [],
    };

    public static Face FaceOf(StandingRecord record) => Faces.First(f => RecordsOf(f).Contains(record));

    public static string Name(Face face) => face switch
    {
        Face.Votes => "votes",
        Face.Security => "security",
        Face.Hostility => "hostility",
        _ => "sanctions",
    };
}
