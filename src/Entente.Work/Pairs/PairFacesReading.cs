using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Store;
using Entente.Store.Alignment;

namespace Entente.Work.Pairs;

/// <summary>The faces of two states out of a ledger: `entente align A B`.</summary>
internal static class PairFacesReading
{
    /// <summary>How the two stand to each other, with contested claims held to be true in steps beside it.</summary>
    public static FacesReport Of(LedgerFile file, AlignmentRequest request, int first, Dyad dyad, CancellationToken cancellation)
    {
        (FaceRecords Records, PairFaces Faces) Read(double belief)
        {
            var records = FaceReader.Read(file, ActorRegister.Embedded, request with { Pair = dyad }, belief, cancellation);
            var evidence = records.Of(dyad)
                ?? throw new UserException($"{dyad}: the two never exist together between {records.FirstYear} and {records.LastYear}.");
            return (records, PairFaces.Run(evidence, FaceParametersFile.Embedded));
        }
        var (records, faces) = Read(0);
        if (faces.Evidence.Exists.All(e => !e)) throw new UserException(
            $"{dyad}: the two never exist together between {records.FirstYear} and {records.LastYear}.");
        var believed = records.Contested.IsEmpty ? [] : new[] { 0.5, 1 }.Select(p => (p, Read(p).Faces)).ToArray();
        return new FacesReport(records, faces, believed, first);
    }
}
