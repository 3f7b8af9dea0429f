namespace Entente.Blocs.Ties;

/// <summary>A state without which the others divide otherwise.</summary>
/// <param name="Moved">The others that then stand in another bloc; at least one.</param>
public sealed record PivotalState(string State, IReadOnlyList<string> Moved);
