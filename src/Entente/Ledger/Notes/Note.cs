using System.Globalization;
using Entente.Ledger.Review;
using NodaTime;
using NodaTime.Text;

namespace Entente.Ledger.Notes;

/// <summary>What one person wrote of a thing of the ledger, in words of their own. It is evidence of nothing and changes nothing.</summary>
public sealed record Note
{
    public const int LongestText = 10_000;
    public const string Prefix = "n-";

    public NoteAnchor About { get; }
    /// <summary>Markdown as it was typed, but for the line ends.</summary>
    public string Text { get; }
    /// <summary>The day, month or year that it speaks of: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    public string? On { get; }
    public string By { get; }
    /// <summary>When it was written, to the microsecond.</summary>
    public Instant At { get; }

    /// <exception cref="ArgumentException">No words, no name, no date, or a text that is too long.</exception>
    public Note(NoteAnchor about, string text, string? on, string by, Instant at)
    {
        text = PersonWords.Checked("text", text, LongestText, isLine: false);
        if (text.Trim().Length == 0) throw new ArgumentException("text: no words are given. Say what is to be noted.");
        on = string.IsNullOrWhiteSpace(on) ? null : on.Trim();
        if (on is not null && !IsDate(on)) throw new ArgumentException($"on: '{on}' is no date; YYYY, YYYY-MM or YYYY-MM-DD is expected, as in 2024-06-18.");
        (About, Text, On, By, At) = (about, text, on, PersonWords.Name(by), PersonWords.Moment(at));
    }

    /// <summary>Made of all that it says: the same note has the same key in every ledger.</summary>
    public string Id => Prefix + ContentHash.Of(About.Text, Text, On, By, InstantPattern.ExtendedIso.Format(At));

    public LocalDate Day => At.InUtc().Date;

    /// <summary>"A. Analyst, 2026-11-26, on 2024-06": who wrote it, when, and of which date.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{By}, {LocalDatePattern.Iso.Format(Day)}{(On is null ? "" : $", on {On}")}");

    private static bool IsDate(string text) => text.Length is 4 or 7 or 10 && LocalDatePattern.Iso.Parse(text + "-01-01"[..(10 - text.Length)]).Success;
}
