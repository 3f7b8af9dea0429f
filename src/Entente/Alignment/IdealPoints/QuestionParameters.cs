using Entente.Alignment.Numerics;

namespace Entente.Alignment.IdealPoints;

/// <summary>
/// One question's discrimination and one or two cutpoints in the ordinal probit
/// P(choice &lt;= k) = Phi(cut[k] - discrimination * point), and Newton's step for them.
/// </summary>
internal struct QuestionParameters
{
    public double Discrimination, Lower, Upper;

    /// <summary>Three-point Gauss-Hermite rule over a voter's posterior: at the mean, and root three deviations to either side.</summary>
    private const double Reach = 1.7320508075688772, CentreWeight = 2.0 / 3, SideWeight = 1.0 / 6;

    private const double SmallestChance = 1e-9;

    /// <summary>Cutpoints that give the observed shares at discrimination 0.</summary>
    public static QuestionParameters From(BallotTable.Question question)
    {
        double total = question.Voters.Length;
        var first = Quantile((question.Counts[0] + 0.25) / (total + 0.5));
        return new QuestionParameters
        {
            Lower = first,
            Upper = question.Cuts == 1 ? first : Math.Max(first + 0.02, Quantile((total - question.Counts[2] + 0.25) / (total + 0.5))),
        };
    }

    /// <summary>Slope and curvature (negative second derivative) of a ballot's log likelihood in the voter's point, averaged over the voter's
    /// posterior.</summary>
    public readonly void AtVoter(byte choice, int cuts, double mean, double deviation, ref double slope, ref double curvature)
    {
        Add(choice, cuts, Discrimination * mean, CentreWeight, ref slope, ref curvature);
        var side = Discrimination * deviation * Reach;
        Add(choice, cuts, Discrimination * mean - side, SideWeight, ref slope, ref curvature);
        Add(choice, cuts, Discrimination * mean + side, SideWeight, ref slope, ref curvature);
    }

    private readonly void Add(byte choice, int cuts, double position, double weight, ref double slope, ref double curvature)
    {
        Ratios(choice, cuts, position, out var low, out var lowRatio, out var high, out var highRatio);
        var along = lowRatio - highRatio;
        slope += weight * Discrimination * along;
        curvature += weight * Discrimination * Discrimination * (high * highRatio - low * lowRatio + along * along);
    }

    /// <summary>The ballot's interval on the latent scale, and density over chance at its two ends (0 at an open end).</summary>
    private readonly void Ratios(byte choice, int cuts, double position, out double low, out double lowRatio, out double high, out double highRatio)
    {
        double below = 0, lowDensity = 0, above = 1, highDensity = 0;
        (low, high) = (0, 0);
        if (choice > 0)
        {
            low = (choice == 1 ? Lower : Upper) - position;
            NormalTable.At(low, out below, out lowDensity);
        }
        if (choice < cuts)
        {
            high = (choice == 0 ? Lower : Upper) - position;
            NormalTable.At(high, out above, out highDensity);
        }
        var chance = Math.Max(above - below, SmallestChance);
        lowRatio = lowDensity / chance;
        highRatio = highDensity / chance;
    }

    /// <summary>Slope and curvature of the log posterior in (discrimination, lower, upper) at the present values.</summary>
    public readonly void Derivatives(BallotTable.Question question, double[] means, double[] deviations, IdealPointOptions options,
        Span<double> slope, Span<double> curvature)
    {
        slope.Clear();
        curvature.Clear();
        for (var i = 0; i < question.Voters.Length; i++)
        {
            var voter = question.Voters[i];
            var choice = question.Choices[i];
            AddAt(choice, question.Cuts, means[voter], CentreWeight, slope, curvature);
            var side = deviations[voter] * Reach;
            AddAt(choice, question.Cuts, means[voter] - side, SideWeight, slope, curvature);
            AddAt(choice, question.Cuts, means[voter] + side, SideWeight, slope, curvature);
        }
        var disc = 1 / (options.DiscriminationSd * options.DiscriminationSd);
        var cut = 1 / (options.CutpointSd * options.CutpointSd);
        slope[0] -= disc * Discrimination;
        curvature[0] += disc;
        slope[1] -= cut * Lower;
        curvature[3] += cut;
        slope[2] -= cut * (question.Cuts == 2 ? Upper : 0);
        curvature[5] += cut;
        if (question.Cuts == 1) (curvature[2], curvature[4]) = (0, 0);
    }

    // Curvature is kept as the upper triangle: (d,d) (d,l) (d,u) (l,l) (l,u) (u,u).
    private readonly void AddAt(byte choice, int cuts, double point, double weight, Span<double> slope, Span<double> curvature)
    {
        Ratios(choice, cuts, Discrimination * point, out var low, out var lowRatio, out var high, out var highRatio);
        double atLower = 0, atUpper = 0, lowerLower = 0, upperUpper = 0, lowerUpper = 0;
        if (choice == 0)
        {
            atLower = highRatio;
            lowerLower = high * highRatio + highRatio * highRatio;
        }
        else if (choice < cuts)
        {
            atLower = -lowRatio;
            atUpper = highRatio;
            lowerLower = lowRatio * lowRatio - low * lowRatio;
            upperUpper = high * highRatio + highRatio * highRatio;
            lowerUpper = -lowRatio * highRatio;
        }
        else if (cuts == 1)
        {
            atLower = -lowRatio;
            lowerLower = lowRatio * lowRatio - low * lowRatio;
        }
        else
        {
            atUpper = -lowRatio;
            upperUpper = lowRatio * lowRatio - low * lowRatio;
        }
        slope[0] -= weight * point * (atLower + atUpper);
        slope[1] += weight * atLower;
        slope[2] += weight * atUpper;
        curvature[0] += weight * point * point * (lowerLower + 2 * lowerUpper + upperUpper);
        curvature[1] -= weight * point * (lowerLower + lowerUpper);
        curvature[2] -= weight * point * (upperUpper + lowerUpper);
        curvature[3] += weight * lowerLower;
        curvature[4] += weight * lowerUpper;
        curvature[5] += weight * upperUpper;
    }

    /// <summary>One Newton step, shortened until the cutpoints stay in order and nothing moves by more than 2.</summary>
    public void Step(BallotTable.Question question, double[] means, double[] deviations, IdealPointOptions options)
    {
        Span<double> slope = stackalloc double[3], curvature = stackalloc double[6], move = stackalloc double[3];
        Derivatives(question, means, deviations, options, slope, curvature);
        if (!Symmetric3.Solve(curvature, slope, move)) return;
        var share = 1.0;
        var largest = Math.Max(Math.Abs(move[0]), Math.Max(Math.Abs(move[1]), Math.Abs(move[2])));
        if (largest > 2) share = 2 / largest;
        if (question.Cuts == 2)
            while (share > 1e-3 && Upper + share * move[2] - Lower - share * move[1] < 0.2 * (Upper - Lower)) share *= 0.5;
        Discrimination += share * move[0];
        Lower += share * move[1];
        Upper = question.Cuts == 2 ? Upper + share * move[2] : Lower;
    }

    /// <summary>What a voter's curvature loses because this question's parameters are themselves estimated: c' H^-1 c.</summary>
    public readonly double Loss(byte choice, int cuts, double mean, ReadOnlySpan<double> curvature)
    {
        Ratios(choice, cuts, Discrimination * mean, out var low, out var lowRatio, out var high, out var highRatio);
        var along = lowRatio - highRatio;
        var bend = high * highRatio - low * lowRatio + along * along;
        var lowEnd = lowRatio * lowRatio - low * lowRatio - lowRatio * highRatio;
        var highEnd = high * highRatio + highRatio * highRatio - lowRatio * highRatio;
        double atLower = 0, atUpper = 0;
        if (choice == 0) atLower = highEnd;
        else if (choice < cuts) (atLower, atUpper) = (lowEnd, highEnd);
        else if (cuts == 1) atLower = lowEnd;
        else atUpper = lowEnd;
        Span<double> cross = [Discrimination * mean * bend - along, -Discrimination * atLower, -Discrimination * atUpper];
        Span<double> solved = stackalloc double[3];
        return Symmetric3.Solve(curvature, cross, solved)
            ? Math.Max(0, cross[0] * solved[0] + cross[1] * solved[1] + cross[2] * solved[2])
            : 0;
    }

    // Newton's method on the distribution function: used once a question.
    private static double Quantile(double p)
    {
        double x = 0;
        for (var i = 0; i < 60; i++)
        {
            var step = (Normal.Cdf(x) - p) / Math.Max(Normal.Density(x), 1e-6);
            x -= Math.Clamp(step, -0.7, 0.7);
            if (Math.Abs(step) < 1e-10) break;
        }
        return x;
    }
}
