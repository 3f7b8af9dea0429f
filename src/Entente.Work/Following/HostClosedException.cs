namespace Entente.Work.Following;

/// <summary>A host that asked to be left alone for a while was not asked.</summary>
public sealed class HostClosedException(string message) : Exception(message);
