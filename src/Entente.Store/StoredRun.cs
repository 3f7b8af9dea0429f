namespace Entente.Store;

/// <summary>A run as the ledger keeps it. Times are UTC.</summary>
public sealed record StoredRun(string Id, string Command, string CodeVersion, string Options, long? Seed, DateTime Started, DateTime Ended,
    IReadOnlyList<RunInput> Inputs)
{
    public static StoredRun? Of(LedgerFile ledger, string id)
    {
        var inputs = ledger.Connection.Rows("SELECT name, sha256 FROM run_input WHERE run_id = ? ORDER BY name, sha256",
            r => new RunInput(r.Text("name"), r.Text("sha256")), id);
        return ledger.Connection.Rows("SELECT * FROM run WHERE run_id = ? ORDER BY run_id",
            r => new StoredRun(r.Text("run_id"), r.Text("command"), r.Text("code_version"), r.Text("options"), r.LongOrNull("seed"),
                r.Time("started_at"), r.Time("ended_at"), inputs), id)
            .FirstOrDefault();
    }

    /// <summary>The run that first made a claim.</summary>
    public static string? IdForClaim(LedgerFile ledger, string claimId) =>
        ledger.Connection.Rows("SELECT run_id FROM claim WHERE claim_id = ? ORDER BY run_id", r => r.Text("run_id"), claimId).FirstOrDefault();

    /// <summary>The latest first, without their inputs.</summary>
    public static IReadOnlyList<StoredRun> Latest(LedgerFile ledger, int count) =>
        ledger.Connection.Rows("SELECT * FROM run ORDER BY started_at DESC, run_id LIMIT ?",
        r => new StoredRun(r.Text("run_id"), r.Text("command"), r.Text("code_version"), r.Text("options"), r.LongOrNull("seed"),
            r.Time("started_at"), r.Time("ended_at"), []), count);
}
