using Entente.Alignment.Faces;

namespace Entente.Blocs.Ties;

/// <summary>When two states are tied, and with which sign: the rule of docs/methods/blocs.md.</summary>
public sealed record TieRule
{
    public const double UsualThreshold = 0.5;

    /// <summary>The face that ties rest on; absent (the default): all, hostility first, then defence pacts, then votes apart, then security and votes
    /// alike.</summary>
    public Face? Face { get; init; }

    /// <summary>How far beyond the median of the year's pairs the whole 90% band must lie, in standard deviations of all pairs; 0 or more.</summary>
    public double Threshold { get; init; } = UsualThreshold;

    /// <summary>Whether ties of either sign are to be had; not from hostility or sanctions alone, which hold nobody together.</summary>
    public bool HoldsTogether => Face is null or Alignment.Faces.Face.Votes or Alignment.Faces.Face.Security;

    /// <summary>The tie of a pair; absent where too little is known or nothing stands out.</summary>
    public FaceTie? Tie(PairYear pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        FaceTie By(int sign, TieGround ground) => new(pair.Pair, sign, ground);
        if (Face is { } one)
        {
            var side = Side(pair, one);
            return side == 0 ? null : By(one is Alignment.Faces.Face.Hostility or Alignment.Faces.Face.Sanctions ? -side : side, GroundOf(one));
        }
        if (pair.Standing.Contains(StandingRecord.Conflict)) return By(-1, TieGround.Conflict);
        if (pair.Standing.Contains(StandingRecord.Dispute)) return By(-1, TieGround.Dispute);
        if (pair.Standing.Contains(StandingRecord.Sanction)) return By(-1, TieGround.SanctionRecord);
        if (Side(pair, Alignment.Faces.Face.Hostility) > 0) return By(-1, TieGround.Hostility);
        if (Side(pair, Alignment.Faces.Face.Sanctions) > 0) return By(-1, TieGround.Sanctions);
        var isClose = Side(pair, Alignment.Faces.Face.Security) > 0;
        if (pair.Standing.Contains(StandingRecord.Defence) || (pair.EndedInPact && isClose)) return By(1, TieGround.DefencePact);
        var votes = Side(pair, Alignment.Faces.Face.Votes);
        if (votes < 0) return By(-1, TieGround.Votes);
        return isClose ? By(1, TieGround.Security) : votes > 0 ? By(1, TieGround.Votes) : null;
    }

    // 1 where the band lies wholly above the median and threshold, -1 where wholly below.
    private int Side(PairYear pair, Face face)
    {
        var year = pair.Faces[(int)face];
        if (!year.IsKnown) return 0;
        var middle = FaceQuantiles.Middle(face, year.Year);
        return year.Lower > middle + Threshold ? 1 : year.Upper < middle - Threshold ? -1 : 0;
    }

    private static TieGround GroundOf(Face face) => face switch
    {
        Alignment.Faces.Face.Votes => TieGround.Votes,
        Alignment.Faces.Face.Security => TieGround.Security,
        Alignment.Faces.Face.Hostility => TieGround.Hostility,
        _ => TieGround.Sanctions,
    };
}
