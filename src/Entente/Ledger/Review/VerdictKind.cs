namespace Entente.Ledger.Review;

/// <summary>What a person says of a claim: that it is what the passage tells, that it isn't, or what it should be.</summary>
public enum VerdictKind { Right, Wrong, Corrected }
