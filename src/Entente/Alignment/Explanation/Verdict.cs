namespace Entente.Alignment.Explanation;

/// <summary>Whether the record bears a statement out.</summary>
public enum Verdict { Supported, Contradicted, CannotBeTold }
