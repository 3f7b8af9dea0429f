namespace Entente.Blocs.Files;

/// <summary>A graph file that can't be used as it is: the message says which file and line, what was found, what was expected, what to do.</summary>
public sealed class GraphFileException(string message, Exception? inner = null) : Exception(message, inner);
