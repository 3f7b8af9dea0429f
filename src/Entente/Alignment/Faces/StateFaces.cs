using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Alignment.Faces;

/// <summary>One face of a state towards all others, in the last year in which any of its pairs has a record that shows it.</summary>
/// <param name="Face">Which.</param>
/// <param name="Year">That year.</param>
/// <param name="Since">The year it is compared with.</param>
/// <param name="Others">Those towards whom it is known, from the highest mean to the lowest.</param>
public sealed record StateFaces(Face Face, int Year, int Since, ImmutableArray<FaceNeighbour> Others)
{
    /// <summary>Years over which change is told.</summary>
    public const int Span = 10;

    /// <summary>The faces that any pair has a record of; others are left out.</summary>
    /// <param name="state">Whose.</param>
    /// <param name="pairs">Its pairs.</param>
    /// <param name="first">The first year asked: no change is told from before it.</param>
    public static ImmutableArray<StateFaces> Of(ActorId state, IReadOnlyCollection<PairFaces> pairs, int first)
    {
        var found = ImmutableArray.CreateBuilder<StateFaces>();
        foreach (var face in FaceModel.Faces)
        {
            if (pairs.Max(p => p.Evidence.LastRecord(face)) is not { } year) continue;
            var since = Math.Max(first, year - Span);
            FaceYear? At(PairFaces pair, int asked)
            {
                var t = asked - pair.Evidence.FirstYear;
                return t >= 0 && t < pair.Evidence.Years && pair.Evidence.Exists[t] && pair.Of(face)[t] is { IsKnown: true } known ? known : null;
            }
            var others = pairs.Select(p => (p.Evidence.Dyad, Now: At(p, year), Before: since < year ? At(p, since) : null)).Where(x => x.Now is not null)
                .Select(x => new FaceNeighbour(x.Dyad.A == state ? x.Dyad.B : x.Dyad.A, x.Now!.Value, x.Before))
                .OrderByDescending(n => n.Now.Mean).ThenBy(n => n.State).ToImmutableArray();
            if (!others.IsEmpty) found.Add(new(face, year, since, others));
        }
        return found.ToImmutable();
    }
}
