namespace Entente.Outlook;

/// <summary>What two have behind them when something is asked about.</summary>
public enum KindOfPast
{
    /// <summary>The same act lately.</summary>
    SameAct,

    /// <summary>Other acts lately.</summary>
    OtherActs,

    /// <summary>Nothing lately.</summary>
    Silent,
}
