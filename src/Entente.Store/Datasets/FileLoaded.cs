using Entente.Store.Datasets.Reading;

namespace Entente.Store.Datasets;

/// <summary>What became of one file.</summary>
/// <param name="FileId">Its number in the ledger; that of the earlier load where <paramref name="AlreadyThere"/>.</param>
/// <param name="Rows">Rows of data in the file.</param>
/// <param name="Rejected">Rows left out; <paramref name="Rejections"/> holds the first of them.</param>
/// <param name="Warnings">What a careful user should look at: a row count outside the version's bounds.</param>
public sealed record FileLoaded(string Name, int FileId, string Layout, long Rows, long Rejected, IReadOnlyList<Rejection> Rejections,
    bool AlreadyThere, IReadOnlyList<string> Warnings);
