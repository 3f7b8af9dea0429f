using Entente.Store;

namespace Entente.Web;

/// <summary>The ledger, open only while it is worked with and a little after. One request at a time: the connection is one.</summary>
internal sealed class LedgerLease : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Func<LedgerFile> open;
    private readonly WorkbenchOptions options;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ITimer timer;
    private LedgerFile? file;
    private long lastUsed;

    public LedgerLease(Func<LedgerFile> open, WorkbenchOptions options)
    {
        (this.open, this.options) = (open, options);
        timer = options.Clock.CreateTimer(_ => LetGo(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsOpen => file is not null;

    /// <summary>Opens the ledger to write for this work alone, and lets go of it. Readers wait their turn meanwhile.</summary>
    /// <exception cref="LedgerException">It can't be had.</exception>
    public async Task<T> WriteAsync<T>(Func<LedgerFile> openToWrite, Func<LedgerFile, T> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            Close();
            using var written = await OpenAsync(openToWrite, cancel).ConfigureAwait(false);
            return work(written);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <exception cref="LedgerException">It can't be had.</exception>
    public async Task<T> UseAsync<T>(Func<LedgerFile, T> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            file ??= await OpenAsync(open, cancel).ConfigureAwait(false);
            return work(file);
        }
        catch (Exception e) when (e is not AnswerException)
        {
            // A connection that failed isn't trusted with the next request.
            Close();
            throw;
        }
        finally
        {
            lastUsed = options.Clock.GetTimestamp();
            timer.Change(options.Idle, Timeout.InfiniteTimeSpan);
            turn.Release();
        }
    }

    /// <summary>Waits for work under way no longer than a moment: the process ends.</summary>
    public void Dispose()
    {
        timer.Dispose();
        if (!turn.Wait(TimeSpan.FromMilliseconds(500))) return;
        Close();
        turn.Dispose();
    }

    private async Task<LedgerFile> OpenAsync(Func<LedgerFile> how, CancellationToken cancel)
    {
        var started = options.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                return how();
            }
            catch (LedgerException e) when (e.IsLocked && options.Clock.GetElapsedTime(started) < options.Patience)
            {
                await Task.Delay(Pause, options.Clock, cancel).ConfigureAwait(false);
            }
        }
    }

    private void LetGo()
    {
        try
        {
            // Whoever has the turn sets the timer again.
            if (!turn.Wait(0)) return;
        }
        catch (ObjectDisposedException)
        {
            return;
        }
        // A timer that was late for a later request finds it too young.
        if (options.Clock.GetElapsedTime(lastUsed) >= options.Idle - Pause) Close();
        turn.Release();
    }

    private void Close()
    {
        file?.Dispose();
        file = null;
    }
}
