namespace Entente.Record;

/// <summary>How several recorded values of one dyad and period become one.</summary>
public enum Combination { Sum, Mean, Maximum, Minimum }
