using System.IO.Compression;

namespace Entente.Store.Datasets.Reading;

/// <summary>One entry of a zip archive; closes the archive with itself and checks the entry's length at its end.</summary>
internal sealed class ZipEntryStream : Stream
{
    private readonly ZipArchive archive;
    private readonly Stream entry;
    private readonly long expected;
    private long read;

    public ZipEntryStream(string path, string name)
    {
        archive = ZipFile.OpenRead(path);
        var found = archive.GetEntry(name) ?? throw new InvalidDataException($"the archive has no entry '{name}' any more");
        expected = found.Length;
        entry = found.Open();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = entry.Read(buffer);
        read += count;
        if (count == 0 && buffer.Length > 0 && read != expected)
            throw new InvalidDataException($"the entry holds {read} bytes, the archive's directory says {expected}");
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => expected;
    public override long Position { get => read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            entry.Dispose();
            archive.Dispose();
        }
        base.Dispose(disposing);
    }
}
