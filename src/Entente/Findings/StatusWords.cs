using Entente.Ledger;

namespace Entente.Findings;

/// <summary>How a proposition stands, in words; never whether it is true, which the ledger doesn't know.</summary>
public static class StatusWords
{
    public static string Of(PropositionStatus status) => status switch
    {
        PropositionStatus.Asserted => "asserted",
        PropositionStatus.Contested => "contested",
        PropositionStatus.DeniedOnly => "denied",
        PropositionStatus.Alleged => "alleged",
        PropositionStatus.Prospective => "announced or foretold",
        PropositionStatus.Withdrawn => "withdrawn",
        _ => throw new InvalidOperationException($"No words for {status}."),
    };
}
