namespace Entente.Store.Datasets.Fetching;

/// <summary>A file that could not be fetched; what came of it is kept and the next fetch goes on from there, unless it was wrong.</summary>
public sealed class FetchException(string url, string message, Exception? inner = null) : IOException($"{url}: {message}", inner);
