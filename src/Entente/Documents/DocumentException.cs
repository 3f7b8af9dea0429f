namespace Entente.Documents;

/// <summary>The bytes cannot be read as a document; the message says where, what was found, what was expected and what to do.</summary>
public sealed class DocumentException(string message, Exception? inner = null) : Exception(message, inner);
