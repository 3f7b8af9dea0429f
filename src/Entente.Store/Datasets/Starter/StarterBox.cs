using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Entente.Store.Datasets.Reading;

namespace Entente.Store.Datasets.Starter;

/// <summary>
/// The starter record: published tables that may be given away, in the program itself, so that the first question needs no download. Tables are kept
/// byte for byte, each compressed with Brotli, so that what is loaded from the box has the lines, and the SHA-256, of what is loaded from the file.
/// Layout: "ENTENTE1", the length of the list of files (32 bits, little-endian), the list (JSON, UTF-8), the packed tables in its order.
/// </summary>
public sealed class StarterBox
{
    private const string Resource = "starter/starter.box";

    /// <summary>Brotli's strongest quality, and a window of 16 MB: a column of votes repeats over the years.</summary>
    private const int Quality = 11, Window = 24;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<StarterBox> embedded = new(ReadEmbedded);

    private readonly byte[] box;
    private readonly int start;

    private StarterBox(byte[] box, int start, ImmutableArray<StarterFile> files) => (this.box, this.start, Files) = (box, start, files);

    /// <summary>The box in this program.</summary>
    public static StarterBox Embedded => embedded.Value;

    /// <summary>In the order in which they are loaded.</summary>
    public ImmutableArray<StarterFile> Files { get; }

    /// <summary>Bytes of the whole box.</summary>
    public int Length => box.Length;

    private static ReadOnlySpan<byte> Mark => "ENTENTE1"u8;

    /// <exception cref="InvalidDataException">These bytes are no such box, or not all of one.</exception>
    public static StarterBox Read(byte[] box)
    {
        ArgumentNullException.ThrowIfNull(box);
        var head = Mark.Length + sizeof(int);
        if (box.Length < head || !box.AsSpan().StartsWith(Mark)) throw new InvalidDataException("This is no starter record: it doesn't begin with ENTENTE1.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(box.AsSpan(Mark.Length));
        if (length < 0 || length > box.Length - head) throw new InvalidDataException("The starter record ends within its list of files.");
        ImmutableArray<StarterFile> files;
        try
        {
            files = JsonSerializer.Deserialize<ImmutableArray<StarterFile>>(box.AsSpan(head, length), Json);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The starter record's list of files can't be read: {e.Message}", e);
        }
        var found = box.Length - head - length;
        var expected = files.Sum(f => (long)f.Packed);
        if (found != expected) throw new InvalidDataException($"The starter record has {found:N0} bytes of tables; its list says {expected:N0}.");
        return new StarterBox(box, head + length, files);
    }

    /// <summary>Packs tables, in the order given; the same tables give the same bytes.</summary>
    public static byte[] Pack(IEnumerable<StarterSource> tables)
    {
        var files = new List<StarterFile>();
        using var packed = new MemoryStream();
        foreach (var table in tables)
        {
            var bytes = table.Table.Span;
            var room = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
            if (!BrotliEncoder.TryCompress(bytes, room, out var written, Quality, Window))
                throw new InvalidOperationException($"{table.Name} couldn't be compressed.");
            packed.Write(room, 0, written);
            files.Add(new StarterFile(table.Dataset, table.Version, table.Name, table.Origin, table.Licence, table.Note, bytes.Length,
                Convert.ToHexStringLower(SHA256.HashData(bytes)), written));
        }
        var list = JsonSerializer.SerializeToUtf8Bytes(files, Json);
        var box = new byte[Mark.Length + sizeof(int) + list.Length + packed.Length];
        Mark.CopyTo(box);
        BinaryPrimitives.WriteInt32LittleEndian(box.AsSpan(Mark.Length), list.Length);
        list.CopyTo(box.AsSpan(Mark.Length + sizeof(int)));
        packed.ToArray().CopyTo(box.AsSpan(Mark.Length + sizeof(int) + list.Length));
        return box;
    }

    /// <summary>A file's table, unpacked.</summary>
    /// <exception cref="InvalidDataException">The box is damaged: these are not the bytes that were packed.</exception>
    public byte[] Table(StarterFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var place = Files.IndexOf(file);
        if (place < 0) throw new ArgumentException($"The starter record holds no {file.Name} of this kind.", nameof(file));
        var at = start + Files.Take(place).Sum(f => f.Packed);
        var table = new byte[file.Bytes];
        if (!BrotliDecoder.TryDecompress(box.AsSpan(at, file.Packed), table, out var written) || written != file.Bytes
            || Convert.ToHexStringLower(SHA256.HashData(table)) != file.Sha256)
            throw new InvalidDataException($"The starter record's {file.Name} is damaged. Install the program again.");
        return table;
    }

    /// <summary>The same as input for a loader, named "starter!FILE".</summary>
    public DataInput Input(StarterFile file) => DataInput.OfBytes($"starter!{file.Name}", Table(file));

    private static StarterBox ReadEmbedded()
    {
        using var stream = typeof(StarterBox).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program lacks its resource {Resource}.");
        var box = new byte[stream.Length];
        stream.ReadExactly(box);
        return Read(box);
    }
}
