using System.IO.Compression;

namespace Entente.Store.Datasets.Reading;

/// <summary>
/// Decompresses gzip and notices data that end early, which GZipStream alone takes for their end: a small gzip member of our own is put behind the data,
/// and must come out last. Works on streams whose length isn't known and on files of several members.
/// </summary>
public sealed class WholeGzipStream : Stream
{
    private static readonly byte[] Mark = "[the end of the data, put here by Entente]"u8.ToArray();
    private static readonly byte[] MarkMember = Compress(Mark);

    private readonly GZipStream inner;
    private readonly byte[] buffer = new byte[(1 << 16) + Mark.Length];
    private int at, filled;
    private bool ended;

    /// <param name="compressed">Gzip, of one member or several; disposed with this.</param>
    public WholeGzipStream(Stream compressed) => inner = new GZipStream(new ThenStream(compressed, MarkMember), CompressionMode.Decompress);

    /// <exception cref="InvalidDataException">The data end early or are damaged.</exception>
    public override int Read(Span<byte> into)
    {
        if (into.Length == 0) return 0;
        while (filled - at <= Mark.Length)
        {
            if (ended) return 0;
            buffer.AsSpan(at, filled - at).CopyTo(buffer);
            (at, filled) = (0, filled - at);
            var read = inner.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            if (read > 0) continue;
            ended = true;
            if (!buffer.AsSpan(0, filled).SequenceEqual(Mark)) throw new InvalidDataException("the last member is not complete");
            return 0;
        }
        var count = Math.Min(into.Length, filled - at - Mark.Length);
        buffer.AsSpan(at, count).CopyTo(into);
        at += count;
        return count;
    }

    public override int Read(byte[] into, int offset, int count) => Read(into.AsSpan(offset, count));
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] from, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] text)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal)) gzip.Write(text);
        return to.ToArray();
    }
}
