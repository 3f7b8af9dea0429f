namespace Entente.Outlook;

/// <summary>The forecasts of one step of the chance said.</summary>
/// <param name="From">Least chance of the step.</param>
/// <param name="To">Chances reach to below this.</param>
/// <param name="Said">Mean chance.</param>
/// <param name="Cases">How many.</param>
/// <param name="Came">In how many of them it came.</param>
public sealed record DyadLevel(double From, double To, double Said, int Cases, int Came)
{
    /// <summary>Share of them in which it came.</summary>
    public double Rate => (double)Came / Cases;
}
