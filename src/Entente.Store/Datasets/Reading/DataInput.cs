using System.IO.Compression;

namespace Entente.Store.Datasets.Reading;

/// <summary>One table to read: a file, an entry of a zip archive, or the standard input; gzip is recognised by its first bytes, not by its name.</summary>
public sealed class DataInput
{
    private readonly Func<Stream> open;

    private DataInput(string name, string? plainPath, long length, Func<Stream> open) =>
        (Name, PlainPath, Length, this.open) = (name, plainPath, length, open);

    /// <summary>As the user named it; an entry of an archive is ARCHIVE!ENTRY, the standard input is "-".</summary>
    public string Name { get; }

    /// <summary>The path, where the bytes on disk are the table's own (not compressed); null otherwise.</summary>
    public string? PlainPath { get; }

    /// <summary>Bytes on disk (compressed, if it is); -1 where that isn't known.</summary>
    public long Length { get; }

    /// <summary>The decompressed bytes.</summary>
    /// <exception cref="DataFileException">The archive is damaged.</exception>
    public Stream Open()
    {
        try
        {
            return open();
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
    }

    /// <summary>What to throw where decompression of this input fails.</summary>
    public DataFileException Damaged(InvalidDataException e) =>
        new(Name, $"the compressed data end early or are damaged ({e.Message}). Nothing of this file was kept; fetch it again.", e);

    /// <summary>A table that is in memory, under the name that its rejections and the ledger give it.</summary>
    public static DataInput OfBytes(string name, byte[] table) => new(name, null, table.Length, () => new MemoryStream(table, writable: false));

    public static DataInput OfStandardInput(Stream input) => new("-", null, -1, () => Decompress(input));

    /// <summary>The tables in a file: itself, or each entry of a zip archive in the order of their names.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IReadOnlyList<DataInput> OfFile(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists) throw new FileNotFoundException($"There is no file '{path}'.", path);
        Span<byte> head = stackalloc byte[4];
        using (var file = File.OpenRead(path)) head = head[..file.ReadAtLeast(head, 4, throwOnEndOfStream: false)];
        if (head is [0x50, 0x4B, 0x03, 0x04]) return Entries(path);
        if (head is [0x1F, 0x8B, ..]) return [new DataInput(path, null, info.Length, () => Decompress(Sequential(path)))];
        return [new DataInput(path, path, info.Length, () => Sequential(path))];
    }

    /// <summary>Resolves what a user may name: files, folders (all files below), patterns with * and ?, and "-".</summary>
    /// <exception cref="FileNotFoundException">A path names nothing.</exception>
    public static IReadOnlyList<DataInput> Resolve(IEnumerable<string> paths, Func<Stream> standardInput)
    {
        var found = new List<DataInput>();
        foreach (var path in paths)
        {
            if (path == "-") found.Add(OfStandardInput(standardInput()));
            else foreach (var file in Files(path)) found.AddRange(OfFile(file));
        }
        return found;
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        if (File.Exists(path)) return [path];
        var name = Path.GetFileName(path);
        if (name.AsSpan().ContainsAny('*', '?'))
        {
            var folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder, name) : [];
            Array.Sort(files, StringComparer.Ordinal);
            if (files.Length > 0) return files;
        }
        throw new FileNotFoundException($"'{path}' names no file, folder or pattern that matches anything.", path);
    }

    private static List<DataInput> Entries(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return [.. archive.Entries.Where(e => e.Name.Length > 0).OrderBy(e => e.FullName, StringComparer.Ordinal)
                .Select(e => e.FullName)
                .Select(entry => new DataInput($"{path}!{entry}", null, -1, () => new ZipEntryStream(path, entry)))];
        }
        catch (InvalidDataException e)
        {
            throw new DataFileException(path, $"the zip archive is damaged or cut short ({e.Message}). Fetch it again.", e);
        }
    }

    private static FileStream Sequential(string path) =>
        new(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });

    private static Stream Decompress(Stream source)
    {
        var head = new byte[2];
        var read = source.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        var whole = new PrefixedStream(head.AsMemory(0, read), source);
        return head is [0x1F, 0x8B] ? new WholeGzipStream(whole) : whole;
    }
}
