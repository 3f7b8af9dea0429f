using System.Security.Cryptography;
using System.Text;
using Entente.Store;

namespace Entente.Web;

/// <summary>Replies of a ledger that hasn't changed since: seconds of work are done once. Keeps the last few.</summary>
internal sealed class KeptReplies
{
    private const int Most = 64, TagBytes = 16;

    private readonly Dictionary<string, Reply> replies = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private LedgerState state;
    private byte[]? contents;

    /// <param name="ledgerPath">Its length and time of writing tell whether it changed; it must not be open for writing meanwhile.</param>
    public Reply Of(string ledgerPath, string key, Func<Reply> make)
    {
        Forget(ledgerPath);
        if (replies.TryGetValue(key, out var kept)) return kept;
        var reply = make();
        if (reply.Status != 200) return reply;
        if (order.Count == Most) replies.Remove(order.Dequeue());
        replies.Add(key, reply);
        order.Enqueue(key);
        return reply;
    }

    /// <summary>Changes with the content of the ledger's file, the program and the question; made without an answer.</summary>
    public string TagOf(string ledgerPath, string key)
    {
        Forget(ledgerPath);
        contents ??= HashOf(ledgerPath);
        var hash = SHA256.HashData([.. contents, .. Encoding.UTF8.GetBytes($"\n{LedgerFile.ProgramVersion}\n{key}")]);
        return $"\"{Convert.ToHexStringLower(hash.AsSpan(0, TagBytes))}\"";
    }

    private void Forget(string ledgerPath)
    {
        var now = LedgerState.Of(ledgerPath);
        if (now == state) return;
        replies.Clear();
        order.Clear();
        contents = null;
        state = now;
    }

    private static byte[] HashOf(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { path, path + ".wal" })
        {
            if (!File.Exists(part)) continue;
            using var file = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            hash.AppendData(SHA256.HashData(file));
        }
        return hash.GetHashAndReset();
    }
}
