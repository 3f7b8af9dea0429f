using System.Diagnostics;
using Entente.Coding;
using Entente.Documents;
using Entente.Store;

namespace Entente.Work.Reading;

/// <summary>Records readings some at a time: what follows from many costs little more than what follows from one. A run that is killed loses what came
/// since the last time, which reading again brings back: five seconds of it, in a large ledger up to thirty.</summary>
internal sealed class RecordingBatch(LedgerFile ledger)
{
    private const int Most = 300;
    /// <summary>So many times as long is read as the last recording took.</summary>
    private const int Share = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromSeconds(30);

    private readonly List<(Document Document, CodedText Coded, Run Run)> waiting = [];
    private readonly Stopwatch since = new();
    private TimeSpan pause = Shortest;
    private int recorded;

    /// <summary>What stopped the recording; what comes after is not recorded.</summary>
    public string? Failure { get; private set; }

    public void Add(Document document, CodedText coded, Run run)
    {
        if (Failure is not null) return;
        if (waiting.Count == 0) since.Restart();
        waiting.Add((document, coded, run));
        if (waiting.Count >= Most || since.Elapsed > pause) Flush();
    }

    /// <summary>Records what waits, or leaves all of it and says why in <see cref="Failure"/>.</summary>
    public void Flush()
    {
        if (waiting.Count == 0) return;
        var readings = waiting.ToArray();
        waiting.Clear();
        since.Restart();
        try
        {
            new ReadingRecorder(ledger, ActorNames.Of).Record(readings);
            pause = new(Math.Clamp(since.Elapsed.Ticks * Share, Shortest.Ticks, Longest.Ticks));
            recorded += readings.Length;
        }
        catch (LedgerException e)
        {
            Failure = $"{e.Message} Of what was read, {recorded} {(recorded == 1 ? "document is" : "documents are")} recorded; the rest is printed alone.";
        }
    }
}
