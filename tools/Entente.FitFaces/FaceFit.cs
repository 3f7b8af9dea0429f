using System.Collections.Immutable;
using Entente.Alignment.Faces;

namespace Entente.FitFaces;

/// <summary>A face's parameters by the marginal likelihood of its records, over a sample of pairs that each stand for several.</summary>
internal static class FaceFit
{
    private static readonly int[] Eras = [1946, 1965, 1991];

    /// <param name="sample">Pairs, with how many each stands for.</param>
    /// <param name="years">Of each pair the first so many years.</param>
    public static FaceParameters Of(Face face, IReadOnlyList<(FaceEvidence Pair, double Weight)> sample, int years, FaceParameters? start,
        int mostRounds, Action<int, double> progress)
    {
        var total = sample.Sum(s => s.Weight);
        var origin = Pack(start ?? Start(face));
        double Loss(double[] x)
        {
            var parameters = Unpack(face, x);
            var parts = new double[sample.Count];
            Parallel.For(0, sample.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 },
                i => parts[i] = sample[i].Weight * FaceFilter.LogLikelihood(sample[i].Pair, parameters, years));
            double penalty = ((x[0] - 2.5) * (x[0] - 2.5) + x[1] * x[1]) / 8;
            for (var i = 2; i < x.Length; i++) penalty += x[i] * x[i] / 200;
            return (penalty - parts.Sum()) / total;
        }
        var (at, _, _) = Minimum.Find(Loss, origin, mostRounds, progress);
        return Unpack(face, at);
    }

    private static FaceParameters Start(Face face) => new(face, 0.92, 0.5,
        [.. FaceModel.RecordsOf(face).Select(r => new StandingParameters(r, -8, 2, 1, 1, r == StandingRecord.Dispute ? 2 : 1, 0.7, 0.5))],
        face == Face.Votes ? new(0.3, 0.25, [.. Eras.Select(from => new VoteEra(from, 0.08, 1))]) : null);

    private static double[] Pack(FaceParameters p)
    {
        var x = new List<double> { Logit(p.Persistence), Logit(p.Lasting) };
        foreach (var s in p.Standing) x.AddRange([s.Start, Math.Log(s.StartLoading), s.Stay, Math.Log(s.StayLoading), s.Border, s.Water, s.Majors]);
        if (p.Votes is { } v)
        {
            x.AddRange([v.Intercept, Math.Log(v.Loading)]);
            foreach (var era in v.Eras) x.AddRange([Math.Log(era.Own), Math.Log(era.Sampling)]);
        }
        return [.. x];
    }

    private static FaceParameters Unpack(Face face, double[] x)
    {
        var at = 2;
        double Next() => x[at++];
        double Loading() => Math.Min(StandingParameters.MostLoading, Math.Exp(Next()));
        var standing = ImmutableArray.CreateBuilder<StandingParameters>();
        foreach (var record in FaceModel.RecordsOf(face)) standing.Add(new(record, Next(), Loading(), Next(),
            Math.Max(StandingParameters.LeastStay(record), Loading()), Next(), Next(), Next()));
        VoteParameters? votes = null;
        if (face == Face.Votes)
        {
            double intercept = Next(), loading = Math.Exp(Next());
            votes = new(intercept, loading,
                [.. Eras.Select(from => new VoteEra(from, Math.Max(VoteParameters.LeastOwn, Math.Exp(Next())), Math.Exp(Math.Clamp(Next(), -3, 3))))]);
        }
        return new(face, Logistic(x[0]), Math.Clamp(Logistic(x[1]), FaceParameters.LeastLasting, 1 - FaceParameters.LeastLasting),
            standing.ToImmutable(), votes);
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));
    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
