using System.Globalization;

namespace Entente.Store.Datasets;

/// <summary>
/// The statement that turns the staged text of a file into table typed_all: typed columns, states as register keys, and a reason where the row can't be used.
/// </summary>
internal sealed class TypingStatement
{
    private readonly DatasetLayout layout;
    private readonly HashSet<string> present;

    public TypingStatement(DatasetLayout layout, IEnumerable<LayoutColumn> present)
    {
        (this.layout, this.present) = (layout, present.Select(c => c.Sql).ToHashSet(StringComparer.Ordinal));
        if (layout.Unpivot is not null) this.present.UnionWith(["key", "cell"]);
        Sql = Build();
    }

    public string Sql { get; }

    private string Build()
    {
        var columns = layout.Parsed();
        var values = new List<string>();
        var outer = new List<string>();
        var joins = new List<string>();
        var reasons = new List<string>();
        foreach (var column in columns)
        {
            var name = column.Sql;
            values.Add($"{Raw(column)} AS \"{name}__raw\"");
            if (!column.IsState) values.Add($"{Typed(column, $"\"{name}__raw\"")} AS \"{name}__typed\"");
        }
        foreach (var column in columns)
        {
            var name = column.Sql;
            var value = column.IsState ? $"\"{name}__s\".id" : $"v.\"{name}__typed\"";
            if (column.IsState) joins.Add(Join(column));
            outer.Add($"{value} AS \"{name}\"");
            if (column.IsState) outer.Add($"v.\"{name}__raw\" AS \"{name}_text\"");
            var header = column.Headers[0].Replace("'", "''", StringComparison.Ordinal);
            if (!column.MayBeEmpty && !column.AbsentOk) reasons.Add(
                $"WHEN v.\"{name}__raw\" IS NULL THEN 'column ''{header}'' is empty; {Expected(column)} was expected.'");
            if (!column.Lenient)
                reasons.Add($"WHEN v.\"{name}__raw\" IS NOT NULL AND {value} IS NULL THEN 'column ''{header}'' holds ''' || "
                    + $"left(v.\"{name}__raw\", 40) || '''; {Expected(column)} was expected.'");
            if (Range(column, value) is { } outside)
                reasons.Add($"WHEN {outside} THEN 'column ''{header}'' holds ' || v.\"{name}__raw\" || '; {Expected(column)} was expected.'");
        }
        return $"""
            CREATE OR REPLACE TEMP TABLE typed_all AS
            WITH v AS (SELECT line, {string.Join(",\n    ", values)} FROM staged)
            SELECT v.line, {string.Join(",\n    ", outer)},
                CASE {string.Join("\n    ", reasons)} {(reasons.Count == 0 ? "WHEN false THEN ''" : "")} END AS reason
            FROM v {string.Join("\n    ", joins)};
            """;
    }

    private string Raw(LayoutColumn column)
    {
        var name = $"\"{column.Sql}\"";
        if (!present.Contains(column.Sql)) return "NULL::VARCHAR";
        return column.Type switch
        {
            "text" or "iso2" or "iso3" => $"nullif({name}, '')",
            _ => layout.Missing.Length == 1 ? $"nullif({name}, '{layout.Missing[0]}')"
                : $"CASE WHEN {name} IN ({string.Join(", ", layout.Missing.Select(m => $"'{m}'"))}) THEN NULL ELSE {name} END",
        };
    }

    private static string Typed(LayoutColumn column, string raw) => column.Type switch
    {
        "text" => raw,
        "int" or "year" => $"try_cast({raw} AS BIGINT)",
        "number" => $"try_cast({raw} AS DOUBLE)",
        "flag" => $"try_cast({raw} AS BOOLEAN)",
        "date" => $"CASE WHEN length({raw}) = 8 AND regexp_full_match({raw}, '[0-9]{{8}}') THEN try_strptime({raw}, '%Y%m%d')::DATE ELSE "
            + $"coalesce(try_cast({raw} AS DATE), try_cast({raw} AS TIMESTAMP)::DATE) END",
        "ymd" => $"try_strptime(left({raw}, 8), '%Y%m%d')::DATE",
        "mdy" => $"try_strptime({raw}, '%m/%d/%Y')::DATE",
        _ => throw new InvalidOperationException($"Type {column.Type} is no value."),
    };

    private string Join(LayoutColumn column)
    {
        var name = column.Sql;
        if (column.Type == "name") return $"LEFT JOIN state_name \"{name}__s\" ON \"{name}__s\".name = v.\"{name}__raw\"";
        return $"LEFT JOIN state_code \"{name}__s\" ON \"{name}__s\".system = '{column.Type}' AND \"{name}__s\".code = v.\"{name}__raw\""
            + $" AND {OnYear()} BETWEEN \"{name}__s\".first_year AND \"{name}__s\".last_year";
    }

    private string OnYear()
    {
        if (layout.On is null) return "2000";
        var on = layout.Parsed().First(c => c.Sql == layout.On);
        return on.Type is "year" or "int" ? $"coalesce(v.\"{on.Sql}__typed\", 2000)" : $"coalesce(year(v.\"{on.Sql}__typed\"), 2000)";
    }

    private static string? Range(LayoutColumn column, string value) => (column.Min, column.Max) switch
    {
        (null, null) => null,
        ({ } min, null) => $"{value} < {Text(min)}",
        (null, { } max) => $"{value} > {Text(max)}",
        ({ } min, { } max) => $"{value} NOT BETWEEN {Text(min)} AND {Text(max)}",
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Expected(LayoutColumn column)
    {
        var range = (column.Min, column.Max) switch
        {
            (null, null) => "",
            ({ } min, null) => $" of {Text(min)} or more",
            (null, { } max) => $" of at most {Text(max)}",
            ({ } min, { } max) => $" from {Text(min)} to {Text(max)}",
        };
        return column.Type switch
        {
            "text" => "a text",
            "int" => "a whole number" + range,
            "number" => "a number" + range,
            "flag" => "true or false",
            "year" => "a year" + range,
            "date" => "a date (YYYY-MM-DD or YYYYMMDD)",
            "ymd" => "a date (YYYYMMDD)",
            "mdy" => "a date (m/d/YYYY)",
            "cow" => "a Correlates of War number",
            "gw" => "a Gleditsch-Ward number",
            "iso3" => "an ISO 3166 alpha-3 code",
            "iso2" => "an ISO 3166 alpha-2 code",
            _ => "the name of a state",
        };
    }
}
