namespace Entente.Store.Datasets.Fetching;

/// <summary>A downloaded file, as recorded beside it in FILE.fetched.json.</summary>
/// <param name="Url">The address it came from, a mirror's where one was used.</param>
/// <param name="Verified">What its bytes were checked against: "sha256 of the catalog", "md5 of the publisher's list", or "nothing: the publisher
/// gives no hash".</param>
public sealed record FetchedFile(string Path, string Url, string Sha256, long Bytes, DateTimeOffset FetchedAt, string Verified, bool AlreadyThere);
