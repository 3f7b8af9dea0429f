using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Coding;
using Entente.Ledger;

namespace Entente.Findings;

/// <summary>A claim in the document's own words: its clause, with the state in brackets after a word that stands for it without naming it, and a
/// label for what it is coded as.</summary>
internal sealed partial class OwnWords
{
    /// <summary>Longer clauses are cut around the word that tells it.</summary>
    private const int Longest = 240;
    private readonly FrozenDictionary<(string, string), string> labels;

    private OwnWords(IEnumerable<string[]> lines) => labels = lines.ToFrozenDictionary(l => (l[0], l[1]), l => l[2]);

    public static OwnWords Default => Embedded.Value;

    private static readonly Lazy<OwnWords> Embedded = new(() => new OwnWords(Wording.Lines("data/briefs/labels.tsv")));

    /// <summary>The clause.</summary>
    /// <param name="claim">What is told.</param>
    /// <param name="alone">Nothing before it says whom it is about.</param>
    /// <param name="with">Claims that the same words make of others: "urged both countries" is told of each of the two.</param>
    public static string Of(Claim claim, bool alone = true, IEnumerable<Claim>? with = null)
    {
        var (text, start) = (claim.QuoteText, claim.Quote.Start);
        var exact = claim.QuoteOriginal is null;
        var (inside, outside) = (new SortedDictionary<int, List<string>>(), new List<string>());
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (mention, teller) in Parties(claim).Select(m => (m, claim)).Concat((with ?? []).SelectMany(c => Parties(c).Select(m => (m, c)))))
        {
            var name = Wording.NameOf(mention.Actor!.Value);
            if (!exact || !claim.Quote.Contains(mention.Span))
            {
                if (mention != teller.Speaker) outside.Add(name);
                continue;
            }
            named.Add(name);
            if (mention.Resolution is Resolution.Name or Resolution.Seat) continue;
            var at = mention.Span.End - start;
            if (!inside.TryGetValue(at, out var names)) inside[at] = names = [];
            if (!names.Contains(name)) names.Add(name);
        }
        var words = new StringBuilder();
        var from = 0;
        foreach (var (at, names) in inside)
        {
            words.Append(text, from, at - from).Append(" [").Append(Wording.List(names)).Append(']');
            from = at;
        }
        words.Append(text, from, text.Length - from);
        var clause = WorldText.Line(Closed(Cut(words.ToString(), claim.TriggerText)));
        // Whoever the clause doesn't name at all stands before it, unless it is who says so, named there already.
        var speaker = claim.Attributions.IsEmpty || claim.Stance is Stance.Pledges || claim.Speaker?.Actor is not { } says ? null : Wording.NameOf(says);
        var missing = outside.Where(name => !named.Contains(name) && name != speaker).Distinct().ToList();
        return missing.Count == 0 || !alone ? Begin(clause) : $"[{Wording.List(missing)}:] {clause}";
    }

    /// <summary>Whether a clause begins with a word that stands for something said before it: "which Abu Dhabi denies".</summary>
    public static bool HangsOnAnother(string clause) =>
        clause.Split(' ', 2)[0].TrimEnd(',').ToLowerInvariant() is "who" or "whom" or "whose" or "which" or "that" or "where" or "whereupon";

    /// <summary>"A delegation that visited Niamey": "A delegation … visited Niamey".</summary>
    public static string WithoutPronoun(string words)
    {
        var found = Relative().Match(words);
        return found.Success ? words[..found.Index] + " … " + words[(found.Index + found.Length)..] : words;
    }

    /// <summary>"Sadat [Egypt] and Begin": "Sadat and Begin"; who stands before the clause ("[Egypt:]") stays.</summary>
    public static string WithoutStates(string told) => Inside().Replace(told, "");

    [GeneratedRegex(@" \[[^\]:]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Inside();

    [GeneratedRegex(@",? (?:who|which|that),? ", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    /// <summary>What it is coded as, in a word or two: "visit", "accusation".</summary>
    public string Label(Claim claim)
    {
        var (kind, mode) = claim.Kind == ClaimKind.Assessment ? (claim.AssessmentKind ?? "", "-") : (claim.Type!.Value.ToString().ToUpperInvariant(),
            claim.Mode ?? "-");
        return labels.TryGetValue((kind, mode), out var exact) ? exact : labels.TryGetValue((kind, "-"), out var general) ? general : kind.Replace('-', ' ');
    }

    /// <summary>Whether the clause itself names the one who says so: "Sadat denied the charge".</summary>
    public static bool SpokenFor(Claim claim) => claim is { QuoteOriginal: null, Attributions: [{ Speaker: { Actor: not null } speaker }] }
        && claim.Quote.Contains(speaker.Span) && speaker.Span.Start < claim.Trigger.Start && speaker.Resolution != Resolution.Description;

    private static IEnumerable<ActorMention> Parties(Claim claim) =>
        new[] { claim.Actor, claim.Recipient, SpokenFor(claim) ? claim.Speaker : null }.OfType<ActorMention>()
            .Concat(claim.Subjects).Concat(claim.Against).Where(m => m.Actor is not null);

    // A quotation that the clause opens, it closes.
    internal static string Closed(string clause) => clause.Count(c => c == '"') % 2 == 1 ? clause + '"'
        : clause.Count(c => c == '“') > clause.Count(c => c == '”') ? clause + '”' : clause;

    private static string Begin(string clause) => clause.Length == 0 ? clause : char.ToUpperInvariant(clause[0]) + clause[1..];

    private static string Cut(string words, string trigger)
    {
        if (words.Length <= Longest) return words;
        var middle = Math.Max(0, words.IndexOf(trigger, StringComparison.Ordinal));
        var first = Math.Clamp(middle - (Longest / 2), 0, words.Length - Longest);
        var last = Math.Min(words.Length, first + Longest);
        while (first > 0 && words[first - 1] != ' ') first++;
        while (last < words.Length && words[last - 1] != ' ') last--;
        return (first > 0 ? "… " : "") + words[first..last].Trim() + (last < words.Length ? " …" : "");
    }
}
