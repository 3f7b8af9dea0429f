namespace Entente.Record;

/// <summary>What one value of an indicator is about.</summary>
public enum IndicatorScope
{
    /// <summary>One state.</summary>
    State,
    /// <summary>Two states, whichever comes first.</summary>
    Dyad,
    /// <summary>What one state does to another.</summary>
    DirectedDyad,
}
