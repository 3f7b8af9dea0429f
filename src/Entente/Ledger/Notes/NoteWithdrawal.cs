using System.Globalization;
using Entente.Ledger.Review;
using NodaTime;
using NodaTime.Text;

namespace Entente.Ledger.Notes;

/// <summary>That somebody takes a note back; the note stays where it is.</summary>
public sealed record NoteWithdrawal
{
    public const string Prefix = "w-";

    public string NoteId { get; }
    public string By { get; }
    public Instant At { get; }
    public string? Why { get; }

    /// <exception cref="ArgumentException">No key of a note, no name, or a reason that is too long.</exception>
    public NoteWithdrawal(string noteId, string by, Instant at, string? why)
    {
        why = PersonWords.Checked("why", why, Verdict.LongestReason, isLine: false).Trim();
        (NoteId, By, At, Why) = (ContentHash.Checked(noteId, Note.Prefix), PersonWords.Name(by), PersonWords.Moment(at), why.Length == 0 ? null : why);
    }

    public string Id => Prefix + ContentHash.Of(NoteId, By, InstantPattern.ExtendedIso.Format(At), Why);

    public LocalDate Day => At.InUtc().Date;

    /// <summary>"withdrawn by A. Analyst, 2026-11-26: mistaken".</summary>
    public string Words =>
        string.Create(CultureInfo.InvariantCulture, $"withdrawn by {By}, {LocalDatePattern.Iso.Format(Day)}{(Why is null ? "" : $": {Why}")}");
}
