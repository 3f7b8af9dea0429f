using System.Buffers;
using System.Runtime.InteropServices;
using Entente.Store.Datasets.Reading;
using Microsoft.Win32.SafeHandles;

namespace Entente.Store.Datasets.Gdelt;

/// <summary>
/// GDELT events files, of any number and size, to a dyad-period panel in one pass. Plain files are cut into chunks that all threads read at once;
/// a compressed one is read by one thread. Memory grows with the panel, never with the files.
/// </summary>
public sealed class GdeltAggregator
{
    private const int ChunkBytes = 1 << 20, LongestLine = 1 << 22, BytesForACell = 1200;

    private readonly IReadOnlyList<DataInput> inputs;
    private readonly GdeltOptions options;
    private readonly CountryCodes codes = new();
    private readonly IProgress<long>? progress;
    private readonly List<(int Input, int Chunk)> work = [];
    private readonly List<int>[] linesOfChunk;
    private long bytes;
    private int next = -1;

    private GdeltAggregator(IReadOnlyList<DataInput> inputs, GdeltOptions options, IProgress<long>? progress)
    {
        (this.inputs, this.options, this.progress) = (inputs, options, progress);
        linesOfChunk = new List<int>[inputs.Count];
        for (var i = 0; i < inputs.Count; i++)
        {
            var chunks = inputs[i].PlainPath is null ? 0 : (int)((inputs[i].Length + ChunkBytes - 1) / ChunkBytes);
            linesOfChunk[i] = [.. Enumerable.Repeat(0, chunks)];
            if (inputs[i].PlainPath is null) work.Add((i, -1));
            else for (var chunk = 0; chunk < chunks; chunk++) work.Add((i, chunk));
        }
    }

    /// <param name="progress">Bytes read so far (decompressed), reported from several threads.</param>
    /// <exception cref="DataFileException">A file is damaged, cut short, or holds no row of GDELT's; nothing is counted then.</exception>
    public static GdeltPanel Read(IReadOnlyList<DataInput> inputs, GdeltOptions options, IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        return new GdeltAggregator(inputs, options, progress).Run(cancellation);
    }

    private GdeltPanel Run(CancellationToken cancellation)
    {
        var scans = new GdeltScan[Math.Max(1, Math.Min(options.Threads, work.Count))];
        var files = inputs.Select(i => i.PlainPath is { } path ? File.OpenHandle(path, options: FileOptions.SequentialScan) : null).ToArray();
        try
        {
            Exception? fault = null;
            var threads = new Thread[scans.Length];
            for (var t = 0; t < threads.Length; t++)
            {
                var scan = scans[t] = new GdeltScan(codes, options, inputs.Sum(i => Math.Max(0, i.Length)) / BytesForACell);
                threads[t] = new Thread(() =>
                {
                    try
                    {
                        Work(scan, files, () => Volatile.Read(ref fault) is not null, cancellation);
                        scan.Finish();
                    }
                    catch (Exception e)
                    {
                        Interlocked.CompareExchange(ref fault, e, null);
                    }
                });
                threads[t].Start();
            }
            foreach (var thread in threads) thread.Join();
            cancellation.ThrowIfCancellationRequested();
            if (fault is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        }
        finally
        {
            foreach (var file in files) file?.Dispose();
        }
        return Merge(scans);
    }

    private void Work(GdeltScan scan, SafeFileHandle?[] files, Func<bool> stopped, CancellationToken cancellation)
    {
        using var buffer = new NativeBuffer(ChunkBytes + (1 << 16));
        while (!cancellation.IsCancellationRequested && !stopped())
        {
            var at = Interlocked.Increment(ref next);
            if (at >= work.Count) return;
            var (input, chunk) = work[at];
            scan.Place = (input, chunk);
            if (chunk >= 0) linesOfChunk[input][chunk] = ReadChunk(scan, inputs[input], files[input]!, chunk, buffer);
            else ReadStream(scan, input, buffer, stopped, cancellation);
        }
    }

    /// <summary>Reads the lines that begin within the chunk.</summary>
    private unsafe int ReadChunk(GdeltScan scan, DataInput input, SafeFileHandle file, int chunk, NativeBuffer buffer)
    {
        var from = Math.Max(0L, (long)chunk * ChunkBytes - 1);
        var next = (long)(chunk + 1) * ChunkBytes;
        var length = ReadFully(file, buffer.Span, from);
        var start = 0;
        if (chunk > 0)
        {
            start = buffer.Span[..length].IndexOf((byte)'\n') + 1;
            if (start == 0 || from + start >= next) return 0;
        }
        else Sniff(input, buffer.Span[..length]);
        // The last line is the one that holds the byte before the next chunk.
        var least = (int)(next - 1 - from);
        int stop;
        while (true)
        {
            if (length <= least)
            {
                stop = EndLastLine(buffer, length);
                break;
            }
            var end = buffer.Span[least..length].IndexOf((byte)'\n');
            if (end >= 0)
            {
                stop = least + end + 1;
                break;
            }
            if (length < buffer.Length)
            {
                stop = EndLastLine(buffer, length);
                break;
            }
            buffer.Grow(LongestLine, input.Name);
            length += ReadFully(file, buffer.Span[length..], from + length);
        }
        progress?.Report(Interlocked.Add(ref bytes, Math.Min(length, ChunkBytes)));
        return scan.Read(buffer.Pointer + start, stop - start);
    }

    private unsafe void ReadStream(GdeltScan scan, int input, NativeBuffer buffer, Func<bool> stopped, CancellationToken cancellation)
    {
        try
        {
            using var stream = inputs[input].Open();
            var kept = 0;
            for (var chunk = 0; !cancellation.IsCancellationRequested && !stopped(); chunk++)
            {
                var read = stream.ReadAtLeast(buffer.Span[kept..], buffer.Length - kept, throwOnEndOfStream: false);
                var length = kept + read;
                if (chunk == 0) Sniff(inputs[input], buffer.Span[..length]);
                var last = length < buffer.Length;
                var stop = last ? EndLastLine(buffer, length) : buffer.Span[..length].LastIndexOf((byte)'\n') + 1;
                scan.Place = (input, chunk);
                linesOfChunk[input].Add(stop == 0 ? 0 : scan.Read(buffer.Pointer, stop));
                progress?.Report(Interlocked.Add(ref bytes, read));
                if (last) return;
                kept = length - stop;
                buffer.Span[stop..length].CopyTo(buffer.Span);
                if (stop == 0) buffer.Grow(LongestLine, inputs[input].Name);
            }
        }
        catch (InvalidDataException e)
        {
            throw inputs[input].Damaged(e);
        }
    }

    private static int EndLastLine(NativeBuffer buffer, int length)
    {
        if (length == 0 || buffer.Span[length - 1] == '\n') return length;
        buffer.Whole[length] = (byte)'\n';
        return length + 1;
    }

    private static int ReadFully(SafeFileHandle file, Span<byte> into, long at)
    {
        var total = 0;
        while (total < into.Length)
        {
            var read = RandomAccess.Read(file, into[total..], at + total);
            if (read == 0) break;
            total += read;
        }
        return total;
    }

    private static void Sniff(DataInput input, ReadOnlySpan<byte> head)
    {
        var line = head[..Math.Min(head.Length, 4096)];
        if (line.IndexOf((byte)'\n') is >= 0 and var end) line = line[..end];
        line = line.Trim(" \r\t"u8);
        if (line.Length == 0) return;
        if (line[0] == '<') throw new DataFileException(input.Name, "line 1 begins with '<': this is a web page, not a GDELT events file. Fetch it again.");
        if (line.IndexOf((byte)'\t') < 0)
            throw new DataFileException(input.Name, "line 1 holds no tab; GDELT events files are separated by tabs, without a header.");
    }

    private GdeltPanel Merge(GdeltScan[] scans)
    {
        var all = scans.MaxBy(s => s.Cells.Count)!.Cells;
        foreach (var scan in scans)
            if (scan.Cells != all) all.Add(scan.Cells);
        var cells = all.ToArray();
        var keys = new ulong[cells.Length];
        var rank = codes.AllComputed ? null : RankOf(cells);
        for (var i = 0; i < cells.Length; i++)
            keys[i] = rank is null ? cells[i].Key
                : GdeltCell.KeyOf(rank[cells[i].Actor], rank[cells[i].Recipient], cells[i].Period, cells[i].Root);
        var order = new int[cells.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(keys, order);
        var sorted = new GdeltCell[cells.Length];
        for (var i = 0; i < order.Length; i++) sorted[i] = cells[order[i]];
        return new(sorted, codes, options, scans.Sum(s => s.Rows), scans.Sum(s => s.WithoutDyad), scans.Sum(s => s.Rejected), Rejections(scans));
    }

    private int[] RankOf(GdeltCell[] cells)
    {
        var used = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var number in cells.SelectMany(c => new[] { c.Actor, c.Recipient }).Distinct()) used[codes[number]] = number;
        var rank = new int[ushort.MaxValue + 1];
        var place = 0;
        foreach (var number in used.Values) rank[number] = ++place;
        return rank;
    }

    private List<Rejection> Rejections(GdeltScan[] scans)
    {
        var found = new List<Rejection>();
        foreach (var file in scans.SelectMany(s => s.Rejections).GroupBy(r => r.Place.Input).OrderBy(g => g.Key))
        {
            var first = new long[linesOfChunk[file.Key].Count + 1];
            for (var c = 0; c < linesOfChunk[file.Key].Count; c++) first[c + 1] = first[c] + linesOfChunk[file.Key][c];
            found.AddRange(file.Select(r => new Rejection(inputs[file.Key].Name, first[r.Place.Chunk] + r.Line + 1, r.Reason))
                .OrderBy(r => r.Line).Take(options.RejectionsKept));
        }
        return found;
    }
}
