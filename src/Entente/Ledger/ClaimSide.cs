namespace Entente.Ledger;

/// <summary>On which side of its proposition a claim stands.</summary>
public enum ClaimSide
{
    For,
    Against,
    /// <summary>Declined to comment, or taken back.</summary>
    Neither,
}
