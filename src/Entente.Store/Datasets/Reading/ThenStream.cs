namespace Entente.Store.Datasets.Reading;

/// <summary>A stream, and when it has ended some bytes more.</summary>
internal sealed class ThenStream(Stream first, ReadOnlyMemory<byte> then) : Stream
{
    private ReadOnlyMemory<byte> then = then;
    private bool ended;

    public override int Read(Span<byte> buffer)
    {
        if (!ended)
        {
            var read = first.Read(buffer);
            if (read > 0 || buffer.Length == 0) return read;
            ended = true;
        }
        var count = Math.Min(then.Length, buffer.Length);
        then.Span[..count].CopyTo(buffer);
        then = then[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) first.Dispose();
        base.Dispose(disposing);
    }
}
