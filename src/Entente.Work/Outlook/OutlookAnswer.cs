using System.Collections.Immutable;

namespace Entente.Work.Outlook;

/// <summary>What may come to a pair, as `entente outlook A B` says it; nothing is learned for a page.</summary>
/// <param name="Lack">Why there is nothing to show, and which command makes it; null where there is.</param>
/// <param name="Horizons">By horizon, the shorter first.</param>
public sealed record OutlookAnswer(string? Lack, ImmutableArray<(string Within, ImmutableArray<OutlookQuestion> Questions)> Horizons);
