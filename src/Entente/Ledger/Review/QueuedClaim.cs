namespace Entente.Ledger.Review;

/// <summary>A claim to be looked at, and what a verdict on it would change.</summary>
public sealed record QueuedClaim(Claim Claim, string Why);
