namespace Entente.Store.Datasets;

/// <summary>A file that can be fetched. Addresses that are pinned to a commit carry the hash of their bytes.</summary>
/// <param name="Url">May hold {day} (YYYYMMDD) for data published by the day and {quarter} (YYYYMMDDHHMM00) for data published every 15 minutes.</param>
/// <param name="Sha256">Of the bytes as served; null where the publisher changes the file, or lists hashes of its own.</param>
public sealed record DatasetAddress(string File, string Url, string? Sha256 = null, string? List = null);
