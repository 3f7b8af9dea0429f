using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Actors;
using Entente.Documents;

namespace Entente.Coding;

/// <summary>Finds judgements on relations: that ties deepen, that a bloc forms, that a state is isolated. Patterns in data/coding/assessments.</summary>
internal sealed class AssessmentReader
{
    private static readonly Lazy<AssessmentReader> Shared = new(() => new(EmbeddedText.Lines("data/coding/assessments/patterns.txt")));
    private readonly ImmutableArray<AssessmentPattern> patterns;
    private readonly FrozenDictionary<string, AssessmentPattern[]> byFirst;

    public static AssessmentReader Default => Shared.Value;

    public AssessmentReader(IReadOnlyList<string> lines)
    {
        var classes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<AssessmentPattern>();
        var kind = "";
        for (var n = 0; n < lines.Count; n++)
        {
            var line = lines[n].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '$' && line.IndexOf(" = ", StringComparison.Ordinal) is var sign and > 0)
            {
                classes[line[1..sign]] = line[(sign + 3)..].Split(',', StringSplitOptions.TrimEntries);
                continue;
            }
            if (line[0] == '[') { kind = line.Trim('[', ']'); continue; }
            // A bar with a blank on both sides ends the pattern; a bare one parts words.
            var fields = line.Split(" | ");
            var parts = ImmutableArray.CreateBuilder<(int, bool, FrozenSet<string>)>();
            var gap = 0;
            foreach (var word in fields[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word is ".." or "...") { gap = word.Length == 2 ? 3 : 8; continue; }
                var optional = word[0] == '(';
                var set = word.Trim('(', ')').Split('|').SelectMany(w => w[0] == '$'
                    ? classes.TryGetValue(w[1..], out var c) ? c : throw new FormatException($"patterns.txt:{n + 1}: no class {w}.")
                    : [w]).ToFrozenSet(StringComparer.Ordinal);
                parts.Add((gap, optional, set));
                gap = 0;
            }
            if (parts.Count == 0 || kind.Length == 0) throw new FormatException($"patterns.txt:{n + 1}: '{line}' stands under no [kind] or holds no word.");
            found.Add(new(kind, parts.ToImmutable(), fields.Skip(1).Any(f => f.Trim() == "soft"), fields.Skip(1).FirstOrDefault(f => f.Trim().StartsWith("basis=", StringComparison.Ordinal))?.Trim()[6..], $"patterns.txt:{n + 1}"));
        }
        patterns = found.ToImmutable();
        byFirst = patterns.SelectMany(p => p.Parts[0].Words.Select(w => (Word: w, Pattern: p))).GroupBy(p => p.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Pattern).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The kinds that there are patterns for, sorted.</summary>
    public ImmutableArray<string> Kinds => [.. patterns.Select(p => p.Kind).Distinct().Order(StringComparer.Ordinal)];

    public ImmutableArray<CodedAssessment> Read(Tree tree, SentenceActors actors, Circumstances circumstances, AttributionReader attributions, Discourse discourse)
    {
        var found = new List<(int First, int Last, AssessmentPattern Pattern)>();
        for (var i = 0; i < tree.Count; i++)
        {
            var starts = byFirst.GetValueOrDefault(tree.Lemma(i)) ?? [];
            if (tree.Lower(i) != tree.Lemma(i) && byFirst.TryGetValue(tree.Lower(i), out var more)) starts = [.. starts.Union(more)];
            foreach (var pattern in starts)
            {
                var end = pattern.Match(tree, i);
                if (end < 0) continue;
                var same = found.FindIndex(f => f.Pattern.Kind == pattern.Kind);
                if (same < 0) found.Add((i, end, pattern));
                else if (found[same].First <= i && i <= found[same].Last && end - i > found[same].Last - found[same].First) found[same] = (i, end, pattern);
            }
        }
        // "once a symbol of isolation" is said of the past.
        found.RemoveAll(f => f.Pattern.Kind is "isolated" or "dependence" && Enumerable.Range(1, 2).Any(k => f.First >= k && tree.Lemma(f.First - k) is "once" or "formerly" or "previously" or "former"));
        if (found.Count == 0) return [];
        // "no longer isolated" is not "isolated".
        foreach (var opposite in found.Where(f => f.Pattern.Kind == "not-isolated").ToArray())
            found.RemoveAll(f => f.Pattern.Kind == "isolated" && f.First <= opposite.Last && opposite.First <= f.Last);
        // Of two wordings over the same words the longer one tells more; of equals the one listed first.
        found.RemoveAll(f => found.Any(g => g != f && g.First <= f.Last && f.First <= g.Last
            && (g.Last - g.First > f.Last - f.First || (g.Last - g.First == f.Last - f.First && found.IndexOf(g) < found.IndexOf(f)))));
        found.Sort((x, y) => x.First.CompareTo(y.First));
        var made = ImmutableArray.CreateBuilder<CodedAssessment>();
        foreach (var (first, last, pattern) in found)
        {
            var trigger = tree.Span(first, last);
            var (subjects, against) = Sides(tree, actors, first, last);
            // "This new coalition": those who were named as one before.
            if (pattern.Kind is "bloc" && subjects.Length < 2 && tree.Child(HeadOf(tree, first, last), "det") is var det and >= 0 && tree.Lemma(det) is "this" or "the" or "that" && !discourse.Bloc.IsDefaultOrEmpty) subjects = discourse.Bloc;
            if (pattern.Kind is "bloc" && subjects.Length > 1) discourse.Bloc = subjects;
            if (pattern.Kind is "order-changing" && discourse.Bloc.Length > 1 && subjects.Length < 2 && tree.Child(Verb(tree, HeadOf(tree, first, last)), "nsubj") is var grouping and >= 0
                && tree.Lemma(grouping) is "bloc" or "coalition" or "alliance" or "axis" or "grouping" or "camp" && tree.HasChildLemma(grouping, "det", "this")) subjects = discourse.Bloc;
            if (pattern.Soft && subjects.Select(s => s.Actor).Distinct().Count() < 2) continue;
            if (subjects.IsEmpty && against.IsEmpty && pattern.Kind is not ("order-changing" or "outlook" or "narrative-change" or "new-alignment" or "bloc" or "interest-not-values")) continue;
            var head = HeadOf(tree, first, last);
            var chains = attributions.Of(head);
            made.Add(new CodedAssessment
            {
                Kind = pattern.Kind, Subjects = subjects, Against = against, Basis = pattern.Basis, Quote = tree.Span(0, LastWord(tree)), Trigger = trigger,
                Date = circumstances.DateOf(head), Modality = circumstances.ModalityOf(Verb(tree, head)),
                Polarity = pattern.Kind is "not-isolated" or "interest-not-values" || !circumstances.IsNegated(Verb(tree, head)) ? Polarity.Affirmed : Polarity.Negated,
                Attributions = chains.IsEmpty ? [] : chains[0], Rule = $"{pattern.Where} {pattern.Kind}",
            });
        }
        return made.ToImmutable();
    }

    private static int LastWord(Tree tree)
    {
        var last = tree.Count - 1;
        while (last > 0 && tree.Pos(last) == Language.Upos.PUNCT) last--;
        return last;
    }

    private static int HeadOf(Tree tree, int first, int last)
    {
        for (var i = first; i <= last; i++) if (tree.Head(i) < first || tree.Head(i) > last) return i;
        return first;
    }

    private static int Verb(Tree tree, int i)
    {
        for (var steps = 0; i >= 0 && steps < tree.Count; i = tree.Head(i), steps++) if (tree.IsVerb(i) || tree.Head(i) < 0 || tree.Child(i, "nsubj") >= 0) return i;
        return 0;
    }

    // The states of the sentence; those it is set against stand apart ("counter-Western", "against the United States").
    private static (ImmutableArray<ActorMention> Subjects, ImmutableArray<ActorMention> Against) Sides(Tree tree, SentenceActors actors, int first, int last)
    {
        var subjects = new List<ActorMention>();
        var against = new List<ActorMention>();
        // The clause that says so; where it names nobody, the clauses around it.
        var clause = Verb(tree, HeadOf(tree, first, last));
        for (var steps = 0; steps < 6; steps++)
        {
            Collect(tree, actors, clause, subjects, against);
            if (subjects.Count > 0 || tree.Head(clause) < 0) break;
            clause = Verb(tree, tree.Head(clause));
        }
        return ([.. subjects.DistinctBy(m => m.Actor)], [.. against.DistinctBy(m => m.Actor)]);
    }

    // "following its invasion of Ukraine", "because Japan left": whoever stands in a circumstance is not judged.
    private static bool InAdjunct(Tree tree, int i, int clause)
    {
        for (var steps = 0; i >= 0 && i != clause && steps < tree.Count; i = tree.Head(i), steps++)
        {
            if (tree.Relation(i) is "obl" or "nmod" && tree.Case(i) is "following" or "after" or "before" or "since" or "because of" or "because" or "due to" or "due" or "despite" or "amid" or "during") return true;
            if (tree.Relation(i) == "advcl")
                foreach (var child in tree.Children(i)) if (tree.Relation(child) == "mark" && tree.Lemma(child) is "after" or "before" or "since" or "because") return true;
        }
        return false;
    }

    private static void Collect(Tree tree, SentenceActors actors, int clause, List<ActorMention> subjects, List<ActorMention> against)
    {
        for (var i = 0; i < tree.Count; i++)
        {
            if (!tree.IsBelow(i, clause) || InAdjunct(tree, i, clause)) continue;
            if (actors.Opposed(i) is { } opponent) { against.Add(opponent); continue; }
            var own = actors.Direct(i);
            if (own.IsEmpty && actors.MatchAt(i) is { Actor: not null } && actors.MatchStart(i) == i && !actors.IsCovered(i)) own = [actors.Mention(i)];
            foreach (var named in own)
            {
                var mention = named;
                // "counter-Western bloc": the grouping itself, not an organ of it.
                for (var j = 1; j < tree.Count; j++)
                    if (tree[j].Span.Start == mention.Span.Start && tree.Lower(j - 1) is "counter-" or "anti-" && actors.MatchAt(j) is { Actor: not null }) mention = actors.Mention(j) with { Sector = null };
                if (mention.Actor is null) continue;
                var start = mention.Span.Start;
                var opposed = false;
                for (var j = 0; j < tree.Count && tree[j].Span.Start <= start; j++)
                {
                    if (tree[j].Span.End > start) break;
                    var near = i - j <= 4;
                    var word = tree.Lower(j);
                    if (near && (word is "counter" or "anti" or "against" or "counter-" or "anti-" || (tree.Lemma(j) is "counter" or "resist" or "oppose" or "rival" or "challenge" or "ostracize" or "ostracise" or "alternative" && i - j <= 3))) opposed = true;
                    if (tree.Lemma(j) is "challenge" or "threat" or "alternative" && tree.Child(j, "nmod") is var n and >= 0 && tree.IsBelow(i, n)) opposed = true;
                }
                (opposed || mention.Actor.Value.Value == "WEST" ? against : subjects).Add(mention);
            }
        }
    }
}
