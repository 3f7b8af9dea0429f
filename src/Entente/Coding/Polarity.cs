namespace Entente.Coding;

/// <summary>Whether the passage says that it is so or that it is not so ("did not supply", "failed to agree").</summary>
public enum Polarity { Affirmed, Negated }
