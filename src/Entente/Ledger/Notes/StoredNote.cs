namespace Entente.Ledger.Notes;

/// <summary>A note with what takes it back: the first withdrawal, where there are several.</summary>
public sealed record StoredNote(Note Note, NoteWithdrawal? Withdrawal)
{
    public bool Stands => Withdrawal is null;
}
