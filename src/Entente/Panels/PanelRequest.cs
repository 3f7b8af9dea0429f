using System.Collections.Immutable;
using Entente.Actors;
using Entente.Record;
using NodaTime;

namespace Entente.Panels;

/// <summary>What a panel shall hold.</summary>
public sealed record PanelRequest
{
    public required ImmutableArray<Indicator> Indicators { get; init; }

    /// <summary>Year by default.</summary>
    public PeriodUnit Unit { get; init; } = PeriodUnit.Year;

    /// <summary>The period that holds this day is the first.</summary>
    public required LocalDate From { get; init; }

    /// <summary>The period that holds this day is the last.</summary>
    public required LocalDate To { get; init; }

    /// <summary>Both states of a dyad must be among these; null (the default) for all.</summary>
    public ImmutableArray<ActorId>? States { get; init; }

    /// <summary>Each pair twice, once in each order; off by default.</summary>
    public bool Directed { get; init; }

    /// <summary>Whose list tells when a state exists; Correlates of War by default.</summary>
    public StateSystem System { get; init; } = StateSystem.Cow;

    /// <summary>Rows times columns that are still built; 200 million by default (1.6 GB).</summary>
    public long MostCells { get; init; } = 200_000_000;
}
