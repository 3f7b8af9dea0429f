namespace Entente.Blocs;

/// <summary>
/// One tie between two nodes of a <see cref="SignedGraph"/>, by their places in its name list; A comes before B.
/// Weight: positive = together, negative = apart; finite and never zero.
/// </summary>
public readonly record struct SignedEdge(int A, int B, double Weight);
