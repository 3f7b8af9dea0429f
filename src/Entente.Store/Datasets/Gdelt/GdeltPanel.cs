using System.Collections;
using Entente.Store.Datasets.Reading;

namespace Entente.Store.Datasets.Gdelt;

/// <summary>
/// Event counts by ordered pair of countries and period, sorted by actor, recipient, period, root. Pairs and periods without a row are not listed:
/// in event data that is "nothing reported", not "nothing done".
/// </summary>
public sealed class GdeltPanel : IReadOnlyCollection<GdeltPanelRow>
{
    private readonly GdeltCell[] cells;
    private readonly CountryCodes codes;

    internal GdeltPanel(GdeltCell[] cells, CountryCodes codes, GdeltOptions options, long rows, long withoutDyad, long rejected,
        IReadOnlyList<Rejection> rejections)
    {
        (this.cells, this.codes, Options) = (cells, codes, options);
        (Rows, WithoutDyad, Rejected, Rejections) = (rows, withoutDyad, rejected, rejections);
    }

    public GdeltOptions Options { get; }

    /// <summary>Rows read, without the rejected.</summary>
    public long Rows { get; }

    /// <summary>Rows of those that belong to no dyad: an actor or recipient without a country.</summary>
    public long WithoutDyad { get; }

    /// <summary>All rejected rows; <see cref="Rejections"/> holds the first of each file.</summary>
    public long Rejected { get; }

    public IReadOnlyList<Rejection> Rejections { get; }
    public int Count => cells.Length;
    internal ReadOnlySpan<GdeltCell> Cells => cells;

    public IEnumerator<GdeltPanelRow> GetEnumerator()
    {
        var names = new string?[ushort.MaxValue + 1];
        foreach (var cell in cells)
            yield return new(names[cell.Actor] ??= codes[cell.Actor], names[cell.Recipient] ??= codes[cell.Recipient],
                PeriodText(cell.Period), cell.Root, cell.Quad1, cell.Quad2, cell.Quad3, cell.Quad4, cell.Goldstein / 10_000m, cell.Scored, cell.Reports);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal string Code(int number) => codes[number];

    internal string PeriodText(int period) => Options.Period switch
    {
        EventPeriod.Year => $"{period:D4}",
        EventPeriod.Month => $"{period / 12:D4}-{period % 12 + 1:D2}",
        _ => $"{period / 31 / 12 + 1800:D4}-{period / 31 % 12 + 1:D2}-{period % 31 + 1:D2}",
    };
}
