using NodaTime;

namespace Entente.Store.News;

/// <summary>An article that a feed listed and that is still to be read.</summary>
/// <param name="Tries">How often it was tried in vain.</param>
public sealed record WaitingItem(string Key, string Link, string? Title, Instant? Published, int Tries);
