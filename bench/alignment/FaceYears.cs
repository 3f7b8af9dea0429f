using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Store;
using Entente.Store.Alignment;

namespace Entente.Alignment.Bench;

/// <summary>The faces of pairs as they were known at the end of each year, with parameters fitted on earlier years only.</summary>
internal static class FaceYears
{
    /// <summary>Until when parameters were fitted, and the first year for which they are used.</summary>
    private static readonly (int Fitted, int From)[] Fits = [(1960, 1946), (1975, 1976), (1990, 1991)];

    public static ImmutableArray<FaceParameters> Parameters(int year)
    {
        var fitted = Fits.Last(f => f.From <= year).Fitted;
        var path = Path.Combine(Folder(), $"faces-{fitted}.tsv");
        return FaceParametersFile.Read(path, File.ReadAllText(path));
    }

    public static string Folder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Directory.Exists(Path.Combine(folder, "bench", "alignment"))) return Path.Combine(folder, "bench", "alignment");
        throw new DirectoryNotFoundException("bench/alignment is not above the program.");
    }

    public static FaceRecords Read(string ledger)
    {
        using var file = LedgerFile.Open(ledger, LedgerAccess.Read, TimeProvider.System);
        return FaceReader.Read(file, ActorRegister.Embedded, new AlignmentRequest());
    }

    /// <summary>Means, then deviations, of the faces by row.</summary>
    public static double[][] Known(string ledger, DyadYears data)
    {
        var pairs = Read(ledger).Pairs.ToDictionary(p => p.Dyad);
        var columns = Enumerable.Range(0, 8).Select(_ => new double[data.Rows]).ToArray();
        var fits = Fits.Select(f => Parameters(f.From)).ToArray();
        Parallel.For(0, data.Starts.Length - 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, p =>
        {
            var from = data.Starts[p];
            if (!pairs.TryGetValue(new Dyad(data.Panel.Actor(from), data.Panel.Recipient(from)), out var evidence)) return;
            var tracks = fits.Select(f => PairFaces.Run(evidence, f)).ToArray();
            for (var r = from; r < data.Starts[p + 1]; r++)
            {
                var track = tracks[Array.FindLastIndex(Fits, f => f.From <= data.Year(r))];
                for (var f = 0; f < 4; f++)
                    (columns[f][r], columns[4 + f][r]) = (track.Years[f][data.Year(r) - evidence.FirstYear].KnownMean,
                        track.Years[f][data.Year(r) - evidence.FirstYear].KnownDeviation);
            }
        });
        return columns;
    }
}
