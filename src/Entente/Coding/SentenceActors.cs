using System.Collections.Immutable;
using Entente.Actors;
using Entente.Documents;
using Entente.Language;
using NodaTime;

namespace Entente.Coding;

/// <summary>Whom the noun phrases of one sentence name.</summary>
internal sealed class SentenceActors
{
    private static readonly ImmutableArray<ActorMention> Nobody = [];

    private readonly Tree tree;
    private readonly string text;
    private readonly int sentence;
    private readonly ActorRegister register;
    private readonly LocalDate? date;
    private readonly Discourse discourse;
    private readonly NameMatch?[] matches;
    private readonly int[] matchStart;
    private readonly string[] forms;
    private readonly string[] lemmas;
    private readonly ImmutableArray<ActorMention>?[] own;
    private readonly ActorId? soleState;

    public SentenceActors(Tree tree, string text, int sentence, ActorRegister register, LocalDate? date, Discourse discourse)
    {
        (this.tree, this.text, this.sentence, this.register, this.date, this.discourse) = (tree, text, sentence, register, date, discourse);
        matches = new NameMatch?[tree.Count];
        matchStart = new int[tree.Count];
        own = new ImmutableArray<ActorMention>?[tree.Count];
        forms = new string[tree.Count];
        lemmas = new string[tree.Count];
        for (var i = 0; i < tree.Count; i++) (forms[i], lemmas[i]) = (Bare(tree.Form(i), tree.Pos(i)), tree.Lemma(i));
        for (var i = 0; i < tree.Count;)
        {
            var match = tree.Pos(i) == Upos.PUNCT ? null : register.Match(forms, i, date);
            if (match is null || match.Length < 1) { i++; continue; }
            for (var j = i; j < i + match.Length && j < tree.Count; j++) (matches[j], matchStart[j]) = (match, i);
            i += match.Length;
        }
        // Nobody but one state is named: an army, a government, rebels without a country are most likely that state's.
        ActorId? sole = null;
        var several = false;
        for (var i = 0; i < tree.Count; i++)
        {
            if (matches[i] is not { Actor: { } actor, Kind: not (NameKind.Body or NameKind.Grouping) } match || matchStart[i] != i || IsEthnic(i)) continue;
            if (sole is { } s && s != actor) several = true;
            sole ??= actor;
        }
        soleState = several ? null : sole;
        for (var i = 0; i < tree.Count; i++) if (IsPhraseHead(i)) Resolve(i);
    }

    // A name at the end of a sentence may keep its full stop: "Kim Jong Un."
    private static string Bare(string form, Upos pos) =>
        pos == Upos.PROPN && form.Length > 2 && form[^1] == '.' && form.IndexOf('.', StringComparison.Ordinal) == form.Length - 1
        && form is not ("Mr." or "Mrs." or "Ms." or "Dr." or "Gen." or "Lt." or "Col." or "Gov." or "Sen." or "Rep." or "Prof." or "Capt." or "Maj."
            or "Adm." or "St.") ? form[..^1] : form;

    /// <summary>Against whom a word says something is: "counter-Western", "anti-American".</summary>
    public ActorMention? Opposed(int i)
    {
        var form = tree.Form(i);
        var cut = form.StartsWith("counter-", StringComparison.OrdinalIgnoreCase) ? 8 : form.StartsWith("anti-", StringComparison.OrdinalIgnoreCase) ? 5 : 0;
        if (cut == 0 || form.Length <= cut || register.Match([form[cut..]], 0, date) is not { Actor: not null } match) return null;
        return new(tree[i].Span, form, match.Actor, match.Sector, null, Resolution.Name);
    }

    /// <summary>All mentions found, in the order of the text.</summary>
    public IEnumerable<ActorMention> All()
    {
        var seen = new HashSet<TextSpan>();
        for (var i = 0; i < own.Length; i++)
            foreach (var mention in own[i] ?? Nobody)
                if (seen.Add(mention.Span) || (own[i] ?? Nobody).Length > 1) yield return mention;
    }

    /// <summary>Those whom the phrase with this head names itself, nobody joined to it.</summary>
    public ImmutableArray<ActorMention> Direct(int head) => own[head] ?? Nobody;

    /// <summary>Whether the name at a word is part of a phrase that names an actor as a whole ("Russian President").</summary>
    public bool IsCovered(int i)
    {
        for (int at = i, steps = 0; at >= 0 && steps < 4; at = tree.Head(at), steps++)
            if (own[at] is { IsEmpty: false } found && found.Any(m => m.Span.Contains(tree[i].Span))) return true;
        return false;
    }

    /// <summary>The name at a word, as a mention.</summary>
    public ActorMention Mention(int i) => FromMatch(i, i, Resolution.Name);

    public NameMatch? MatchAt(int i) => matches[i];
    public int MatchStart(int i) => matchStart[i];

    /// <summary>Those that the phrase with this head names itself, with whoever is joined to it by "and".</summary>
    public ImmutableArray<ActorMention> Of(int head)
    {
        if (head < 0) return Nobody;
        var found = own[head] ?? Nobody;
        var joined = false;
        foreach (var child in tree.Children(head))
            if (tree.Relation(child) == "conj" && tree.IsNominal(child))
            {
                var more = Of(child);
                if (more.IsEmpty) continue;
                found = found.AddRange(more);
                joined = true;
            }
        if (!joined) return found;
        return [.. found.DistinctBy(m => (m.Actor, m.Sector, m.Person, m.Actor is null ? m.Span : default))];
    }

    /// <summary>Those named within a phrase that names nobody itself: "Israel's attacks", "a request by the king".</summary>
    public ImmutableArray<ActorMention> Within(int head, int depth = 3)
    {
        if (head < 0 || depth == 0) return Nobody;
        var direct = Of(head).Where(m => m.Actor is not null).ToImmutableArray();
        if (!direct.IsEmpty) return direct;
        foreach (var order in (ReadOnlySpan<string>)["poss", "by", "mod", "of", "from", "against", "on", "in", "with", "for", "to", "at", "near",
            "between", "among", "conj", "acl", "any"])
            foreach (var child in tree.Children(head))
            {
                var relation = tree.Relation(child);
                var fits = order switch
                {
                    "poss" => tree[child].Deprel == "nmod:poss",
                    "mod" => relation is "amod" or "compound" or "nummod" or "appos" || (relation == "nmod" && tree.Case(child).Length == 0
                        && tree[child].Deprel != "nmod:poss"),
                    "conj" => relation == "conj",
                    "acl" => relation == "acl",
                    "any" => relation is "nmod" or "obl",
                    _ => relation is "nmod" or "obl" && tree.Case(child) == order,
                };
                // "the trip at a meeting in Tripoli": where people met is not whom it is about.
                if (!fits || (tree.Case(child) is "at" or "during" or "after" && Lexicon.Default.InClass("TALKS", lemmas[child]))) continue;
                if (order == "acl")
                {
                    foreach (var grandchild in tree.Children(child))
                        if (tree.Relation(grandchild) is "obl" or "obj")
                        {
                            var within = Within(grandchild, depth - 1);
                            if (!within.IsEmpty) return within;
                        }
                    continue;
                }
                var found = Within(child, depth - 1);
                if (found.IsEmpty && matches[child] is { Actor: not null }) found = [FromMatch(child, child, Resolution.Name)];
                if (!found.IsEmpty) return found;
            }
        return Nobody;
    }

    /// <summary>Adjectives and names standing before a noun: "Russian", "US", "Russia-North Korea".</summary>
    public ImmutableArray<ActorMention> Modifiers(int head)
    {
        var found = ImmutableArray.CreateBuilder<ActorMention>();
        var (first, _) = Core(head);
        for (var i = first; i < head; i++)
        {
            if (matches[i] is not { Actor: not null } match || matchStart[i] != i) continue;
            if (i + match.Length > head || IsBacked(i, match) || IsEthnic(i)) continue;
            if (InPossessor(i, head)) continue;
            found.Add(FromMatch(i, i, Resolution.Name));
        }
        return found.DistinctBy(m => m.Actor).ToImmutableArray();
    }

    public int Possessor(int head) => tree.ChildExact(head, "nmod:poss");

    private bool InPossessor(int i, int head)
    {
        var possessor = Possessor(head);
        return possessor >= 0 && tree.IsBelow(i, possessor);
    }

    // "ethnic Albanians" are a people, not the state; so are "Albanian-speaking" and "Russian-speakers".
    private bool IsEthnic(int start) => (start > 0 && lemmas[start - 1] == "ethnic") || (start + 2 < tree.Count && forms[start + 1] == "-"
        && lemmas[start + 2].StartsWith("speak", StringComparison.Ordinal))
        || (start + 1 < tree.Count && lemmas[start + 1] == "language");

    // "Iranian-backed": the state behind them, not theirs.
    private bool IsBacked(int start, NameMatch match)
    {
        var next = start + match.Length;
        if (next + 1 < tree.Count && forms[next] is "-" or "–") next++;
        else if (next >= tree.Count || tree.Pos(next) != Upos.VERB) return false;
        return next < tree.Count && forms[next].ToLowerInvariant() is "backed" or "based" or "supported" or "funded" or "made" or "held"
            or "occupied" or "ruled" or "owned" or "brokered" or "sponsored" or "trained" or "born" or "controlled" or "style" or "friendly";
    }

    private bool IsPhraseHead(int i)
    {
        if (tree.Pos(i) is Upos.PUNCT or Upos.ADP or Upos.CCONJ or Upos.SCONJ or Upos.PART or Upos.AUX or Upos.ADV) return false;
        var relation = tree.Relation(i);
        if (relation is "flat" or "det" or "case" or "mark" or "cc" or "punct" or "aux" or "cop" or "goeswith" or "fixed") return false;
        if (relation is "amod" or "compound" && tree.Head(i) > i) return false;
        return tree.Pos(i) is Upos.NOUN or Upos.PROPN or Upos.PRON || matches[i] is not null
            || (tree.Pos(i) is Upos.DET && relation is "nsubj" or "obj" or "obl") || (tree.Pos(i) == Upos.X);
    }

    /// <summary>The phrase's own words: determiners, adjectives, compounds, flat names, possessors.</summary>
    public (int First, int Last) Core(int head)
    {
        int first = head, last = head;
        foreach (var child in tree.Children(head))
        {
            var relation = tree.Relation(child);
            var left = child < head && (relation is "det" or "amod" or "compound" or "nummod" or "flat" || tree[child].Deprel == "nmod:poss"
                || (relation == "nmod" && tree.Case(child).Length == 0));
            var right = child > head && (relation is "flat" || (relation is "compound" or "nmod" or "goeswith" or "appos" && tree.Case(child)
                .Length == 0 && child <= last + 1 && tree.Pos(child) == Upos.PROPN));
            if (!left && !right) continue;
            var (f, l) = tree.Range(child);
            if (left) first = Math.Min(first, f);
            else last = Math.Max(last, relation is "flat" ? l : child);
        }
        if (matches[head] is { } match)
        {
            first = Math.Min(first, matchStart[head]);
            last = Math.Max(last, Math.Min(tree.Count, matchStart[head] + match.Length) - 1);
        }
        return (first, last);
    }

    private ActorMention FromMatch(int at, int from, Resolution resolution)
    {
        var match = matches[at]!;
        var start = Math.Min(matchStart[at], from);
        var span = tree.Span(start, Math.Min(tree.Count, matchStart[at] + match.Length) - 1);
        return new(span, span.In(text), match.Actor, match.Sector, match.Person, match.Kind switch
        {
            NameKind.Person => Resolution.Person,
            NameKind.Capital or NameKind.Seat or NameKind.City => Resolution.Seat,
            _ => resolution,
        });
    }

    private ImmutableArray<ActorMention> Resolve(int head)
    {
        if (own[head] is { } done) return done;
        own[head] = Nobody;
        var found = Find(head);
        own[head] = found;
        var subject = tree.Relation(head) is "nsubj" or "root";
        foreach (var mention in found)
            discourse.Add(mention, mention.Person is not null, IsPlural(head) && mention.Person is null, subject, sentence, head);
        var first = head;
        for (var steps = 0; tree.Relation(first) == "conj" && tree.Head(first) >= 0 && steps < tree.Count; steps++) first = tree.Head(first);
        if (first != head || found.Length > 1)
        {
            var group = Of(first).Where(m => m.Actor is not null).ToImmutableArray();
            if (group.Length > 1) discourse.AddGroup(group, sentence, head);
        }
        return found;
    }

    private bool IsPlural(int i) => tree[i].Feats.Contains("Number=Plur", StringComparison.Ordinal)
        || tree[i].Feats.Contains("Number=Ptan", StringComparison.Ordinal);

    private ImmutableArray<ActorMention> Find(int head)
    {
        if (tree.Pos(head) == Upos.PRON || (tree.Pos(head) == Upos.DET && lemmas[head] is "both")) return Pronoun(head);
        var (first, last) = Core(head);
        var match = matches[head];
        if (match is { Kind: NameKind.Adjective } && head < tree.Count && tree.Pos(head) == Upos.ADJ && tree.Relation(head) is "root" or "xcomp"
            or "acl" or "conj") match = null;
        var agent = Agent(head, first, last);
        if (match is not null && IsEthnic(matchStart[head]))
        {
            var ethnic = tree.Span(first, last);
            return [new(ethnic, ethnic.In(text), soleState, "CVL", null, soleState is null ? Resolution.Unresolved : Resolution.Description)];
        }
        if (match is not null)
        {
            var mention = FromMatch(head, matchStart[head], Resolution.Name);
            // "the Syrian people" is listed as a name, "Russian President Vladimir Putin" as a person: the longest words win, the sector comes from either.
            if (mention.Actor is null && match.Ambiguous)
                mention = mention with { Actor = match.Alternatives.IsDefaultOrEmpty ? null : Prefer(match.Alternatives, head) };
            if (mention.Sector is null && agent is not null && match.Kind is not (NameKind.Name or NameKind.Capital or NameKind.City or NameKind.Body
                or NameKind.Grouping)) mention = mention with { Sector = agent.Sector };
            // "Prime Minister Imran Khan": whatever the register knows of that day, the words say that he is in office.
            else if (match.Kind == NameKind.Person && mention.Sector == "ELI" && agent is { Sector: "GOV" }) mention = mention with { Sector = "GOV" };
            var full = tree.Span(first, last);
            if (match.Kind == NameKind.Person) mention = mention with { Span = full, Text = full.In(text) };
            // Once introduced by full name, the surname alone is understood, in office or not.
            if (match is { Kind: NameKind.Person, Length: > 1, Person: { } who }
                && mention.Actor is not null) discourse.Introduce(LastWord(forms[matchStart[head] + match.Length - 1]), mention);
            return [mention];
        }
        var wide = tree.Span(first, last);
        if (agent is not null || tree.Pos(head) == Upos.PROPN)
        {
            var sector = agent?.Sector;
            var person = tree.Pos(head) == Upos.PROPN && agent is null ? forms[head] : PersonIn(head, last);
            var states = States(head, agent is not null);
            if (!states.IsEmpty)
            {
                var mentions = states.Select(s => new ActorMention(wide, wide.In(text), s.Actor, sector ?? s.Sector, s.Person ?? person,
                    s.Resolution is Resolution.Seat ? Resolution.Seat : s.Resolution)).ToImmutableArray();
                if (person is not null && mentions.Length == 1) discourse.Introduce(LastWord(person), mentions[0] with { Resolution = Resolution.Person });
                return mentions;
            }
            if (tree.Pos(head) == Upos.PROPN && discourse.Introduced(forms[head]) is { } known)
                return [known with { Span = wide, Text = wide.In(text), Resolution = Resolution.Person }];
            var appos = tree.Child(head, "appos");
            if (appos >= 0 && appos > head)
            {
                var other = Resolve(appos);
                if (other.Length == 1 && other[0].Actor is not null)
                {
                    var joined = other[0] with { Span = wide, Text = wide.In(text), Person = other[0].Person ?? person };
                    if (person is not null) discourse.Introduce(LastWord(person), joined with { Resolution = Resolution.Person });
                    return [joined];
                }
            }
            if (Description(head) is { IsEmpty: false } described) return described;
            if (agent is null) return Nobody;
            return [new(wide, wide.In(text), soleState, sector, person, soleState is null ? Resolution.Unresolved : Resolution.Description)];
        }
        return Description(head) is { IsEmpty: false } d ? d : Nobody;
    }

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private string? PersonIn(int head, int last)
    {
        foreach (var child in tree.Children(head))
            if (child > head && child <= last && tree.Pos(child) == Upos.PROPN)
                return tree.Span(child, last).In(text);
        return null;
    }

    private ActorId? Prefer(ImmutableArray<ActorId> alternatives, int head)
    {
        foreach (var child in tree.Children(head))
            if (matches[child]?.Actor is { } actor && alternatives.Contains(actor)) return actor;
        return null;
    }

    private AgentMatch? Agent(int head, int first, int last)
    {
        AgentMatch? found = null;
        for (var i = first; i <= last; i++)
        {
            if (InPossessor(i, head) || (matches[i] is { Kind: not NameKind.Person } && matchStart[i] <= i && i != head)) continue;
            var match = register.MatchAgent(lemmas, i);
            if (match is null) continue;
            // The head itself, or a title before a name.
            var covers = i <= head && head < i + match.Length;
            if (covers || tree.Pos(head) == Upos.PROPN || last > head) found = covers || found is null ? match : found;
            if (covers) return match;
        }
        return found;
    }

    /// <summary>Whose a person or an organ is: adjective, possessor, of-phrase, place.</summary>
    private ImmutableArray<ActorMention> States(int head, bool agent)
    {
        var modifiers = Modifiers(head);
        if (modifiers.Length > 0)
        {
            if (modifiers.Length == 1) return modifiers;
            // "US and British forces" are two; "Syrian Kurdish" or "UN Security Council" the first.
            var joined = false;
            for (var i = Core(head).First; i < head; i++) joined |= lemmas[i] is "and" or "," or "-" or "–" or "/";
            return joined ? modifiers : [modifiers[0]];
        }
        var possessor = Possessor(head);
        if (possessor >= 0)
        {
            var owners = Resolve(possessor);
            if (owners.IsEmpty) owners = Within(possessor, 2);
            owners = [.. owners.Where(o => o.Actor is not null)
                .Select(o => o with { Person = null, Sector = null, Resolution = o.Resolution is Resolution.Name or Resolution.Seat ? o.Resolution
                : Resolution.Description })];
            if (!owners.IsEmpty) return owners;
        }
        if (!agent) return Nobody;
        foreach (var preposition in (ReadOnlySpan<string>)["of", "from", "in", "for", "at", "inside", "within", "across"])
            foreach (var child in tree.Children(head))
            {
                if (tree.Relation(child) is not ("nmod" or "obl") || tree.Case(child) != preposition) continue;
                Resolve(child);
                foreach (var joined in tree.Children(child)) if (tree.Relation(joined) == "conj" && tree.IsNominal(joined)) Resolve(joined);
                var owners = Of(child);
                if (owners.IsEmpty || owners[0].Actor is null) owners = Within(child, 2);
                owners = [.. owners.Where(o => o.Actor is not null).Select(o => o with { Person = null, Sector = null })];
                if (!owners.IsEmpty) return owners;
            }
        return Nobody;
    }

    private ImmutableArray<ActorMention> Pronoun(int i)
    {
        var span = tree[i].Span;
        ActorMention Tied(ActorMention to) => to with { Span = span, Text = span.In(text), Resolution = Resolution.Pronoun };
        ImmutableArray<ActorMention> One(ActorMention? to) => to is null ? [new(span, span.In(text), null, null, null, Resolution.Unresolved)] : [Tied(to)];
        switch (forms[i].ToLowerInvariant())
        {
            case "he" or "him" or "his" or "himself" or "she" or "her" or "hers" or "herself":
                return One(discourse.Person(sentence, i, NotHimself(i)));
            case "whose":
                for (int at = i, steps = 0; at >= 0 && steps < 8; at = tree.Head(at), steps++)
                    if (tree[at].Deprel == "acl:relcl" && tree.Head(at) is var noun and >= 0 && noun < i
                        && Resolve(noun) is { IsEmpty: false } owners) return [Tied(owners[0])];
                for (var j = i - 1; j >= 0 && j > i - 14; j--)
                    if (own[j] is { IsEmpty: false } owner && tree.Pos(j) != Upos.PRON) return [Tied(owner[0])];
                return Nobody;
            case "it" or "its" or "itself":
                var possessive = forms[i].Equals("its", StringComparison.OrdinalIgnoreCase);
                if (discourse.Thing(sentence, i, false, possessive) is { } thing) return [Tied(thing)];
                // "Following its invasion, Russia ...": the subject that comes.
                if (possessive && tree.Child(tree.Root, "nsubj") is var subject and >= 0 && subject > i
                    && Resolve(subject) is { IsEmpty: false } ahead) return [Tied(ahead[0])];
                return Nobody;
            case "they" or "them" or "their" or "theirs" or "themselves":
                var group = discourse.Group(sentence, i, false, false);
                return group.IsEmpty ? One(null) : [.. group.Select(Tied)];
            case "both":
                return [.. discourse.Group(sentence, i, true, false).Select(Tied)];
            case "we" or "us" or "our" or "ours" or "i" or "me" or "my":
                return Speaker(i) is { } speaker ? [Tied(speaker)] : Nobody;
            default:
                return Nobody;
        }
    }

    // "Putin welcomed him": whoever is subject of the clause is not its object, unless the pronoun is reflexive.
    private ActorMention? NotHimself(int i)
    {
        if (tree.Relation(i) is not ("obj" or "iobj" or "obl") || forms[i].EndsWith("self", StringComparison.OrdinalIgnoreCase)
            || tree.Head(i) < 0) return null;
        var verb = tree.Head(i);
        for (var steps = 0; steps < 3 && verb >= 0; steps++)
        {
            var subject = tree.Child(verb, "nsubj");
            if (subject >= 0) return subject != i && Resolve(subject) is { Length: > 0 } found ? found[0] : null;
            if (tree.Relation(verb) is not ("conj" or "xcomp")) return null;
            verb = tree.Head(verb);
        }
        return null;
    }

    // "we" in a quotation is whoever is said to speak.
    private ActorMention? Speaker(int i)
    {
        for (int at = i, steps = 0; at >= 0 && steps < tree.Count; at = tree.Head(at), steps++)
            foreach (var child in tree.Children(at))
            {
                var verb = tree.Relation(child) == "parataxis" ? child : tree.Relation(at) is "ccomp" or "parataxis" && tree.Head(at) >= 0 ? tree.Head(at) : -1;
                if (verb < 0 || Lexicon.Default.Speech('v', lemmas[verb]) is null) continue;
                var subject = tree.Child(verb, "nsubj");
                if (subject >= 0 && subject != i && tree.Pos(subject) != Upos.PRON && Resolve(subject) is { Length: > 0 } found) return found[0];
            }
        return null;
    }

    // "the two countries", "both leaders", "the country", "their countries"
    private ImmutableArray<ActorMention> Description(int head)
    {
        var noun = lemmas[head];
        var states = noun is "country" or "nation" or "state" or "neighbor" or "neighbour" or "side" or "ally" or "government" or "capital"
            or "party" or "power" or "foe" or "rival" or "adversary" or "army" or "administration" or "regime";
        var people = noun is "leader" or "president" or "man" or "minister" or "counterpart" or "statesman" or "diplomat" or "premier";
        if (!states && !people) return Nobody;
        bool pair = false, definite = false, limited = false;
        foreach (var child in tree.Children(head))
        {
            if (child > head && tree.Relation(child) is "nmod" or "acl") limited = true;
            if (child > head) continue;
            pair |= lemmas[child] is "two" or "both";
            // "the pariah state" is no state named before.
            if (tree.Relation(child) is "amod" or "compound" && !pair) limited = true;
            definite |= lemmas[child] is "the" or "this" or "that" or "these" or "those";
        }
        var (first, last) = Core(head);
        var span = tree.Span(first, last);
        ActorMention Tied(ActorMention to) => to with
        {
            Span = span, Text = span.In(text), Resolution = Resolution.Description,
            Person = people ? to.Person : null, Sector = people ? to.Sector ?? "GOV" : states && noun is "government" or "regime" or "administration"
                ? "GOV" : noun is "army" ? "MIL" : null,
        };
        var possessor = Possessor(head);
        if (possessor >= 0)
        {
            var owners = Resolve(possessor);
            return states && noun is not ("ally" or "neighbor" or "neighbour" or "rival" or "foe" or "adversary")
                ? [.. owners.Where(o => o.Actor is not null).Select(Tied)] : Nobody;
        }
        if (IsPlural(head))
        {
            if (!pair && !(definite && !limited)) return Nobody;
            if (limited && !pair) return Nobody;
            // "Both countries" after "the European Union urged" are no union.
            bool IsState(ActorMention m) => m.Actor is { } id && register.Find(id)?.Kind is ActorKind.State or ActorKind.Territory;
            return [.. discourse.Group(sentence, head, true, people, noun is "country" or "nation" or "state" or "government" or "capital" or "army"
                or "neighbor" or "neighbour" ? IsState : null).Select(Tied)];
        }
        if (!definite || limited || people || noun is not ("country" or "nation" or "state" or "government" or "regime" or "army"
            or "administration")) return Nobody;
        return discourse.Thing(sentence, head, true) is { } thing ? [Tied(thing)] : Nobody;
    }
}
