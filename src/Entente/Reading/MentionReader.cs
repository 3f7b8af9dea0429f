using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using NodaTime;

namespace Entente.Reading;

/// <summary>
/// Who is named, described or meant by a pronoun, sentence after sentence of one document. Kinds: 1 to 6 how a phrase was resolved
/// (<see cref="Resolution"/>), 7 opposed ("anti-American"),
/// 8 to 17 a name that is part of no such phrase (<see cref="NameKind"/>), 20 rebels, opposition or civilians without a state: those of the state
/// spoken of last,
/// 21 several who are named together ("Egypt, Greece and Cyprus").
/// </summary>
internal sealed class MentionReader(string text, ActorRegister register, LocalDate? date)
{
    public const int Kinds = 24;
    /// <summary>The kind of several who are named together.</summary>
    public const int Group = 21;
    private const int Opposed = 7, Bare = 8, Stateless = 20;

    private readonly Discourse discourse = new();
    private readonly List<ActorMention> found = [];
    private readonly Dictionary<string, string> lastOfSector = new(StringComparer.Ordinal);
    private readonly List<string> states = [];

    /// <summary>All mentions so far, in the order of the text.</summary>
    public IReadOnlyList<ActorMention> Found => found;

    /// <summary>The states named so far, each once, the last one last.</summary>
    public IReadOnlyList<string> States => states;

    /// <summary>The next sentence.</summary>
    /// <param name="sentence">Its tree.</param>
    /// <param name="index">Its number in the text.</param>
    /// <param name="given">Stretches that are known to name somebody, in place of what the register makes of them.</param>
    public SentenceClues Of(Sentence sentence, int index, IReadOnlyList<(TextSpan Span, string Actor)>? given = null)
    {
        var tree = new Tree(sentence);
        var actors = new SentenceActors(tree, text, index, register, date, discourse);
        var mentions = new List<Mention>();
        var covered = new HashSet<int>();
        found.AddRange(actors.All());
        for (var i = 0; i < tree.Count; i++)
            foreach (var m in actors.Direct(i))
            {
                var (first, last) = (i, i);
                while (first > 0 && tree[first - 1].Span.Start >= m.Span.Start) first--;
                while (last + 1 < tree.Count && tree[last + 1].Span.End <= m.Span.End) last++;
                Add(m.Actor, m.Sector, new(index, i, first, last, "", 1 + (int)m.Resolution, m.Resolution is Resolution.Name or Resolution.Seat
                    or Resolution.Person), mentions);
                if (m.Actor is null) continue;
                for (var k = first; k <= last; k++) if (actors.MatchAt(k)?.Actor == m.Actor) covered.Add(actors.MatchStart(k));
            }
        for (var i = 0; i < tree.Count; i++)
        {
            if (actors.Opposed(i) is { } opposed) Add(opposed.Actor, opposed.Sector, new(index, i, i, i, "", Opposed, true), mentions);
            if (actors.MatchAt(i) is not { } match || actors.MatchStart(i) != i || covered.Contains(i)) continue;
            var last = Math.Min(tree.Count, i + match.Length) - 1;
            foreach (var id in match.Actor is { } actor ? [actor] : match.Alternatives) Add(id, match.Sector,
                new(index, last, i, last, "", Bare + (int)match.Kind, true), mentions);
        }
        foreach (var (span, actor) in given ?? [])
        {
            var inside = Enumerable.Range(0, tree.Count).Where(i => tree[i].Span.End > span.Start && tree[i].Span.Start < span.End).ToArray();
            if (inside.Length == 0) continue;
            mentions.RemoveAll(m => inside.Contains(m.Word));
            mentions.Add(new(index, HeadOf(sentence, span), inside[0], inside[^1], actor, 1 + (int)Resolution.Name, true));
        }
        mentions.AddRange(Groups(mentions, sentence, index));
        var (types, entries) = (new byte[tree.Count], new LexiconEntry?[tree.Count]);
        var lexicon = Lexicon.Default;
        var predicates = new PredicateFinder(tree, lexicon, new FrameReader(tree, lexicon), actors);
        for (var i = 0; i < tree.Count; i++)
        {
            var pos = tree.IsVerb(i) ? 'v' : tree.Pos(i) is Upos.NOUN ? 'n' : 'a';
            if (predicates.At(i) is { Type: { } type } entry) (types[i], entries[i]) = ((byte)(1 + (int)type), entry);
            else if (lexicon.Speech(pos, tree.Lemma(i)) is not null) types[i] = SentenceClues.Saying;
            else if (pos == 'v' && lexicon.KnowsVerb(tree.Lemma(i))) types[i] = SentenceClues.Operating;
        }
        return new(sentence, mentions, types, entries) { Actors = actors };
    }

    /// <summary>The word of a stretch that the others hang on; -1 where it covers none.</summary>
    public static int HeadOf(Sentence sentence, TextSpan span)
    {
        var tokens = sentence.Tokens;
        var inside = Enumerable.Range(0, tokens.Length).Where(i => tokens[i].Span.End > span.Start && tokens[i].Span.Start < span.End).ToArray();
        return inside.Length == 0 ? -1 : inside.FirstOrDefault(i => tokens[i].Head < inside[0] || tokens[i].Head > inside[^1], inside[^1]);
    }

    // Names that follow one another with nothing but commas, hyphens and "and" between them, or that the tree joins.
    private static List<Mention> Groups(List<Mention> mentions, Sentence sentence, int index)
    {
        var tokens = sentence.Tokens;
        var names = mentions.Where(m => m.Firm).OrderBy(m => m.First).ThenBy(m => m.Last).ToList();
        var groups = new List<Mention>();
        for (var i = 0; i < names.Count;)
        {
            var (stop, codes) = (i + 1, new SortedSet<string>(StringComparer.Ordinal) { names[i].Code });
            while (stop < names.Count && (Follows(names[stop - 1], names[stop]) || names[i..stop].Exists(m => IsJoined(names[stop].Word, m.Word))))
                codes.Add(names[stop++].Code);
            var members = names[i..stop];
            // "Egypt's minister and his French counterpart" stands where the minister does.
            var first = !members.Exists(m => Counterpart(m.Word) >= 0) ? names[i] : members.Find(m => !members.Exists(o => o.Word == tokens[m.Word].Head))!;
            if (codes.Count > 1) groups.Add(new(index, first.Word, names[i].First, members[^1].Last, string.Join('+', codes), Group, true));
            i = stop;
        }
        return groups;

        bool Follows(Mention before, Mention after)
        {
            if (after.First <= before.Last || after.First - before.Last > 4) return after.First <= before.Last;
            var parted = false;
            for (var t = before.Last + 1; t < after.First; t++)
            {
                if (tokens[t].Form.ToLowerInvariant() is not ("," or "and" or "&" or "-" or "–" or "—" or "/" or "or" or "the" or "both" or "as"
                    or "well")) return false;
                parted |= tokens[t].Form.ToLowerInvariant() is not ("the" or "both");
            }
            return parted;
        }
        // "His Greek, Cypriot and French counterparts": the word that the adjectives hang on; -1 where they hang on another.
        int Counterpart(int word)
        {
            for (var steps = 0; steps < 8 && word >= 0 && tokens[word].Deprel.StartsWith("conj", StringComparison.Ordinal); steps++) word = tokens[word].Head;
            return word >= 0 && tokens[word] is { Deprel: "amod" or "compound", Head: >= 0 and var head } && tokens[head].Lemma == "counterpart" ? head : -1;
        }
        bool IsJoined(int word, int to)
        {
            if (Counterpart(word) is >= 0 and var counterpart) word = counterpart;
            for (var steps = 0; steps < 8 && word >= 0 && tokens[word].Deprel.StartsWith("conj", StringComparison.Ordinal); steps++)
            {
                word = tokens[word].Head;
                if (word == to) return true;
            }
            return false;
        }
    }

    private void Add(ActorId? actor, string? sector, Mention mention, List<Mention> into)
    {
        var kept = Kept(sector);
        if (actor is { } id)
        {
            var known = register.Find(id);
            var isState = known?.Kind is ActorKind.State or ActorKind.Territory;
            // "Darfur rebels", "Tibetan monks": a region's are its state's.
            var owner = known is { Kind: ActorKind.Territory, Iso2: null, Home: { } home } ? home : id;
            var code = kept is not null && isState ? $"{owner.Value}/{kept}" : id.Value;
            if (kept is not null && isState) lastOfSector[kept] = code;
            else if (isState)
            {
                states.Remove(code);
                states.Add(code);
            }
            into.Add(mention with { Code = code });
            return;
        }
        if (kept is null) return;
        var guess = lastOfSector.TryGetValue(kept, out var last) ? last : states.Count == 0 ? null : $"{states[^1]}/{kept}";
        if (guess is not null) into.Add(mention with { Code = guess, Kind = Stateless, Firm = false });
    }

    // Of the sectors of a state three are kept apart from it: rebels, opposition, and all who hold no office.
    private static string? Kept(string? sector) => sector switch
    {
        "REB" or "UAF" => "REB",
        "OPP" => "OPP",
        "CVL" or "REF" or "MED" or "BUS" or "EDU" or "LAB" or "AGR" or "NGO" or "CRM" or "REL" or "ELI" or "HLH" => "CIV",
        _ => null,
    };
}
