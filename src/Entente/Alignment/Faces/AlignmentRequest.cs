using System.Collections.Immutable;
using Entente.Actors;
using NodaTime;

namespace Entente.Alignment.Faces;

/// <summary>Which evidence of alignment is wanted.</summary>
public sealed record AlignmentRequest
{
    /// <summary>The month that holds this day is the first; January 1946.</summary>
    public LocalDate From { get; init; } = new(1946, 1, 1);

    /// <summary>The month that holds this day is the last; absent (the default): the last for which the ledger holds anything.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Only pairs of these; absent (the default): all states.</summary>
    public ImmutableArray<ActorId>? States { get; init; }

    /// <summary>Only this pair; takes the place of <see cref="States"/>.</summary>
    public Dyad? Pair { get; init; }

    /// <summary>Only the pairs that this state is one of; absent (the default): all.</summary>
    public ActorId? With { get; init; }

    /// <summary>
    /// Only what was known by the end of this day: votes, visits and events from their day, records of a year from the first day of the next,
    /// documents from their publication. The data sets' own dates of release, and their revisions, are not modelled.
    /// </summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>The key of a document whose statements are left out: one that is checked is no witness of its own.</summary>
    public string? WithoutDocument { get; init; }
}
