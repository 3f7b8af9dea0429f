namespace Entente.Web;

/// <summary>Replies of a ledger that hasn't changed since: seconds of work are done once. Keeps the last few.</summary>
internal sealed class KeptReplies
{
    private const int Most = 64;

    private readonly Dictionary<string, Reply> replies = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private ((long, DateTime), (long, DateTime)) state;

    /// <param name="ledgerPath">Its length and time of writing tell whether it changed; it must not be open for writing meanwhile.</param>
    public Reply Of(string ledgerPath, string key, Func<Reply> make)
    {
        // What a process that was killed wrote is in the log beside it.
        var now = (StateOf(ledgerPath), StateOf(ledgerPath + ".wal"));
        if (now != state)
        {
            replies.Clear();
            order.Clear();
            state = now;
        }
        if (replies.TryGetValue(key, out var kept)) return kept;
        var reply = make();
        if (reply.Status != 200) return reply;
        if (order.Count == Most) replies.Remove(order.Dequeue());
        replies.Add(key, reply);
        order.Enqueue(key);
        return reply;
    }

    private static (long Length, DateTime Written) StateOf(string path) => new FileInfo(path) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc)
        : default;
}
