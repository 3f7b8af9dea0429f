namespace Entente.Work.Reading;

/// <summary>The model gave no usable answer: unreachable, too slow, cut off, too long, or no JSON. Nothing of that text was kept.</summary>
public sealed class ModelReaderException(string message, Exception? inner = null) : Exception(message, inner);
