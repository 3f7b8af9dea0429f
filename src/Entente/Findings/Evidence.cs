using Entente.Documents;

namespace Entente.Findings;

/// <summary>
/// The words a finding rests on: a quote, where it stands in the original text (half-open UTF-16 offsets), the document's SHA-256
/// and the claim that was read from it, for `entente show`.
/// </summary>
public sealed record Evidence
{
    public string DocumentHash { get; }
    public TextSpan Span { get; }
    public string Quote { get; }
    public string? ClaimId { get; }

    /// <exception cref="ArgumentException">The quote or the hash is empty: what cannot be traced is not evidence.</exception>
    public Evidence(string documentHash, TextSpan span, string quote, string? claimId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(documentHash);
        ArgumentException.ThrowIfNullOrWhiteSpace(quote);
        (DocumentHash, Span, Quote, ClaimId) = (documentHash, span, quote, claimId);
    }
}
