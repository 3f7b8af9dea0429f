using System.Collections.Immutable;
using Entente.Documents;
using Entente.Findings;
using NodaTime;

namespace Entente.Briefs.Checks;

/// <summary>Puts checked judgements into a brief: one section an answer (as of the article's date), each judgement with its words, figures, variants
/// and sources.</summary>
public static class CheckBrief
{
    private static readonly (CheckAnswer Answer, string Key, string Heading, string Lead)[] Parts =
    [
        (CheckAnswer.Supported, "supported", "Supported by the record", "As of the article's date."),
        (CheckAnswer.Contradicted, "contradicted", "Contradicted by the record", "As of the article's date."),
        (CheckAnswer.CannotBeTold, "open", "Cannot be told", "As of the article's date; each with the reason."),
    ];

    /// <param name="sources">Data set, version and file behind an indicator, in words; none where it isn't loaded.</param>
    public static Brief Compose(Document document, IReadOnlyList<CheckedJudgement> judged, Func<string, IEnumerable<string>> sources,
        IReadOnlyList<string> gaps, string runId, string version)
    {
        var sections = ImmutableArray.CreateBuilder<BriefSection>();
        var number = 0;
        foreach (var (answer, key, heading, lead) in Parts)
        {
            var findings = judged.Where(j => j.Then.Answer == answer).Select(j => Of(document, j, ++number, sources)).ToImmutableArray();
            if (!findings.IsEmpty) sections.Add(new(key, heading, lead, findings));
        }
        var summary = new List<string>();
        if (judged.Count > 0)
            summary.Add($"{judged.Count} {(judged.Count == 1 ? "judgement" : "judgements")} of the author, tested as declared in data/checks, "
                + $"as of {Date(judged[0].Then.AsOf)} (complete "
                + $"years to {judged[0].Then.LastYear}) and as of {Date(judged[0].Now.AsOf)}.");
        else summary.Add("No judgement of the author's was found in it that could be tested.");
        foreach (var section in sections) summary.Add($"{section.Heading}: {string.Join(' ', section.Findings.Select(f => $"[{f.Number}]"))}.");
        return new Brief
        {
            IsAnswer = true,
            Title = "Check: " + (document.Title ?? document.Location), Location = document.Location, DocumentHash = document.Hash, Source = document.Source,
            Authors = [.. document.Authors], RunId = runId, Version = version, Summary = [.. summary], Sections = sections.ToImmutable(), Gaps = [.. gaps],
        };
    }

    internal static string Date(LocalDate date) => date.ToString("d MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture);

    private static Finding Of(Document document, CheckedJudgement j, int number, Func<string, IEnumerable<string>> sources)
    {
        var first = j.Judgement.Claims[0];
        // What is to come is told in the article's words: those of the kind that the reader found tell it as being so.
        var statement = j.Judgement.Kind == Judgement.Outlook ? WorldText.Line(first.ContentText) : Wording.Default.Sentence(first).TrimEnd('.');
        var firm = j.Then.Answer == CheckAnswer.CannotBeTold ? ""
            : $" (and in {j.Then.Variants.Count(v => v.Answer == j.Then.Answer)} of {j.Then.Variants.Length} variants)";
        var text = $"“{statement}”: {CheckRunner.Word(j.Then.Answer)}{firm} as of {Date(j.Then.AsOf)}; as of now "
            + $"{(j.Now.Answer == j.Then.Answer ? "the same" : CheckRunner.Word(j.Now.Answer))}.";
        var remarks = ImmutableArray.CreateBuilder<string>();
        remarks.Add($"Taken to claim: {j.Declaration.Claim}.");
        if (j.Declaration.Cannot is null
            && j.Judgement.Claims.Any(c => c.Modality is Coding.Modality.Future or Coding.Modality.Possible or Coding.Modality.Conditional))
            remarks.Add("Said at least once as a possibility or of what is to come; tested as of the record.");
        foreach (var (name, outcome) in new[] { ("Then", j.Then), ("Now", j.Now) })
        {
            if (name == "Now" && j.Declaration.Cannot is not null) continue;
            remarks.Add($"{name}: {CheckRunner.Word(outcome.Answer)}. {outcome.Reason}");
            // What was found as of now and is the same as then is not said twice.
            foreach (var (unit, measure, figure) in outcome.Figures.Where(f => name == "Then"
                || !j.Then.Figures.Any(g => g.Unit == f.Unit && g.Measure == f.Measure && g.Figure.Text == f.Figure.Text)))
                remarks.Add($"{name}, {unit}, {measure.Name} "
                    + $"({(measure.Of(figure.Score) is { } said ? CheckRunner.Word(said) : figure.Score is null ? "silent" : "between")}): {figure.Text}");
            if (!outcome.Variants.IsEmpty
                && (name == "Then" || !outcome.Variants.SequenceEqual(j.Then.Variants))) remarks.Add(
                $"{name}, sensitivity: {string.Join("; ", outcome.Variants.Select(v => $"{v.Variant}: {CheckRunner.Word(v.Answer)}"))}.");
        }
        if (!j.Then.Figures.IsEmpty)
            remarks.Add("Sensitivity to contested claims: none enters these measures, which rest on data sets alone; taken as true, as false or "
                + "left out, the answer is the same.");
        var rests = j.Then.Figures.Concat(j.Now.Figures).Where(f => f.Figure.LastYear is not null).SelectMany(f => f.Figure.Indicators)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(i => sources(i).Select(s => (Source: s, Indicator: i))).Distinct().GroupBy(p => p.Source, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var source in rests) remarks.Add(
            $"Rests on {source.Key}: {string.Join(", ", source.Select(p => p.Indicator).Order(StringComparer.Ordinal))}, the years named above.");
        remarks.AddRange(j.Remarks);
        remarks.Add($"Test: data/checks/{j.Declaration.Kind}.txt ({j.Declaration.Source}).");
        var evidence = j.Judgement.Claims.DistinctBy(c => c.Quote)
            .Select(c => new Evidence(document.Hash, c.Quote, c.QuoteOriginal ?? c.QuoteText, c.Id.Value)).ToImmutableArray();
        return new Finding(FindingKind.Assessment, text, evidence)
        {
            Number = number, Remarks = remarks.ToImmutable(),
            Coding = $"{j.Declaration.Kind} {string.Join('+', j.Judgement.States)}{(j.Judgement.Negated ? ", negated" : "")}: then "
                + $"{CheckRunner.Word(j.Then.Answer)}, now {CheckRunner.Word(j.Now.Answer)}",
        };
    }
}
