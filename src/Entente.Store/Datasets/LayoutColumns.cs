namespace Entente.Store.Datasets;

/// <summary>The typed columns of a layout.</summary>
internal static class LayoutColumns
{
    /// <summary>In the order of their names, so that statements are the same in every run.</summary>
    public static IReadOnlyList<LayoutColumn> Parsed(this DatasetLayout layout) =>
        [.. layout.Columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => LayoutColumn.Parse(c.Key, c.Value))];
}
