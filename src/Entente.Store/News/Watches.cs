using Entente.Actors;
using Entente.News;

namespace Entente.Store.News;

/// <summary>The watches that a ledger keeps, and when they were last looked at.</summary>
public static class Watches
{
    /// <summary>Those followed now, by name.</summary>
    public static IReadOnlyList<(Watch Watch, DateTime Added)> In(LedgerFile ledger) => ledger.Connection.Rows("""
        SELECT name, actor, recipient, recorded_at FROM watch_entry
        WHERE is_followed AND sequence IN (SELECT max(sequence) FROM watch_entry GROUP BY name) ORDER BY name
        """, r => (WatchOf(r), r.Time("recorded_at")));

    /// <returns>False where it was followed already under this name.</returns>
    /// <exception cref="LedgerException">Another watch has the name.</exception>
    public static bool Add(LedgerFile ledger, Watch watch) => ledger.InTransaction(() =>
    {
        if (In(ledger).Select(w => w.Watch).FirstOrDefault(w => w.Name == watch.Name) is { } there)
        {
            if (there == watch) return false;
            throw new LedgerException($"A watch '{watch.Name}' is there already, on {there.Key}. Give another --name, or remove it first.");
        }
        Record(ledger, watch, isFollowed: true);
        return true;
    });

    public static void Remove(LedgerFile ledger, Watch watch) => ledger.InTransaction(() => Record(ledger, watch, isFollowed: false));

    /// <summary>Up to which moment of recording the watch was told of when it was last looked at; absent where it never was.</summary>
    public static DateTime? LastLook(LedgerFile ledger, Watch watch) => ledger.Connection.Rows(
        "SELECT told_to FROM watch_look WHERE name = ? AND actor = ? AND recipient IS NOT DISTINCT FROM ? ORDER BY told_to DESC LIMIT 1",
        r => (DateTime?)r.Time("told_to"), watch.Name, watch.A.Value, watch.B?.Value).FirstOrDefault();

    /// <summary>When any watch was last looked at, by the clock; absent where none was.</summary>
    public static DateTime? LastLookedAt(LedgerFile ledger) =>
        ledger.Connection.Rows("SELECT max(looked_at) AS moment FROM watch_look", r => r.TimeOrNull("moment"))[0];

    /// <summary>Records that what is new was looked at.</summary>
    public static void Look(LedgerFile ledger, NewsReport report) => ledger.InTransaction(() =>
    {
        foreach (var watch in report.Watches.Select(w => w.Watch))
            ledger.Connection.Execute("INSERT INTO watch_look VALUES (?, ?, ?, ?, ?)", watch.Name, watch.A.Value, watch.B?.Value, report.Until, ledger.Now());
    });

    private static void Record(LedgerFile ledger, Watch watch, bool isFollowed) => ledger.Connection.Execute(
        "INSERT INTO watch_entry SELECT coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ? FROM watch_entry",
        watch.Name, watch.A.Value, watch.B?.Value, isFollowed, ledger.Now());

    private static Watch WatchOf(Row r) => new(r.ActorOrNull("actor")!.Value, r.ActorOrNull("recipient"), r.Text("name"));
}
