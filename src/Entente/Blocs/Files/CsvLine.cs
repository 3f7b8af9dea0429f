using System.Text;

namespace Entente.Blocs.Files;

/// <summary>Splits the lines of a delimited text file (RFC 4180 quotes; a quoted field may not run over a line).</summary>
public static class CsvLine
{
    /// <summary>The likeliest of comma, semicolon and tab.</summary>
    public static char Delimiter(string header)
    {
        var best = ',';
        foreach (var c in new[] { ';', '\t' })
            if (header.Count(x => x == c) > header.Count(x => x == best)) best = c;
        return best;
    }

    /// <summary>Null when a quote is never closed.</summary>
    public static List<string>? Split(string line, char delimiter)
    {
        var fields = new List<string>();
        if (!line.Contains('"'))
        {
            foreach (var range in line.AsSpan().Split(delimiter)) fields.Add(line[range].Trim());
            return fields;
        }
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"') { field.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (c == delimiter && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else field.Append(c);
        }
        if (quoted) return null;
        fields.Add(field.ToString().Trim());
        return fields;
    }

    /// <summary>A field as it is written: in quotes where it needs them.</summary>
    public static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\n\r") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
