namespace Entente.Work.Reading;

/// <summary>What was dropped: the reason, and what was found, cut to 120 characters.</summary>
public sealed record DroppedProposal(DropReason Reason, string Found)
{
    public static DroppedProposal Of(DropReason reason, string found) => new(reason, found.Length > 120 ? found[..117] + "..." : found);

    /// <summary>The reason in words: "quote not in text".</summary>
    public static string Words(DropReason reason) =>
        string.Concat(reason.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    /// <summary>How many were dropped for each reason, the reasons in alphabetical order.</summary>
    public static IReadOnlyList<(string Reason, int Count)> Counted(IEnumerable<DroppedProposal> dropped) =>
        [.. dropped.GroupBy(d => Words(d.Reason)).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key, StringComparer.Ordinal)];
}
