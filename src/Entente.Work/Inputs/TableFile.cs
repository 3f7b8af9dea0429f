using System.Text;
using Entente.Store.Datasets.Reading;

namespace Entente.Work.Inputs;

/// <summary>Rows of a comma- or tab-separated file with a header, plain or gzipped; quoted fields may hold commas, doubled quotes and line ends.</summary>
public sealed class TableFile : IDisposable
{
    private readonly TextReader reader;
    private readonly char separator;
    private readonly StringBuilder field = new();

    public string Path { get; }
    public IReadOnlyList<string> Header { get; }

    /// <summary>Line on which the last row began, 1 = the header.</summary>
    public int Line { get; private set; }

    private int nextLine = 1;

    /// <exception cref="UserException">No such file, or it has no header.</exception>
    public TableFile(string path)
    {
        Path = path;
        if (!File.Exists(path)) throw new UserException($"{path}: no such file. Give the path of a CSV file with a header, plain or gzipped.");
        Stream stream = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[2];
        var zipped = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1f && magic[1] == 0x8b;
        stream.Position = 0;
        if (zipped) stream = new WholeGzipStream(stream);
        reader = new StreamReader(stream, Encoding.UTF8, true, 1 << 16);
        separator = ',';
        var header = new List<string>();
        if (!Read(header)) throw new UserException($"{path}: empty. Expected a header line and rows below it.");
        if (header.Count == 1 && header[0].Contains('\t'))
        {
            separator = '\t';
            header = [.. header[0].Split('\t')];
        }
        Header = header;
    }

    /// <summary>The header's place of a column, without regard to case; -1 when it has none.</summary>
    public int Find(string column)
    {
        for (var i = 0; i < Header.Count; i++)
            if (string.Equals(Header[i], column, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <exception cref="UserException">The header lacks the column.</exception>
    public int Require(string column, string purpose)
    {
        var place = Find(column);
        return place >= 0 ? place : throw new UserException(
            $"{Path}:1: no column '{column}' ({purpose}); found {string.Join(", ", Header.Take(12))}{(Header.Count > 12 ? ", ..." : "")}.");
    }

    /// <summary>Reads the next row into <paramref name="row"/>; false at the end. Empty lines are passed over.</summary>
    public bool Read(List<string> row)
    {
        row.Clear();
        while (true)
        {
            var line = NextLine();
            if (line is null) return false;
            Line = nextLine++;
            if (line.Length == 0) continue;
            if (!line.Contains('"'))
            {
                var start = 0;
                for (var end = line.IndexOf(separator); end >= 0; end = line.IndexOf(separator, start))
                {
                    row.Add(line[start..end]);
                    start = end + 1;
                }
                row.Add(line[start..]);
                return true;
            }
            ReadQuoted(line, row);
            return true;
        }
    }

    private string? NextLine()
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException e)
        {
            throw new UserException($"{Path}: the compressed data end early or are damaged after line {nextLine - 1}. Get the whole file again.", inner: e);
        }
    }

    private void ReadQuoted(string line, List<string> row)
    {
        field.Clear();
        var quoted = false;
        var i = 0;
        while (true)
        {
            if (i == line.Length)
            {
                if (!quoted) break;
                var next = NextLine();
                if (next is null) throw new UserException($"{Path}:{Line}: a quoted field is never closed. Close it with '\"'.");
                nextLine++;
                field.Append('\n');
                (line, i) = (next, 0);
                continue;
            }
            var c = line[i++];
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i < line.Length && line[i] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0) quoted = true;
            else if (c == separator)
            {
                row.Add(field.ToString());
                field.Clear();
            }
            else field.Append(c);
        }
        row.Add(field.ToString());
    }

    public void Dispose() => reader.Dispose();
}
