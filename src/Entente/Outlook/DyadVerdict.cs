namespace Entente.Outlook;

/// <summary>What the scores of past forecasts of a kind allow to be said of a pair.</summary>
public enum DyadVerdict
{
    /// <summary>The 95% interval of the Brier skill on the base rate lies above 0, and the Brier score is no worse than recurrency's.</summary>
    Offered,

    /// <summary>Better than the base rate by what was found, but the interval holds 0.</summary>
    Undecided,

    /// <summary>No better than the base rate, or worse than recurrency.</summary>
    Worse,
}
