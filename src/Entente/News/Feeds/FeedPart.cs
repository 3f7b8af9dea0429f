namespace Entente.News.Feeds;

/// <summary>A list that another names.</summary>
/// <param name="Md5">Of its bytes, lower-case hexadecimal; absent where the list gives none.</param>
public sealed record FeedPart(string Address, string? Md5 = null);
