using System.Diagnostics;
using Entente.Coding;
using Entente.Documents;
using Entente.Store;

namespace Entente.Cli.Reading;

/// <summary>Records readings some at a time: what follows from many costs little more than what follows from one. A run that is killed loses the last
/// five seconds of them, which reading again brings back.</summary>
internal sealed class RecordingBatch(LedgerFile ledger)
{
    private const int Most = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly List<(Document Document, CodedText Coded, Run Run)> waiting = [];
    private readonly Stopwatch since = new();
    private int recorded;

    /// <summary>What stopped the recording; what comes after is not recorded.</summary>
    public string? Failure { get; private set; }

    public void Add(Document document, CodedText coded, Run run)
    {
        if (Failure is not null) return;
        if (waiting.Count == 0) since.Restart();
        waiting.Add((document, coded, run));
        if (waiting.Count >= Most || since.Elapsed > Longest) Flush();
    }

    /// <summary>Records what waits, or leaves all of it and says why in <see cref="Failure"/>.</summary>
    public void Flush()
    {
        if (waiting.Count == 0) return;
        var readings = waiting.ToArray();
        waiting.Clear();
        try
        {
            new ReadingRecorder(ledger, ActorNames.Of).Record(readings);
            recorded += readings.Length;
        }
        catch (LedgerException e)
        {
            Failure = $"{e.Message} Of what was read, {recorded} {(recorded == 1 ? "document is" : "documents are")} recorded; the rest is printed alone.";
        }
    }
}
