using Entente.Ledger;
using Entente.Ledger.Notes;
using NodaTime;

namespace Entente.Store.Notes;

/// <summary>The notes that a ledger keeps.</summary>
public static class NoteRows
{
    // Of several withdrawals the first counts.
    private const string Select = """
        SELECT n.*, w.given_by AS withdrawn_by, w.given_at AS withdrawn_at, w.why FROM note n
        LEFT JOIN (SELECT * FROM note_withdrawal WHERE given_at::DATE <= $1::DATE
            QUALIFY row_number() OVER (PARTITION BY note_id ORDER BY given_at, sequence) = 1) w ON w.note_id = n.note_id
        WHERE n.given_at::DATE <= $1::DATE
        """;

    private static readonly LocalDate Ever = new(9999, 12, 31);

    /// <summary>All of them in the order they were recorded, withdrawn ones too; only those written by the end of the day, where one is named.</summary>
    public static IReadOnlyList<StoredNote> In(LedgerFile ledger, LocalDate? asOf = null) =>
        ledger.Connection.Rows(Select + " ORDER BY n.sequence", Of, asOf ?? Ever);

    /// <summary>Those about one of these things, the earliest first.</summary>
    public static IReadOnlyList<StoredNote> About(LedgerFile ledger, IEnumerable<string> things, LocalDate? asOf = null)
    {
        var keys = things.Distinct(StringComparer.Ordinal).ToList();
        return keys.Count == 0 ? [] : ledger.Connection.Rows(Select + " AND n.about IN (SELECT unnest($2)) ORDER BY n.given_at, n.sequence", Of,
            asOf ?? Ever, keys);
    }

    /// <summary>Those about a matter or what it is made of, also under keys that its propositions had before.</summary>
    public static IReadOnlyList<StoredNote> AboutMatter(LedgerFile ledger, MatterId matter, LocalDate? asOf = null) => ledger.Connection.Rows(Select + """
         AND n.about IN (
            SELECT $2 UNION ALL SELECT proposition_id FROM proposition WHERE matter_id = $2
            UNION ALL SELECT f.former_id FROM former_key f JOIN proposition_claim pc ON pc.claim_id = f.claim_id
                JOIN proposition p ON p.proposition_id = pc.proposition_id WHERE p.matter_id = $2)
        ORDER BY n.given_at, n.sequence
        """, Of, asOf ?? Ever, matter.Value);

    /// <summary>The same of one proposition alone.</summary>
    public static IReadOnlyList<StoredNote> AboutProposition(LedgerFile ledger, string id, LocalDate? asOf = null) => ledger.Connection.Rows(Select + """
         AND n.about IN (
            SELECT $2 UNION ALL SELECT f.former_id FROM former_key f JOIN proposition_claim pc ON pc.claim_id = f.claim_id WHERE pc.proposition_id = $2)
        ORDER BY n.given_at, n.sequence
        """, Of, asOf ?? Ever, id);

    /// <summary>Absent where the ledger holds none of this key.</summary>
    public static StoredNote? Find(LedgerFile ledger, string id) => ledger.Connection.Rows(Select + " AND n.note_id = $2", Of, Ever, id).SingleOrDefault();

    public static IReadOnlyList<NoteWithdrawal> Withdrawals(LedgerFile ledger) =>
        ledger.Connection.Rows("SELECT * FROM note_withdrawal ORDER BY sequence", WithdrawalOf);

    /// <summary>Adds those that aren't there yet, all or none; nothing that is there is changed.</summary>
    /// <returns>How many were added.</returns>
    public static int Add(LedgerFile ledger, params IReadOnlyCollection<Note> notes) => ledger.InTransaction(() => notes.Count(n => Insert(ledger, n)));

    /// <inheritdoc cref="Add"/>
    public static int Withdraw(LedgerFile ledger, params IReadOnlyCollection<NoteWithdrawal> withdrawals) =>
        ledger.InTransaction(() => withdrawals.Count(w => Insert(ledger, w)));

    internal static bool Insert(LedgerFile ledger, Note n) =>
        ledger.Connection.Count("SELECT count(*) FROM note WHERE note_id = ?", n.Id) == 0
        && ledger.Connection.Execute("INSERT INTO note SELECT coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM note",
            n.Id, n.About.Text, n.Text, n.On, n.By, n.At.ToDateTimeUtc(), ledger.Now()) == 1;

    internal static bool Insert(LedgerFile ledger, NoteWithdrawal w) =>
        ledger.Connection.Count("SELECT count(*) FROM note_withdrawal WHERE withdrawal_id = ?", w.Id) == 0
        && ledger.Connection.Execute("INSERT INTO note_withdrawal SELECT coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ?, ? FROM note_withdrawal",
            w.Id, w.NoteId, w.By, w.At.ToDateTimeUtc(), w.Why, ledger.Now()) == 1;

    /// <summary>How many rows have another key than what they say, or can't be read.</summary>
    internal static int Altered(LedgerFile ledger)
    {
        bool Holds(Func<string> made, string told)
        {
            try
            {
                return made() == told;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
        return ledger.Connection.Rows("SELECT * FROM note ORDER BY sequence", r => Holds(() => NoteOf(r).Id, r.Text("note_id")))
            .Concat(ledger.Connection.Rows("SELECT * FROM note_withdrawal ORDER BY sequence", r => Holds(() => WithdrawalOf(r).Id, r.Text("withdrawal_id"))))
            .Count(holds => !holds);
    }

    private static StoredNote Of(Row r)
    {
        var note = NoteOf(r);
        return new StoredNote(note, r.TextOrNull("withdrawn_by") is { } by
            ? new NoteWithdrawal(r.Text("note_id"), by, Moment(r.Time("withdrawn_at")), r.TextOrNull("why")) : null);
    }

    private static Note NoteOf(Row r) =>
        new(new NoteAnchor(r.Text("about")), r.Text("text"), r.TextOrNull("on_date"), r.Text("given_by"), Moment(r.Time("given_at")));

    private static NoteWithdrawal WithdrawalOf(Row r) => new(r.Text("note_id"), r.Text("given_by"), Moment(r.Time("given_at")), r.TextOrNull("why"));

    private static Instant Moment(DateTime time) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
