using System.Text;
using Entente.Documents;
using Entente.Language;
using Entente.Ledger;
using Entente.Ledger.Review;
using NodaTime;
using NodaTime.Text;

namespace Entente.Store.Review;

/// <summary>What reviewers agree on, as lines of tests/Specs.</summary>
public static class SpecLines
{
    /// <summary>A line for each claim that is held right or corrected; a remark for each that is held wrong, of which the form can't say what is
    /// right.</summary>
    /// <returns>The lines by document and place, and how many claims are left out: disputed, judgements, or not in this ledger.</returns>
    public static (IReadOnlyList<string> Lines, int LeftOut) Of(LedgerFile ledger, LocalDate? asOf)
    {
        var held = ClaimVerdicts.Of(Verdicts.In(ledger, asOf));
        var claims = ClaimRows.Of(ledger, held.Keys);
        var outer = ClaimRows.Of(ledger, claims.Select(c => c.Within).OfType<ClaimId>()).ToDictionary(c => c.Id);
        var lines = new List<string>();
        var leftOut = held.Count - claims.Length;
        foreach (var group in claims.GroupBy(c => c.DocumentId).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var document = StoredDocument.Of(ledger, group.Key)
                ?? throw new LedgerException($"{ledger.FilePath}: document {group.Key} is missing. Run 'entente ledger check'.");
            var read = DocumentReader.Read(Encoding.UTF8.GetBytes(document.Text), document.Location).ReadingText;
            foreach (var claim in group.OrderBy(c => c.Quote).ThenBy(c => c.Id))
            {
                if (document.Mismatch(claim) is { } fault) throw new LedgerException($"{ledger.FilePath}: {fault}. Run 'entente ledger check'.");
                var verdicts = held[claim.Id];
                var sentence = SentencesAround(read.Text, read.ToReading(claim.Quote), read.ToReading(claim.Content));
                var line = verdicts.IsDisputed ? null
                    : verdicts.Last[0].Kind == VerdictKind.Wrong ? ClaimSpec.Remark($"{verdicts.Last[0].Words}: {sentence}")
                    : ClaimSpec.Line(sentence, DayOf(document), claim, verdicts.Last[0].Correction,
                        claim.Within is { } within ? outer.GetValueOrDefault(within) : null);
                if (line is null) leftOut++;
                else lines.Add(line);
            }
        }
        return (lines, leftOut);
    }

    // What is taken up again ("denied it") stands in a sentence before; the last ones of a spec refer to the first ones.
    private static string SentencesAround(string text, params TextSpan[] spans)
    {
        int start = spans.Min(s => s.Start), end = spans.Max(s => s.End);
        var (from, to) = (ParagraphStart(text, start), ParagraphEnd(text, end));
        var over = LanguageModel.English.Parse(text[from..to]).Where(s => s.Span.Start + from < end && s.Span.End + from > start).ToList();
        return over.Count == 0 ? text[start..end] : text[(over[0].Span.Start + from)..(over[^1].Span.End + from)];
    }

    private static int ParagraphStart(string text, int at) => text.LastIndexOf("\n\n", Math.Max(0, at - 1), StringComparison.Ordinal) is >= 0
        and var found ? found + 2 : 0;

    private static int ParagraphEnd(string text, int at) => text.IndexOf("\n\n", at, StringComparison.Ordinal) is >= 0 and var found ? found : text.Length;

    private static LocalDate? DayOf(StoredDocument document) => document.Published is { First: var first } published
        && published.First == published.Last ? first : null;
}
