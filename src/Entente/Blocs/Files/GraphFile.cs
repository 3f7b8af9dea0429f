namespace Entente.Blocs.Files;

/// <summary>A graph as read: its group (the value of the --each column, or null), and what the reader had to say about the file.</summary>
public sealed record GraphFile(string? Group, SignedGraph Graph, IReadOnlyList<string> Notes);
