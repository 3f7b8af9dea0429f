namespace Entente.News.Feeds;

/// <summary>Bytes that are no feed: the message says what was found and what was expected, without the place.</summary>
public sealed class FeedException(string message, Exception? inner = null) : Exception(message, inner);
