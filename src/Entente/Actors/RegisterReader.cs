using System.Globalization;
using NodaTime;

namespace Entente.Actors;

/// <summary>Reads states, territories, bodies, organisations, groupings and their names. People are read by <see cref="PeopleReader"/>.</summary>
internal sealed class RegisterReader(RegisterData data)
{
    public void ReadStates(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 9, 9, "key | iso2 | cow | gw | name | official | adjectives | demonyms | capitals");
            var id = Add(where, new Actor(Key(where, f[0]), ActorKind.State, Bare(f[4]), f[5] == "-" ? null : Bare(f[5]), f[0], null,
                f[1] == "-" ? null : f[1], null));
            ReadSpells(where, id, StateSystem.Cow, f[2]);
            ReadSpells(where, id, StateSystem.GleditschWard, f[3]);
            AddNames(where, id, f[4], NameKind.Name);
            if (Bare(f[5]) != Bare(f[4])) AddNames(where, id, f[5], NameKind.Name);
            AddAdjectives(where, id, f[6], f[7]);
            AddNames(where, id, f[8], NameKind.Capital);
        }
    }

    public void ReadTerritories(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 9, 9, "key | iso2 | home | plover | name | other names | adjectives | demonyms | capitals");
            var id = Add(where, new Actor(Key(where, f[0]), ActorKind.Territory, Bare(f[4]), null, f[3], null, f[1] == "-" ? null : f[1],
                f[2] == "-" ? null : Key(where, f[2])));
            AddNames(where, id, f[4], NameKind.Name);
            AddNames(where, id, f[5], NameKind.Name);
            AddAdjectives(where, id, f[6], f[7]);
            AddNames(where, id, f[8], NameKind.Capital);
        }
    }

    public void ReadBodies(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 5, 5, "key | plover | exists | names | parts");
            var names = RegisterText.List(f[3]);
            var id = Add(where, new Actor(Key(where, f[0]), ActorKind.Body, Bare(names[0]), null, f[1], null, null, null));
            data.Existence[id] = RegisterText.Spell(where, f[2]);
            AddNames(where, id, f[3], NameKind.Body);
            AddNames(where, id, f[4], NameKind.Body);
        }
    }

    public void ReadOrganisations(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 6, 6, "key | home | plover | sector | exists | names");
            var names = RegisterText.List(f[5]);
            var id = Add(where, new Actor(Key(where, f[0]), ActorKind.Organisation, Bare(names[0]), null, f[2], f[3] == "-" ? null : f[3], null,
                f[1] == "-" ? null : Key(where, f[1])));
            data.Existence[id] = RegisterText.Spell(where, f[4]);
            AddNames(where, id, f[5], NameKind.Organisation);
        }
    }

    public void ReadGroupings(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 3, 4, "key | plover | names | adjectives");
            var names = RegisterText.List(f[2]);
            var id = Add(where, new Actor(Key(where, f[0]), ActorKind.Grouping, Bare(names[0]), null, f[1], null, null, null));
            AddNames(where, id, f[2], NameKind.Grouping);
            if (f.Length > 3) AddNames(where, id, f[3], NameKind.Grouping);
        }
    }

    /// <summary>Lines "key | names" that add names of one kind to actors read before.</summary>
    public void ReadNames(string file, string text, NameKind kind)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 2, 2, "key | names");
            AddNames(where, Known(where, f[0]), f[1], kind);
        }
    }

    /// <summary>Lines "state | body": the body is called by the state's capital too.</summary>
    public void ReadCapitals(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 2, 2, "state | body");
            data.BodiesOfCapitals[Known(where, f[0])] = Known(where, f[1]);
        }
    }

    /// <summary>Lines "key | name@first..last; ...": what the state was called then, which is printed for those days and understood as any name of
    /// it.</summary>
    public void ReadFormerNames(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 2, 2, "key | name@first..last; ...");
            var id = Known(where, f[0]);
            foreach (var written in RegisterText.List(f[1]))
            {
                if (written.Split('@') is not [var name, var days]) throw RegisterText.Wrong(where, $"'{written}'",
                    "a name, '@' and the days in which it was the state's");
                var (first, last) = RegisterText.Spell(where, days);
                data.FormerNames.Add(new ListedName(name.Trim(), id, NameKind.Name, false, first, last ?? LocalDate.MaxIsoValue, where));
            }
        }
    }

    /// <summary>Sections "[BODY]" with lines "+1949-04-04 BEL CAN" (joined on) and "-2020-01-31 GBR" (last day).</summary>
    public void ReadMembers(string file, string text)
    {
        List<BodyMember>? members = null;
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            if (line[0] == '[')
            {
                var body = Known(where, line.Trim('[', ']', ' '));
                if (!data.Members.TryAdd(body, members = [])) throw RegisterText.Wrong(where, $"a second section for {body}", "one section a body");
                continue;
            }
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (members is null || words.Length < 2 || words[0][0] is not ('+' or '-'))
                throw RegisterText.Wrong(where, $"'{line}'", "a section [BODY], then +DATE KEYS or -DATE KEYS");
            var leaves = words[0][0] == '-';
            var day = RegisterText.Day(where, words[0].AsSpan(1), leaves);
            foreach (var word in words.AsSpan(1))
            {
                var state = Known(where, word);
                var open = members.FindIndex(m => m.Member == state && m.Last is null);
                if (leaves == (open < 0)) throw RegisterText.Wrong(where, $"{word} {(leaves ? "leaving without being a member" : "joining twice")}",
                    "joins and leaves in turn, oldest first");
                if (leaves) members[open] = members[open] with { Last = day };
                else members.Add(new BodyMember(state, day, null, where));
            }
        }
    }

    public void ReadOtherCodes(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 2, 2, "former ISO 3166-3 code | key");
            data.OtherIso3[f[0]] = Known(where, f[1]);
        }
    }

    public void ReadAgents(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 2, 2, "sector | nouns and phrases as lower-case lemmas");
            foreach (var noun in RegisterText.List(f[1]))
            {
                var first = FirstAgentWord(noun);
                if (!data.Agents.TryGetValue(first, out var list)) data.Agents[first] = list = [];
                list.Add((noun, f[0]));
            }
        }
        foreach (var list in data.Agents.Values) list.Sort((a, b) => b.Lemmas.Length != a.Lemmas.Length ? b.Lemmas.Length.CompareTo(a.Lemmas.Length)
            : string.CompareOrdinal(a.Lemmas, b.Lemmas));
    }

    public void ReadSectors(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 2, 2, "sector | noun phrase");
            data.SectorNames[f[0]] = f[1];
        }
    }

    /// <summary>Phrases that look like actors and are none: "decoy | phrases", "guard | names", "given | first names", "family-first | syllables",
    /// "title | titles",
    /// "given-place | names", "before | words", "after | words", "plain | words".</summary>
    public void ReadGuards(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 2, 2, "decoy|guard|given|family-first|title|given-place|before|after|plain | words");
            foreach (var word in RegisterText.List(f[1]))
            {
                switch (f[0])
                {
                    case "decoy":
                        var pieces = Words.Pieces(word);
                        data.Names.Add(pieces, new Sense { Kind = NameKind.Name, Decoy = true, Case = CaseOf(pieces) });
                        for (var i = 1; i < pieces.Count; i++) data.Guarded.Add(pieces[i]);
                        break;
                    case "guard": data.NotAfterGivenName.Add(Words.Pieces(word)[0]); break;
                    case "given": data.GivenNames.Add(Words.Pieces(word)[0]); break;
                    case "given-place": data.NotBeforeSurname.Add(word); break;
                    case "before": data.NotAfter.Add(word); break;
                    case "after": data.NotBefore.Add(word.TrimEnd('.')); break;
                    case "plain": data.Plain.Add(word); break;
                    case "family-first": data.FamilyFirstGivenNames.Add(word); break;
                    case "title":
                        var title = Words.Pieces(word);
                        data.Titles.Add(title, new Sense { Kind = NameKind.Person, Case = CaseOf(title) });
                        break;
                    default: throw RegisterText.Wrong(where, $"'{f[0]}'", "decoy, guard, given, family-first, title, given-place, before, after or plain");
                }
            }
        }
    }

    /// <summary>What an agent's phrase is filed under: up to the first space or hyphen, so that it is found however the hyphen was cut.</summary>
    public static string FirstAgentWord(string phrase)
    {
        var end = phrase.AsSpan().IndexOfAny(' ', '-');
        return end <= 0 ? phrase : phrase[..end];
    }

    public ActorId Known(string where, string key)
    {
        var id = Key(where, key);
        return data.ById.ContainsKey(id) ? id : throw RegisterText.Wrong(where, $"'{key}', which no file lists as an actor",
            "a key of states.txt, territories.txt, bodies.txt, organisations.txt or groupings.txt");
    }

    /// <summary>Two bits for each of the first 32 pieces; a hyphen or a small word may be in any case.</summary>
    public static ulong CaseOf(List<string> pieces)
    {
        ulong bits = 0;
        for (var i = 0; i < pieces.Count && i < 32; i++)
        {
            var kind = Words.CaseOf(pieces[i]);
            // A single capital ("S Korea", "N. Korea") and a number are right in any text that starts with a capital.
            if (kind == 2 && pieces[i].Length == 1) kind = char.IsAsciiDigit(pieces[i][0]) ? 0 : 1;
            else if (kind == 2 && char.IsAsciiDigit(pieces[i][0])) kind = 0;
            bits |= (ulong)kind << (2 * i);
        }
        return bits;
    }

    private void AddNames(string where, ActorId id, string list, NameKind kind)
    {
        foreach (var name in RegisterText.List(list)) AddName(where, id, name, kind);
    }

    private void AddAdjectives(string where, ActorId id, string adjectives, string demonyms)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var adjective in RegisterText.List(adjectives))
            if (seen.Add(adjective)) AddName(where, id, adjective, NameKind.Adjective);
        foreach (var pair in RegisterText.List(demonyms))
            foreach (var demonym in pair.Split('/', StringSplitOptions.TrimEntries))
                if (seen.Add(demonym)) AddName(where, id, demonym, NameKind.Demonym);
    }

    private void AddName(string where, ActorId id, string written, NameKind kind)
    {
        var (first, last) = (LocalDate.MinIsoValue, LocalDate.MaxIsoValue);
        var name = written;
        if (name.IndexOf('@') is var at and > 0)
        {
            var spell = RegisterText.Spell(where, name[(at + 1)..]);
            (first, last) = (spell.First, spell.Last ?? LocalDate.MaxIsoValue);
            name = name[..at];
        }
        var weak = name.Contains('?');
        var notAmongCapitals = name.Contains('!');
        name = name.Trim('?', '!', ' ');
        if (name.StartsWith("the ", StringComparison.OrdinalIgnoreCase)) name = name[4..];
        if (name.Length == 0) throw RegisterText.Wrong(where, $"'{written}'", "a name");
        data.Listed.Add(new ListedName(name, id, kind, weak, first, last, where));
        foreach (var pieces in Spellings(name))
            data.Names.Add(pieces, new Sense { Actor = id, Kind = kind, First = first, Last = last, Weak = weak, NotAmongCapitals = notAmongCapitals,
                Case = CaseOf(pieces) });
    }

    /// <summary>A hyphen may be left out ("Kim Jong-un", "Kim Jong un").</summary>
    public static IEnumerable<List<string>> Spellings(string name)
    {
        var pieces = Words.Pieces(name);
        yield return pieces;
        if (pieces.Contains("-")) yield return pieces.Where(p => p != "-").ToList();
    }

    public static string Bare(string name)
    {
        var end = name.AsSpan().IndexOfAny("@?!");
        return (end < 0 ? name : name[..end]).Trim();
    }

    private ActorId Add(string where, Actor actor)
    {
        if (!data.ById.TryAdd(actor.Id, actor)) throw RegisterText.Wrong(where, $"a second {actor.Id}", "one line an actor");
        data.Actors.Add(actor);
        return actor.Id;
    }

    private static ActorId Key(string where, string key)
    {
        try { return new ActorId(key); }
        catch (ArgumentException) { throw RegisterText.Wrong(where, $"'{key}'", "a key of A-Z, 0-9 and '-'"); }
    }

    private void ReadSpells(string where, ActorId id, StateSystem system, string field)
    {
        if (field == "-") return;
        foreach (var part in field.Split(',', StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var colon = words[0].IndexOf(':');
            if (words.Length < 2 || colon < 0 || !int.TryParse(words[0].AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw RegisterText.Wrong(where, $"'{part}'", "NUMBER:ABBREVIATION first..last");
            foreach (var spell in words.AsSpan(1))
            {
                var (first, last) = RegisterText.Spell(where, spell);
                data.Memberships.Add(new Membership(id, system, number, words[0][(colon + 1)..], first, last));
            }
        }
    }
}
