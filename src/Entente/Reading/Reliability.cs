namespace Entente.Reading;

/// <summary>
/// From the coder's weight to how often such a statement is right: type, parties and all, on 189 marked training articles
/// (5423 statements; none of the development or sealed texts). Whether both sides are known tells nearly all: with both .42 are right,
/// with one or none .03. Straight lines through three bands of the coder's weight: .31, .39, .48 and .015, .033, .071.
/// </summary>
internal static class Reliability
{
    private const double BothAtZero = 0.28, BothSlope = 0.27, LackingAtZero = 0.01, LackingSlope = 0.07;

    /// <summary>Judgements are few there: 8 of 36 were right, whatever the coder's weight.</summary>
    public const double OfJudgement = 0.22;

    /// <param name="weight">The coder's, in [0, 1].</param>
    /// <param name="parties">How many parties are known.</param>
    public static double Of(double weight, int parties) =>
        Math.Round(parties > 1 ? BothAtZero + (BothSlope * weight) : LackingAtZero + (LackingSlope * weight), 3);
}
