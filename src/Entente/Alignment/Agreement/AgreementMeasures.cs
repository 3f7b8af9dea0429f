namespace Entente.Alignment.Agreement;

/// <summary>
/// Agreement of two states' votes. Choices are placed at no = 0, abstain = 1, yes = 2; d is their distance. Every measure is absent (null) for
/// fewer than <c>minimumShared</c> roll calls on which both voted; absences are missing, not abstentions.
/// </summary>
public static class AgreementMeasures
{
    private const int Choices = 3;

    /// <summary>
    /// Agreement in [0, 1]: 1 for the same choice, 1/2 where one abstains and the other doesn't, 0 for yes against no, averaged over
    /// shared roll calls (Lijphart 1963, American Political Science Review 57; the form in Voeten's data).
    /// </summary>
    public static double? Agreement(VotePairTable table, int minimumShared = 1) =>
        table.Total < Math.Max(1, minimumShared) ? null : 1 - Observed(table, Linear);

    /// <summary>
    /// Signorino and Ritter's S in [-1, 1] (1999, International Studies Quarterly 43) with equal weights and absolute distances:
    /// 1 - 2 d / d_max, so 2 * <see cref="Agreement"/> - 1. 0 is no sign of indifference: see <see cref="Kappa"/>.
    /// </summary>
    public static double? SignorinoRitterS(VotePairTable table, int minimumShared = 1) => 2 * Agreement(table, minimumShared) - 1;

    /// <summary>
    /// Cohen's weighted kappa, at most 1, 0 = what the two states' own habits of voting yield by chance (Haege 2011, Political Analysis 19): 1 -
    /// observed / expected disagreement, expected from each state's own shares of no, abstain and yes. Absent as well where
    /// both always make the same one choice, for then chance explains all.
    /// </summary>
    public static double? Kappa(VotePairTable table, DistanceForm form = DistanceForm.Linear, int minimumShared = 1) =>
        Corrected(table, form, minimumShared, (a, b) => table.MarginA(a) * table.MarginB(b));

    /// <summary>
    /// Scott's weighted pi, as <see cref="Kappa"/> with chance taken from the pair's pooled shares (Haege 2011), so that a
    /// difference in the two states' habits counts as disagreement.
    /// </summary>
    public static double? Pi(VotePairTable table, DistanceForm form = DistanceForm.Linear, int minimumShared = 1) =>
        Corrected(table, form, minimumShared, (a, b) =>
            (table.MarginA(a) + table.MarginB(a)) / 2 * ((table.MarginA(b) + table.MarginB(b)) / 2));

    /// <summary>
    /// Sampling variance of <see cref="Kappa"/> by the delta method with both states' shares as given (Fleiss, Cohen and Everitt 1969,
    /// Psychological Bulletin 72, in its simpler form): var(d) / (N expected^2), with the variance of d floored at that of half a
    /// roll call's disagreement, so that perfect agreement on few votes isn't taken for certainty. Absent where kappa is.
    /// </summary>
    public static double? KappaVariance(VotePairTable table, DistanceForm form = DistanceForm.Linear, int minimumShared = 1)
    {
        if (Kappa(table, form, minimumShared) is null) return null;
        var distance = Of(form);
        double mean = Observed(table, distance), square = 0;
        for (var a = 0; a < Choices; a++)
            for (var b = 0; b < Choices; b++)
                square += table.Share(a, b) * distance(a, b) * distance(a, b);
        var n = table.Total;
        var expected = Expected(distance, (a, b) => table.MarginA(a) * table.MarginB(b));
        var spread = Math.Max(square - mean * mean, 0.5 / (n + 1) * (1 - 0.5 / (n + 1)));
        return spread / (n * expected * expected);
    }

    private static double? Corrected(VotePairTable table, DistanceForm form, int minimumShared, Func<int, int, double> chance)
    {
        if (table.Total < Math.Max(1, minimumShared)) return null;
        var distance = Of(form);
        var expected = Expected(distance, chance);
        return expected < 1e-12 ? null : 1 - Observed(table, distance) / expected;
    }

    private static double Linear(int a, int b) => Math.Abs(a - b) / 2.0;

    private static Func<int, int, double> Of(DistanceForm form) => form switch
    {
        DistanceForm.Linear => Linear,
        DistanceForm.Squared => (a, b) => (a - b) * (a - b) / 4.0,
        DistanceForm.Nominal => (a, b) => a == b ? 0 : 1,
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    private static double Observed(VotePairTable table, Func<int, int, double> distance)
    {
        double sum = 0;
        for (var a = 0; a < Choices; a++)
            for (var b = 0; b < Choices; b++) sum += table.Share(a, b) * distance(a, b);
        return sum;
    }

    private static double Expected(Func<int, int, double> distance, Func<int, int, double> chance)
    {
        double sum = 0;
        for (var a = 0; a < Choices; a++)
            for (var b = 0; b < Choices; b++) sum += chance(a, b) * distance(a, b);
        return sum;
    }
}
