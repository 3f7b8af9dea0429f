using Entente.Record;

namespace Entente.Alignment.Standing;

/// <summary>One side of a state's isolation or dependence, told by one indicator in one direction.</summary>
/// <param name="Name">"sanctioned-by".</param>
/// <param name="WindowYears">Years added up, the named one being the last: 5 for arms, which come in lumps; else 1.</param>
/// <param name="IsAmount">True where values are parts of a whole, so that shares and a concentration mean something.</param>
public sealed record StandingAspect(string Name, Indicator Indicator, TieDirection Direction, int WindowYears, bool IsAmount)
{
    /// <summary>Years summed for arms: SIPRI's own practice for volumes that fluctuate from year to year.</summary>
    public const int ArmsYears = 5;

    private static readonly Lazy<IReadOnlyList<StandingAspect>> all = new(() =>
    [
        Of("sanctioned-by", "sanction.any", TieDirection.FromOthers),
        Of("sanctions", "sanction.any", TieDirection.ToOthers),
        Of("conflicts", "conflict.interstate", TieDirection.Mutual),
        Of("rivals", "rivalry.strategic", TieDirection.Mutual),
        Of("defended-by", "alliance.defence", TieDirection.FromOthers),
        Of("exports", "trade.exports", TieDirection.ToOthers, 1, true),
        Of("imports", "trade.exports", TieDirection.FromOthers, 1, true),
        Of("arms-from", "arms.tiv", TieDirection.FromOthers, ArmsYears, true),
        Of("arms-to", "arms.tiv", TieDirection.ToOthers, ArmsYears, true),
        Of("visits-to-us", "visit.to-us", TieDirection.ToOthers),
        Of("visits-from-us", "visit.us-abroad", TieDirection.FromOthers),
    ]);

    /// <summary>In the order in which a report tells them.</summary>
    public static IReadOnlyList<StandingAspect> All => all.Value;

    private static StandingAspect Of(string name, string indicator, TieDirection direction, int window = 1, bool amount = false) =>
        new(name, Indicators.Find(indicator)!, direction, window, amount);
}
