namespace Entente.Web;

/// <summary>Replies of a ledger that hasn't changed since: seconds of work are done once. Keeps the last few.</summary>
internal sealed class KeptReplies
{
    private const int Most = 64;

    private readonly Dictionary<string, Reply> replies = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private (long Length, DateTime Written) state;

    /// <param name="ledgerPath">Its length and time of writing tell whether it changed; it must not be open for writing meanwhile.</param>
    public Reply Of(string ledgerPath, string key, Func<Reply> make)
    {
        var file = new FileInfo(ledgerPath);
        var now = (file.Length, file.LastWriteTimeUtc);
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
}
