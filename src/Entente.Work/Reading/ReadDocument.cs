using Entente.Store;

namespace Entente.Work.Reading;

/// <summary>A document that was read and is to be recorded.</summary>
/// <param name="Record">Does so, in one transaction.</param>
public sealed record ReadDocument(Func<LedgerFile, ReadingResult> Record, IReadOnlyList<string> Warnings);
