using System.Globalization;

namespace Entente.Store;

/// <summary>Writes the ledger's tables to a folder, whole or not at all.</summary>
public static class LedgerExport
{
    private static readonly (string File, string Query)[] Tables =
    [
        ("runs", "SELECT * FROM run ORDER BY run_id"),
        ("run_inputs", "SELECT * FROM run_input ORDER BY run_id, name, sha256"),
        ("documents", "SELECT * FROM document ORDER BY document_id"),
        ("claims", "SELECT * FROM current_claim ORDER BY claim_id"),
        ("mentions", "SELECT * FROM claim_mention WHERE claim_id IN (SELECT claim_id FROM current_claim) ORDER BY claim_id, role, ordinal"),
        ("attributions", "SELECT * FROM claim_attribution WHERE claim_id IN (SELECT claim_id FROM current_claim) ORDER BY claim_id, ordinal"),
        ("propositions", "SELECT * FROM proposition ORDER BY proposition_id"),
        ("proposition_claims", "SELECT * FROM proposition_claim ORDER BY proposition_id, claim_id"),
        ("events", "SELECT * FROM event ORDER BY event_id"),
        ("event_claims", "SELECT * FROM event_claim ORDER BY event_id, claim_id"),
        ("verdicts", "SELECT * FROM verdict ORDER BY sequence"),
        ("notes", "SELECT * FROM note ORDER BY sequence"),
        ("note_withdrawals", "SELECT * FROM note_withdrawal ORDER BY sequence"),
        ("watches", "SELECT * FROM watch_entry ORDER BY sequence"),
        ("looks", "SELECT * FROM watch_look ORDER BY looked_at, name, actor, recipient"),
        ("feeds", "SELECT * FROM feed_entry ORDER BY sequence"),
        ("feed_fetches", "SELECT * FROM feed_fetch ORDER BY sequence"),
        ("feed_items", "SELECT * FROM feed_item ORDER BY ALL"),
        ("feed_readings", "SELECT * FROM feed_reading ORDER BY ALL"),
        ("dataset_files", "SELECT * FROM dataset_file ORDER BY file_id"),
        ("dataset_rejections", "SELECT * FROM dataset_rejection ORDER BY file_id, line, reason"),
        ("observations", "SELECT * FROM observation ORDER BY file_id, line, indicator, actor, recipient, first_day"),
        ("roll_calls", "SELECT * FROM roll_call ORDER BY file_id, line, rcid"),
        ("votes", "SELECT * FROM vote ORDER BY file_id, line, state"),
        ("event_rows", "SELECT * FROM event_row ORDER BY file_id, line, event_id"),
        ("forecasts", "SELECT * FROM forecast ORDER BY forecast_id"),
        ("forecast_outcomes", "SELECT * FROM forecast_outcome ORDER BY forecast_id"),
        ("event_counts", "SELECT * FROM event_count ORDER BY file_id, dataset, actor_code, recipient_code, first_day, root"),
    ];

    /// <param name="format">"parquet" or "csv".</param>
    /// <returns>The files written, in order.</returns>
    /// <exception cref="LedgerException">The folder is there already and isn't empty, or can't be written.</exception>
    public static IReadOnlyList<string> Write(LedgerFile ledger, string folder, string format)
    {
        if (format is not ("parquet" or "csv")) throw new ArgumentException($"'{format}' is neither parquet nor csv.", nameof(format));
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(folder)) throw new LedgerException($"{folder}: is a file. Name a folder that is not there yet.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new LedgerException($"{folder}: is not empty. Name a folder that is not there yet; nothing was written.");
        var draft = string.Create(CultureInfo.InvariantCulture, $"{folder}.{Environment.ProcessId}.new");
        try
        {
            RemoveLeft(folder);
            Directory.CreateDirectory(draft);
            var files = new List<string>();
            foreach (var (name, query) in Tables)
            {
                var file = Path.Combine(draft, $"{name}.{format}");
                ledger.Connection.Execute($"COPY ({query}) TO '{file.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT "
                    + $"{format}{(format == "csv" ? ", HEADER" : "")})");
                files.Add(Path.Combine(folder, $"{name}.{format}"));
            }
            if (Directory.Exists(folder)) Directory.Delete(folder);
            Directory.Move(draft, folder);
            return files;
        }
        catch (Exception e) when (e is DuckDB.NET.Data.DuckDBException or IOException or UnauthorizedAccessException && e is not LedgerException)
        {
            throw new LedgerException($"{folder}: can't be written: {e.Message.ReplaceLineEndings(" ")} Nothing was written; name another folder "
                + $"or free some space.", e);
        }
        finally
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        }
    }

    // Drafts of exports to this folder whose process was killed.
    private static void RemoveLeft(string folder)
    {
        var parent = Path.GetDirectoryName(folder)!;
        if (!Directory.Exists(parent)) return;
        foreach (var left in Directory.GetDirectories(parent))
        {
            var name = Path.GetFileName(left);
            if (!name.StartsWith(Path.GetFileName(folder) + ".", StringComparison.Ordinal) || !name.EndsWith(".new", StringComparison.Ordinal)) continue;
            var number = name.AsSpan(Path.GetFileName(folder).Length + 1)[..^4];
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !Lives(process))
                Directory.Delete(left, recursive: true);
        }
    }

    private static bool Lives(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
