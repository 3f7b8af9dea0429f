using Entente.Coding;

namespace Entente.Ledger;

/// <summary>
/// Types that tell of the same act in other words: giving arms is AID to one coder and COOPERATE to another.
/// Families are equivalence classes, so that which claims meet does not depend on the order in which they are read.
/// </summary>
public static class TypeFamily
{
    private static readonly HashSet<string> MaterialThemes = ["arms", "troops", "nuclear", "food", "money", "energy", "technology", "intelligence"];

    /// <summary>The family's key: a PLOVER type in lower case, "provide" for AID and for COOPERATE in goods, "call" for CONSULT at a distance.</summary>
    public static string Of(EventType type, string? mode, string? theme) => type switch
    {
        EventType.Aid => "provide",
        EventType.Cooperate when theme is not null && MaterialThemes.Contains(theme) => "provide",
        EventType.Consult when mode is "phone" or "call" or "letter" => "call",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>True where who acts and who is acted upon are the same relation told from either end: meetings, agreements, cooperation.</summary>
    public static bool IsSymmetric(string family) => family is "consult" or "call" or "agree" or "cooperate";

    /// <summary>True where the theme is part of what is stated. A meeting is the same meeting whatever is talked about, an attack whatever it is made
    /// with.</summary>
    public static bool HasTheme(EventType type) => type is not
        (EventType.Consult or EventType.Assault or EventType.Coerce or EventType.Mobilize or EventType.Sanction or EventType.Protest);
}
