namespace Entente.Coding;

/// <summary>The names, classes and weights of event types.</summary>
public static class EventTypes
{
    /// <summary>The 15 roots of older data, in the order of the quad classes.</summary>
    public static IReadOnlyList<string> Roots15 { get; } =
        ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION",
            "COERCE", "ASSAULT"];

    /// <summary>PLOVER's name in capitals.</summary>
    public static string Name(EventType type) => type.ToString().ToUpperInvariant();

    /// <summary>As <see cref="Name"/>, with YIELD for CONCEDE and RETREAT.</summary>
    public static string Root15(EventType type) => type is EventType.Concede or EventType.Retreat ? "YIELD" : Name(type);

    /// <summary>The modes that are in use for a type, in alphabetical order; empty for types that have none.</summary>
    public static IReadOnlyList<string> Modes(EventType type) =>
        Lexicon.Default.Modes.TryGetValue(type, out var modes) ? [.. modes.Order(StringComparer.Ordinal)] : [];

    /// <summary>The contexts in use, in alphabetical order.</summary>
    public static IReadOnlyList<string> Contexts => [.. Lexicon.Default.Contexts.Order(StringComparer.Ordinal)];

    public static QuadClass Quad(EventType type) => type switch
    {
        EventType.Agree or EventType.Consult or EventType.Support => QuadClass.VerbalCooperation,
        EventType.Concede or EventType.Cooperate or EventType.Aid or EventType.Retreat => QuadClass.MaterialCooperation,
        EventType.Request or EventType.Accuse or EventType.Reject or EventType.Threaten => QuadClass.VerbalConflict,
        _ => QuadClass.MaterialConflict,
    };

    /// <summary>CAMEO's two-digit root that PLOVER's type covers (the first where it covers several): PLOVER codebook, table of correspondence.</summary>
    public static string CameoRoot(EventType type) => type switch
    {
        EventType.Agree => "03", EventType.Consult => "04", EventType.Support => "05", EventType.Cooperate => "06", EventType.Aid => "07",
        EventType.Concede => "08", EventType.Retreat => "08", EventType.Accuse => "11", EventType.Request => "10", EventType.Reject => "12",
        EventType.Threaten => "13", EventType.Protest => "14", EventType.Mobilize => "15", EventType.Sanction => "16", EventType.Coerce => "17", _ => "19",
    };

    /// <summary>PLOVER's type for the root of a row of event data: CAMEO's two digits ("04") or PLOVER's own name; none for CAMEO 01, public statements,
    /// and for what is neither. After the same table.</summary>
    public static EventType? OfRoot(string root) => root switch
    {
        "02" or "10" => EventType.Request, "03" => EventType.Agree, "04" => EventType.Consult, "05" => EventType.Support, "06" => EventType.Cooperate,
        "07" => EventType.Aid, "08" => EventType.Concede, "09" or "11" => EventType.Accuse, "12" => EventType.Reject, "13" => EventType.Threaten,
        "14" => EventType.Protest, "15" => EventType.Mobilize, "16" => EventType.Sanction, "17" => EventType.Coerce, "18" or "19" or "20" => EventType.Assault,
        _ => !root.Any(char.IsAsciiDigit) && Enum.TryParse<EventType>(root, ignoreCase: true, out var named) ? named : null,
    };

    /// <summary>Weight in [-10, 10] on Goldstein's scale (Goldstein 1992, table 1, carried over to CAMEO's roots); a labelled look-up, not a measure
    /// of ours.</summary>
    public static double Goldstein(EventType type) => type switch
    {
        EventType.Agree => 4.0, EventType.Consult => 1.0, EventType.Support => 3.5, EventType.Cooperate => 6.0, EventType.Aid => 7.0,
        EventType.Concede => 5.0, EventType.Retreat => 5.0, EventType.Accuse => -2.0, EventType.Request => -5.0, EventType.Reject => -4.0,
        EventType.Threaten => -6.0, EventType.Protest => -6.5, EventType.Mobilize => -7.2, EventType.Sanction => -4.0, EventType.Coerce => -7.0, _ => -10.0,
    };
}
