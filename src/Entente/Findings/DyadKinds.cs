using Entente.Outlook;

namespace Entente.Findings;

/// <summary>The kinds of things that an outlook on two states says something of, by the names that users type.</summary>
public static class DyadKinds
{
    public static IReadOnlyList<(string Name, DyadRecord Kind)> All { get; } =
        [("dispute", DyadRecord.Dispute), ("sanction", DyadRecord.Sanction), ("pact", DyadRecord.Defence), ("visit", DyadRecord.Visit)];

    public static string NameOf(DyadRecord kind) => All.First(k => k.Kind == kind).Name;

    /// <summary>As in "the chance of ...".</summary>
    public static string InWords(DyadRecord kind) => kind switch
    {
        DyadRecord.Dispute => "a new militarised dispute",
        DyadRecord.Sanction => "a new sanction of either on the other",
        DyadRecord.Defence => "a new defence pact",
        _ => "a leader's visit",
    };
}
