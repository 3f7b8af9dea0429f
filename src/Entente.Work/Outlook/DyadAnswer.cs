using System.Collections.Immutable;
using Entente.Outlook;
using Entente.Store.Alignment;

namespace Entente.Work.Outlook;

/// <summary>What is said of one kind of thing between two states, or why nothing is.</summary>
/// <param name="Kind">What may come.</param>
/// <param name="Source">The data set; null where none is loaded.</param>
/// <param name="Refused">Why nothing is said; null where something is.</param>
/// <param name="Backtest">Null where it was refused before one was looked at.</param>
/// <param name="Outlook">Null where refused.</param>
/// <param name="Reasons">In words, the most telling first, at most three.</param>
/// <param name="Changes">The changes of the record that would move it most, by the model.</param>
/// <param name="Kappa">Of the votes of the last year known; null where there are too few.</param>
internal sealed record DyadAnswer(DyadRecord Kind, DyadSource? Source, string? Refused, DyadBacktest? Backtest, DyadOutlook? Outlook,
    ImmutableArray<(string Text, double LogOdds)> Reasons, ImmutableArray<DyadChanged> Changes, double? Kappa);
