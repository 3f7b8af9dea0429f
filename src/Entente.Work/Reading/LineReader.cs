using System.Text;

namespace Entente.Work.Reading;

/// <summary>
/// Lines of UTF-8 from a stream, and whether one can be had without waiting: a filter answers what it has before it waits for more.
/// Lines end in LF or CR LF; bytes that are no UTF-8 become U+FFFD; a byte order mark at the beginning is none of the text.
/// </summary>
internal sealed class LineReader(Stream stream)
{
    private byte[] buffer = new byte[1 << 16];
    private int start, scanned, end;
    private bool ended, begun;

    /// <summary>The next line if it has arrived, or the rest at the end of the stream; null: <see cref="Fill"/> first.</summary>
    public string? Take()
    {
        var at = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
        if (at < 0)
        {
            scanned = end;
            if (!ended || start == end) return null;
            var rest = Text(start, end);
            start = scanned = end;
            return rest;
        }
        var stop = scanned + at;
        var line = Text(start, stop);
        start = scanned = stop + 1;
        return line;
    }

    /// <summary>Waits for more to arrive. False: nothing will.</summary>
    public bool Fill()
    {
        if (ended) return false;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (end, scanned, start) = (end - start, scanned - start, 0);
        }
        if (end == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        var count = stream.Read(buffer, end, buffer.Length - end);
        end += count;
        ended = count == 0;
        return !ended || start < end;
    }

    private string Text(int from, int to)
    {
        if (!begun && buffer.AsSpan(from, to - from).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) from += 3;
        begun = true;
        return Decoded(from, to);
    }

    private string Decoded(int from, int to) => Encoding.UTF8.GetString(buffer, from, (to > from && buffer[to - 1] == '\r' ? to - 1 : to) - from);
}
