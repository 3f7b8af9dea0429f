using Entente.Ledger.Notes;
using Entente.Ledger.Review;
using Entente.Store.Notes;

namespace Entente.Store.Review;

/// <summary>All that persons gave to a ledger, as it travels from one to another.</summary>
public sealed record PersonsWords(IReadOnlyCollection<Verdict> Verdicts, IReadOnlyCollection<Note> Notes, IReadOnlyCollection<NoteWithdrawal> Withdrawals)
{
    public static PersonsWords In(LedgerFile ledger) =>
        new(Review.Verdicts.In(ledger), [.. NoteRows.In(ledger).Select(n => n.Note)], NoteRows.Withdrawals(ledger));

    /// <summary>Adds what isn't there yet, all of it or none; nothing that is there is changed.</summary>
    /// <returns>How many of each were added; withdrawals are counted as notes.</returns>
    public (int Verdicts, int Notes) AddTo(LedgerFile ledger) => ledger.InTransaction(() => (Verdicts.Count(v => Review.Verdicts.Insert(ledger, v)),
        Notes.Count(n => NoteRows.Insert(ledger, n)) + Withdrawals.Count(w => NoteRows.Insert(ledger, w))));
}
