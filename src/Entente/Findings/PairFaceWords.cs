using System.Globalization;
using Entente.Alignment.Faces;

namespace Entente.Findings;

/// <summary>What is told of a pair's faces, in words.</summary>
public static class PairFaceWords
{
    /// <summary>"votes: a new course from 2013 (2012 to 2015), up from +0.3 to +0.9; probability 86%".</summary>
    public static string Turn(FaceTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var when = turn.Earliest == turn.Latest ? "" : string.Create(CultureInfo.InvariantCulture, $" ({turn.Earliest} to {turn.Latest})");
        return string.Create(CultureInfo.InvariantCulture,
            $"{FaceModel.Name(turn.Face)}: a new course from {turn.Year}{when}, {(turn.After > turn.Before ? "up" : "down")} from "
            + $"{turn.Before:+0.0;-0.0;0.0} to {turn.After:+0.0;-0.0;0.0}; probability {100 * turn.Probability:0}%");
    }

    /// <summary>What a data set tells: "security, a defence pact".</summary>
    public static string What(FaceSource source) => source.Record is { } record ? source.Face == Face.Sanctions ? "sanctions"
        : $"{FaceModel.Name(source.Face!.Value)}, {PairFaces.Words(record)}"
        : source.Face is { } face ? FaceModel.Name(face) + (face == Face.Hostility ? ", reported acts" : "") : "who is whose neighbour";
}
