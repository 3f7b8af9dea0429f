namespace Entente.Ledger;

/// <summary>Whether a claim tells of an act or judges relations.</summary>
public enum ClaimKind { Event, Assessment }
