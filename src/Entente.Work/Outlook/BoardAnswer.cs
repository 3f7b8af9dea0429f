using System.Collections.Immutable;

namespace Entente.Work.Outlook;

/// <summary>The forecasts on the board, as `entente outlook score` counts them, and the kinds that are offered.</summary>
/// <param name="Open">Not decided yet, by the last year asked about.</param>
/// <param name="Decided">The last decided first.</param>
/// <param name="Scores">The heads first; only the heads where nothing is decided.</param>
/// <param name="Kinds">The heads first; only the heads where nothing was learned from the ledger's data.</param>
public sealed record BoardAnswer(ImmutableArray<BoardForecast> Open, ImmutableArray<BoardForecast> Decided, ImmutableArray<string[]> Scores,
    ImmutableArray<string[]> Kinds);
