using System.Text;
using Entente.Coding;
using Entente.Reading;
using Entente.Time;
using NodaTime;
using NodaTime.Text;

namespace Entente.Ledger.Review;

/// <summary>A claim that was held right or corrected, as a line of tests/Specs: sentence -> expected.</summary>
public static class ClaimSpec
{
    private static readonly string[] Marks = ["#", "~", "@"];

    /// <summary>Null where the form can't say it: a judgement, or a sentence that reads as something else there.</summary>
    /// <param name="sentence">As it stands in the document.</param>
    /// <param name="published">The document's date, which its relative dates are reckoned from.</param>
    /// <param name="claim">What was read.</param>
    /// <param name="correction">What it should have been, where it was corrected.</param>
    /// <param name="outer">The act of speech that the claim is the content of.</param>
    public static string? Line(string sentence, LocalDate? published, Claim claim, Correction? correction, Claim? outer)
    {
        var text = Folded(sentence);
        if (text.Length == 0 || text.Contains(" -> ", StringComparison.Ordinal) || Marks.Any(m => text.StartsWith(m, StringComparison.Ordinal))) return null;
        var coding = Correction.CodingOf(claim);
        string Of(string field) => correction?[field] ?? coding[field];
        var voice = Enum.Parse<Voice>(Of("voice"), ignoreCase: true);
        if (Of("type") == "assessment" || voice == Voice.Judged) return null;
        var triple = Triple(Of("actor"), Of("type"), Of("recipient"));
        var speaker = Of("speaker") is "author" ? null : Party(Of("speaker"));
        // A field "by" belongs to the act of speech and what it is about alike.
        var by = speaker is null ? "" : $"; by={speaker} {StanceOf(claim, voice, correction)}";
        var date = published is { } day ? $"@ {LocalDatePattern.Iso.Format(day)} " : "";
        if (outer is { Kind: ClaimKind.Event } act && Correction.CodingOf(act) is var outside)
            return $"{date}{text} -> {Triple(outside["actor"], outside["type"], outside["recipient"])}; about={triple}{by}";
        return $"{date}{text} -> {triple}{(claim.Reciprocal ? "; reciprocal" : "")}{How(voice)}{When(claim, correction)}{by}";
    }

    /// <summary>A line for the reader of a spec, not for the test.</summary>
    public static string Remark(string text) => "# " + Folded(text);

    private static string Triple(string actor, string type, string recipient) => $"{Party(actor)} {type} {Party(recipient)}";

    // Whom nobody could resolve is nobody to the form; sectors are left open, as most specs leave them.
    private static string Party(string code) => code.StartsWith('"') ? "-" : code.Split('/')[0];

    private static string How(Voice voice) => voice switch
    {
        Voice.Presupposed => "; presupposed", Voice.Negated => "; negated", Voice.Planned => "; future", Voice.Demanded => "; requested",
        Voice.Possible => "; possible", _ => "",
    };

    private static string When(Claim claim, Correction? correction) => correction?["date"] is { } date ? date == "-" ? "" : "; date=" + date
        : claim.Date is { Precision: not DatePrecision.Assumed } told ? $"; date={told}" : "";

    private static string StanceOf(Claim claim, Voice voice, Correction? correction) => correction?["voice"] is null && correction?["speaker"] is null
        ? claim.Stance.ToString().ToLowerInvariant()
        : voice switch
        {
            Voice.Denied => "denies", Voice.Alleged => "alleges", Voice.Planned => "pledges", Voice.Demanded => "demands", Voice.Threatened => "threatens",
            _ => "asserts",
        };

    private static string Folded(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        return line.ToString().TrimEnd();
    }
}
