using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Latent;

namespace Entente.Store.Alignment;

/// <summary>What a ledger shows of the alignment of pairs, ready to be smoothed or fitted. Months are numbered year * 12 + month - 1.</summary>
public sealed record AlignmentEvidence
{
    /// <summary>
    /// Indicators are always <see cref="AlignmentIndicators.All"/>, so that <see cref="ShippedParameters"/> fit. One entry a pair that exists within the months
    /// asked for, by pair, with or without observations; from the first to the last month in which both states exist (see <see cref="Exists"/> for gaps).
    /// </summary>
    public required AlignmentInput Input { get; init; }

    public required AlignmentRequest Request { get; init; }

    /// <summary>First and last month of the request, the last resolved to what the ledger holds.</summary>
    public required int FirstMonth { get; init; }
    public required int LastMonth { get; init; }

    /// <summary>An entry an indicator, in their order.</summary>
    public required ImmutableArray<IndicatorCoverage> Coverage { get; init; }

    /// <summary>Contested matters between the two states of a pair, by pair and matter, whatever the reading.</summary>
    public required ImmutableArray<ContestedEvidence> Contested { get; init; }

    internal DyadTable? Table { get; init; }

    /// <summary>Whether both states exist in the month: a few (Syria 1958-61) ceased for some years and came again.</summary>
    public bool Exists(Dyad dyad, int month) => Table?.Exists(dyad, month) ?? true;

    /// <summary>The pair's evidence; absent where the two never exist together in the months asked for.</summary>
    public DyadEvidence? Of(Dyad dyad)
    {
        var place = Input.Dyads.BinarySearch(new DyadEvidence(dyad, 0, 0, []), Comparer<DyadEvidence>.Create((x, y) => x.Dyad.CompareTo(y.Dyad)));
        return place >= 0 ? Input.Dyads[place] : null;
    }
}
