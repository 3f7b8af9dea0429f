using System.Collections.Immutable;
using Entente.Coding;

namespace Entente.Reading;

/// <summary>The names of <see cref="StatementType"/> and what today's codes become.</summary>
public static class StatementTypes
{
    public static ImmutableArray<StatementType> All { get; } = [.. Enum.GetValues<StatementType>()];

    /// <summary>"AGREE"; "J:closer" for a judgement.</summary>
    public static string Name(StatementType type) => IsJudgement(type) ? "J:" + type.ToString().ToLowerInvariant() : type.ToString().ToUpperInvariant();

    public static bool IsJudgement(StatementType type) => type >= StatementType.Closer;

    /// <summary>
    /// A cease-fire is given, troops are withdrawn: of the older YIELD the mode decides which of the two it is. Signing is an agreement,
    /// where event data count it as support.
    /// </summary>
    public static StatementType Of(EventType type, string? mode) => (type, mode) switch
    {
        (EventType.Retreat, "ceasefire") => StatementType.Concede,
        (EventType.Support, "agreement") => StatementType.Agree,
        (EventType.Concede, "resign" or "withdraw" or "disarm") => StatementType.Retreat,
        _ => Enum.Parse<StatementType>(type.ToString()),
    };

    /// <summary>The judgement of a kind of data/coding/assessments.</summary>
    public static StatementType OfJudgement(string kind, bool isSetAgainst) => kind switch
    {
        "ties-deepening" => StatementType.Closer,
        "ties-weakening" => StatementType.Apart,
        "bloc" or "new-alignment" => isSetAgainst ? StatementType.Against : StatementType.Bloc,
        "interest-not-values" or "mutual-interest" => StatementType.Interest,
        "isolated" or "not-isolated" => StatementType.Isolated,
        "narrative-change" => StatementType.Narrative,
        "order-changing" => StatementType.Order,
        "outlook" => StatementType.Outlook,
        "support-lifeline" or "dependence" => StatementType.Dependent,
        _ => StatementType.Other,
    };

    /// <summary>Acts that are charged rather than reported when somebody else tells them.</summary>
    internal static bool IsHostile(StatementType type) => type is StatementType.Assault or StatementType.Coerce or StatementType.Mobilize
        or StatementType.Sanction or StatementType.Reject or StatementType.Threaten or StatementType.Protest;
}
