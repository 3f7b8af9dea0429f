using System.Diagnostics;
using System.Globalization;

namespace Entente.Work;

/// <summary>One line of progress on a terminal, with rate and time left; silent where the messages are piped. Counts bytes, or things where it is
/// told so.</summary>
internal sealed class ProgressLine(string what, long total, bool things = false) : IProgress<long>, IDisposable
{
    private readonly bool shown = !Console.IsErrorRedirected;
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly Lock gate = new();
    private long last;
    private int width;

    /// <param name="bytes">How many are done.</param>
    public void Report(long bytes)
    {
        if (!shown) return;
        lock (gate)
        {
            var now = Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(last, now).TotalMilliseconds < 200) return;
            last = now;
            var seconds = Stopwatch.GetElapsedTime(started, now).TotalSeconds;
            var rate = bytes / Math.Max(seconds, 0.001);
            var left = total > bytes && rate > 0 ? string.Create(CultureInfo.InvariantCulture, $", {(total - bytes) / rate:F0} s left") : "";
            var text = things ? $"{what}: {bytes} of {total}{left}" : string.Create(CultureInfo.InvariantCulture,
                $"{what}: {bytes / 1e6:N0} MB, {rate / 1e6:N0} MB/s{left}");
            Console.Error.Write("\r" + text.PadRight(width));
            width = text.Length;
        }
    }

    public void Clear()
    {
        if (shown && width > 0) Console.Error.Write("\r" + new string(' ', width) + "\r");
        width = 0;
    }

    public void Dispose() => Clear();
}
