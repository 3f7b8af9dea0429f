using System.Collections.Immutable;
using Entente.Actors;
using Entente.Record;

namespace Entente.Findings;

/// <summary>One indicator of two states by year, as a panel has it.</summary>
/// <param name="Actor">Who acts, where the indicator has a direction; absent where it has none.</param>
/// <param name="Values">By year, without holes; absent where nothing is known.</param>
/// <param name="Records">Data set, version and rows; several where several data sets hold a part of it, never none.</param>
public sealed record PairSeries(Indicator Indicator, ActorId? Actor, ImmutableArray<(int Year, double? Value)> Values, ImmutableArray<RecordEvidence> Records)
{
    /// <summary>"un-votes 2024 and un-votes-former 2019".</summary>
    public string Sources => Wording.List([.. Records.Select(r => $"{r.Dataset} {r.Version}").Distinct()]);

    public IEnumerable<(int Year, double Value)> Known => Values.Where(v => v.Value is not null).Select(v => (v.Year, v.Value!.Value));
}
