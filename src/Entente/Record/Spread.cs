namespace Entente.Record;

/// <summary>Whether a value recorded for a longer period holds in each shorter one within it.</summary>
public enum Spread
{
    /// <summary>A state of affairs: it holds in each part (an alliance, a regime).</summary>
    Holds,
    /// <summary>An amount over the whole period: it says nothing of its parts (a year's trade). Asking for shorter periods is an error.</summary>
    OfTheWhole,
    /// <summary>An occurrence with its own days: it counts once, in the period of its first day.</summary>
    Once,
}
