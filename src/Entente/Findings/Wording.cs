using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Entente.Actors;
using Entente.Coding;
using Entente.Language;
using Entente.Ledger;
using NodaTime;

namespace Entente.Findings;

/// <summary>Puts a claim into a sentence: who, to whom, what (data/briefs/wording.tsv), and on whose word. The quote beside it has the last word.</summary>
public sealed class Wording
{
    private readonly FrozenDictionary<(EventType, string), (string Past, string PastEach, string Plain, string PlainEach)> acts;
    private readonly FrozenDictionary<string, string> assessments;

    public static Wording Default => Embedded.Value;

    private static readonly Lazy<Wording> Embedded = new(() => new Wording(Lines("data/briefs/wording.tsv"), Lines("data/briefs/assessments.tsv")));

    private Wording(IEnumerable<string[]> acts, IEnumerable<string[]> assessments)
    {
        this.acts = acts.ToFrozenDictionary(
            cells => (Enum.Parse<EventType>(cells[0], ignoreCase: true), cells[1]),
            cells => { var past = cells[2].Split("||"); var plain = cells[3].Split("||"); return (past[0], past[1], plain[0], plain[1]); });
        this.assessments = assessments.ToFrozenDictionary(cells => cells[0], cells => cells[1]);
    }

    /// <summary>The claim as a sentence with a full stop, its speakers named.</summary>
    public string Sentence(Claim claim)
    {
        var clause = Clause(claim);
        var stance = claim.Attributions.IsEmpty ? clause : Attributed(claim, clause);
        return char.ToUpperInvariant(stance[0]) + stance[1..] + ".";
    }

    /// <summary>Words for what is said, with who says it before them, where it is not the author and the words don't name them.</summary>
    internal string Said(Claim claim, string clause, bool whoever = false) => claim.Attributions.IsEmpty || claim.Stance is Stance.Pledges
        || (OwnWords.SpokenFor(claim) && !whoever) ? clause
        : Begin(Attributed(claim, clause));

    private static string Begin(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    /// <summary>What is said, without who says it.</summary>
    public string Clause(Claim claim) => claim.Kind == ClaimKind.Assessment ? AssessmentClause(claim) : EventClause(claim);

    /// <summary>How a mention is named in a sentence: the person with the state, the state, the words with the state, or the words marked unresolved.</summary>
    public string Name(ActorMention? mention)
    {
        if (mention is null) return "somebody whom the words leave open";
        var actor = mention.Actor is { } id ? NameOf(id) : null;
        if (mention.Person is { } person) return actor is null ? person : $"{person} ({actor})";
        if (actor is null) return $"“{WorldText.Line(mention.Text)}” (unresolved)";
        var isGrouping = mention.Actor is { } key && ActorRegister.Embedded.Find(key)?.Kind == ActorKind.Grouping;
        if (isGrouping || mention.Sector is null or "GOV") return actor;
        // "their", "its troops": whose, stands in another sentence.
        var words = WorldText.Line(mention.Text);
        return ClosedTags.IsPronominal(words) ? ActorRegister.Embedded.PartOf(actor, mention.Sector) ?? actor : $"{words} ({actor})";
    }

    public static string NameOf(ActorId id) => ActorRegister.Embedded.Find(id)?.Name is { } name ? WithArticle(name) : id.Value;

    /// <summary>By what it was called on the day: "the Soviet Union" in 1979.</summary>
    public static string NameOf(ActorId id, LocalDate on) => WithArticle(ActorRegister.Embedded.NameOn(id, on));

    /// <summary>What the actor was called at the end of the years, and earlier in them: "Russia (until 1991 Soviet Union)". The key where the
    /// register doesn't hold it.</summary>
    public static string NameOver(ActorId id, int firstYear, int lastYear)
    {
        var register = ActorRegister.Embedded;
        var end = register.NameOn(id, new LocalDate(lastYear, 12, 31));
        var earlier = Enumerable.Range(firstYear, lastYear - firstYear + 1).Select(y => (Year: y, Name: register.NameOn(id, new LocalDate(y, 1, 1))))
            .Where(n => n.Name != end).GroupBy(n => n.Name).Select(g => $"until {g.Max(n => n.Year).ToString(CultureInfo.InvariantCulture)} {g.Key}").ToList();
        return earlier.Count == 0 ? end : $"{end} ({string.Join(", ", earlier)})";
    }

    /// <summary>The name as in a sentence: "the United States".</summary>
    public static string WithArticle(string name) =>
        name.StartsWith("United ", StringComparison.Ordinal) || name is "Netherlands" or "Philippines" or "Soviet Union" or "Ottoman Empire"
            or "Russian Empire" or "West" or "European Union" or "Bahamas" or "Gambia" or "Maldives"
            || name.EndsWith(" Republic", StringComparison.Ordinal) || name.StartsWith("Democratic Republic", StringComparison.Ordinal)
                || name.EndsWith(" Islands", StringComparison.Ordinal)
            ? "the " + name : name;

    private string EventClause(Claim claim)
    {
        var type = claim.Type ?? throw new InvalidOperationException($"Claim {claim.Id} is an event without a type.");
        var act = acts.TryGetValue((type, claim.Mode ?? "-"), out var exact) ? exact : acts[(type, "-")];
        var together = claim.Reciprocal && claim.Recipient is not null;
        var subject = together ? $"{Name(claim.Actor)} and {Name(claim.Recipient)}" : Name(claim.Actor);
        var recipient = together || claim.Recipient is null ? null : Name(claim.Recipient);
        var (past, plain) = together ? (act.PastEach, act.PlainEach) : (act.Past, act.Plain);
        var negated = claim.Polarity == Polarity.Negated;
        var words = claim.Modality switch
        {
            Modality.Possible => (negated ? "may not " : "may ") + plain,
            Modality.Future => (negated ? "would not " : "would ") + plain,
            Modality.Conditional => (negated ? "would, on a condition, not " : "would, on a condition, ") + plain,
            Modality.Requested => (negated ? "should not " : "should ") + plain,
            _ => negated ? "did not " + plain : past,
        };
        var clause = new StringBuilder(subject).Append(' ').Append(Fill(words, recipient));
        if (claim.Theme is { } theme && type is not (EventType.Consult or EventType.Assault)) clause.Append(" (").Append(theme).Append(')');
        if (claim.Place is { } place) clause.Append(", at ").Append(WorldText.Line(place.Text));
        return clause.ToString();
    }

    private string AssessmentClause(Claim claim)
    {
        var kind = claim.AssessmentKind ?? throw new InvalidOperationException($"Claim {claim.Id} is an assessment without a kind.");
        var text = assessments.TryGetValue(kind, out var found) ? found : kind.Replace('-', ' ') + "[: {s}]";
        var names = claim.Subjects.Select(Name).Distinct().ToList();
        var subjects = names.Count == 0 ? null : List(names);
        var against = claim.Against.IsEmpty ? "" : ", set against " + List(claim.Against.Select(Name));
        var clause = Optional(text, subjects).Replace("{s}", subjects ?? "countries that are not named", StringComparison.Ordinal)
            .Replace("{be}", names.Count == 1 ? "is" : "are", StringComparison.Ordinal) + against;
        if (claim.Polarity == Polarity.Negated) clause = "it is not so that " + clause;
        return claim.Modality is Modality.Future or Modality.Possible or Modality.Conditional && kind != "outlook" ? clause + " (as a possibility)" : clause;
    }

    private string Attributed(Claim claim, string clause)
    {
        for (var link = claim.Attributions.Length - 1; link >= 0; link--)
        {
            var attribution = claim.Attributions[link];
            var speaker = attribution.Speaker is null ? "an unnamed speaker" : Name(attribution.Speaker);
            clause = attribution.Stance switch
            {
                Stance.Alleges => $"{speaker} alleges: {clause}",
                // "Says: it will not negotiate", not "denies: it will not".
                Stance.Denies when IsNegative(clause) => $"{speaker} says: {clause}",
                Stance.Denies => $"{speaker} denies: {clause}",
                Stance.Confirms => $"{speaker} confirms: {clause}",
                Stance.Pledges => $"{speaker} pledges: {clause}",
                Stance.Threatens => $"{speaker} threatens: {clause}",
                Stance.Demands => $"{speaker} demands: {clause}",
                Stance.DeclinesToComment => $"{speaker} declines to comment on: {clause}",
                Stance.Retracts => $"{speaker} takes back: {clause}",
                _ => $"{speaker} says: {clause}",
            };
        }
        return clause;
    }

    private static bool IsNegative(string clause) => clause.Split([' ', ',', '.', ';'], StringSplitOptions.RemoveEmptyEntries).Any(word =>
        Lexicon.Default.InClass("NEGATION", word.ToLowerInvariant()) || word.EndsWith("n't", StringComparison.Ordinal)
            || word.EndsWith("n’t", StringComparison.Ordinal));

    private static string Fill(string words, string? recipient) =>
        Optional(words, recipient).Replace("{r}", recipient ?? "somebody whom the words leave open", StringComparison.Ordinal).TrimEnd();

    /// <summary>Keeps the stretch in [] without its brackets where there is somebody to name in it, and leaves it out where there is not.</summary>
    private static string Optional(string words, string? name)
    {
        var open = words.IndexOf('[');
        if (open < 0) return words;
        var close = words.IndexOf(']', open);
        return words[..open] + (name is null ? "" : words[(open + 1)..close]) + words[(close + 1)..];
    }

    internal static string List(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        return all.Count <= 1 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + " and " + all[^1];
    }

    internal static IEnumerable<string[]> Lines(string resource)
    {
        using var stream = typeof(Wording).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') lines.Add(line.Split('\t'));
        return lines;
    }
}
