namespace Entente.Findings;

/// <summary>
/// The words of estimative probability of Intelligence Community Directive 203 (2015), D.6.e.(2)(a), first row. Its scale runs from 1% to 99%; what lies
/// outside
/// gets the last word of its end. A bound belongs to the step nearer to even chance.
/// </summary>
public static class EstimateWords
{
    /// <param name="chance">In 0 to 1.</param>
    public static string Of(double chance) => chance switch
    {
        < 0 or > 1 or double.NaN => throw new ArgumentOutOfRangeException(nameof(chance), chance, "A chance is from 0 to 1."),
        < 0.05 => "almost no chance",
        < 0.20 => "very unlikely",
        < 0.45 => "unlikely",
        <= 0.55 => "roughly even chance",
        <= 0.80 => "likely",
        <= 0.95 => "very likely",
        _ => "almost certain",
    };
}
