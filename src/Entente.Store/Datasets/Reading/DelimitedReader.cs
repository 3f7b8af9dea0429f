using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Entente.Store.Datasets.Reading;

/// <summary>
/// Reads delimited text (RFC 4180 quotes where asked for) record by record at the byte level; knows the line each record begins on, and the SHA-256 of
/// all bytes at the end. A record is valid until the next is read.
/// </summary>
public sealed class DelimitedReader : IDisposable
{
    private const int LongestRecord = 1 << 24;

    private readonly DataInput input;
    private readonly Stream stream;
    private readonly byte delimiter;
    private readonly bool quotes;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<(int Start, int Length)> fields = [];
    private byte[] buffer = new byte[1 << 17];
    private int at, end;
    private bool ended;
    private long nextLine = 1;

    /// <exception cref="DataFileException">The input is no text of this kind: a web page, UTF-16, an archive inside an archive, damaged.</exception>
    public DelimitedReader(DataInput input, char delimiter, bool quotes)
    {
        (this.input, this.delimiter, this.quotes) = (input, (byte)delimiter, quotes);
        stream = input.Open();
        Fill();
        var head = buffer.AsSpan(0, end);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) at = 3;
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new DataFileException(input.Name, "is UTF-16 text; UTF-8 is expected. Convert it (iconv -f UTF-16 -t UTF-8).");
        if (head[at..].TrimStart(" \r\n\t"u8) is [(byte)'<', ..])
            throw new DataFileException(input.Name,
                "line 1 begins with '<': this is a web page, not a table. Fetch the file again, from the data set's own address.");
        if (head.IndexOf((byte)0) >= 0) throw new DataFileException(input.Name, "holds zero bytes; this is no text table.");
    }

    /// <summary>Line that the record begins on, from 1.</summary>
    public long Line { get; private set; }

    public int FieldCount => fields.Count;

    /// <summary>Decompressed bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>True where the record's last quoted field never closed.</summary>
    public bool IsUnclosed { get; private set; }

    public ReadOnlySpan<byte> Field(int index) => buffer.AsSpan(fields[index].Start, fields[index].Length);

    /// <returns>False where the field is not valid UTF-8.</returns>
    public bool TryText(int index, out string text)
    {
        var bytes = Field(index);
        var valid = Utf8.IsValid(bytes);
        text = valid ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
        return valid;
    }

    /// <summary>SHA-256 of the decompressed bytes, lower-case hexadecimal; to be asked for once, after the last record.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <summary>Reads the next record; empty lines are passed over.</summary>
    /// <exception cref="DataFileException">The compressed data are damaged, or a record is longer than 16 MB.</exception>
    public bool Read()
    {
        while (true)
        {
            if (!FindRecord(out var stop, out var after)) return false;
            var start = at;
            Line = nextLine;
            nextLine += Lines(buffer.AsSpan(start, after - start));
            at = after;
            if (stop > start && buffer[stop - 1] == '\r') stop--;
            if (stop == start) continue;
            Split(start, stop);
            return true;
        }
    }

    private static int Lines(ReadOnlySpan<byte> text) => text.Count((byte)'\n');

    /// <summary>Finds where the record at the position ends, reading on as needed.</summary>
    private bool FindRecord(out int stop, out int after)
    {
        var offset = 0;
        var inQuotes = false;
        IsUnclosed = false;
        while (true)
        {
            var rest = buffer.AsSpan(at + offset, end - at - offset);
            var hit = inQuotes ? rest.IndexOf((byte)'"') : quotes ? rest.IndexOfAny((byte)'\n', (byte)'"') : rest.IndexOf((byte)'\n');
            if (hit >= 0)
            {
                offset += hit + 1;
                if (buffer[at + offset - 1] == '"')
                {
                    // A quote opens a field only at its beginning.
                    inQuotes = !inQuotes && (offset == 1 || buffer[at + offset - 2] == delimiter || buffer[at + offset - 2] == '"');
                    continue;
                }
                (stop, after) = (at + offset - 1, at + offset);
                return true;
            }
            offset = end - at;
            if (ended)
            {
                (stop, after) = (end, end);
                IsUnclosed = inQuotes;
                return end > at;
            }
            Fill();
        }
    }

    private void Split(int start, int stop)
    {
        fields.Clear();
        var position = start;
        while (true)
        {
            if (quotes && position < stop && buffer[position] == '"')
            {
                int read = position + 1, write = position + 1;
                while (read < stop && !(buffer[read] == '"' && (read + 1 >= stop || buffer[read + 1] != '"')))
                {
                    if (buffer[read] == '"') read++;
                    buffer[write++] = buffer[read++];
                }
                fields.Add((position + 1, write - position - 1));
                read++;
                while (read < stop && buffer[read] != delimiter) read++;
                if (read >= stop) return;
                position = read + 1;
                continue;
            }
            var next = buffer.AsSpan(position, stop - position).IndexOf(delimiter);
            if (next < 0)
            {
                fields.Add((position, stop - position));
                return;
            }
            fields.Add((position, next));
            position += next + 1;
        }
    }

    private void Fill()
    {
        if (at > 0 && at == end) at = end = 0;
        else if (at > buffer.Length / 2)
        {
            buffer.AsSpan(at, end - at).CopyTo(buffer);
            (at, end) = (0, end - at);
        }
        if (end == buffer.Length)
        {
            if (buffer.Length >= LongestRecord)
                throw new DataFileException(input.Name, $"the record on line {nextLine:N0} is longer than 16 MB; a quote that never closes, or no table.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        try
        {
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0) ended = true;
            hash.AppendData(buffer, end, read);
            end += read;
            Bytes += read;
        }
        catch (InvalidDataException e)
        {
            throw input.Damaged(e);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        hash.Dispose();
    }
}
