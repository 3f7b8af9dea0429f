using NodaTime;

namespace Entente.Actors;

/// <summary>Reads successions of office-holders and lists of other people.</summary>
internal sealed class PeopleReader(RegisterData data, RegisterReader register)
{
    private readonly Dictionary<(ActorId, string), Person> people = [];
    private readonly HashSet<(Person, string)> named = [];

    /// <summary>
    /// Sections "[KEY] role: title" (with "(family first)", "(title needed)"), then one line a holder, "1991-07-10 Boris Yeltsin | other names";
    /// each holds the office until the day before the next line. "1999 -" is a vacancy or the end of the office.
    /// </summary>
    public void ReadSuccessions(string file, string text)
    {
        Section? section = null;
        (LocalDate Day, string Name, string Where)? open = null;
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            if (line[0] == '[')
            {
                Close(section, open, null);
                (section, open) = (ReadSection(where, line), null);
                continue;
            }
            if (section is null) throw RegisterText.Wrong(where, $"'{line}'", "a section '[KEY] role: title' before it");
            var space = line.IndexOf(' ');
            if (space < 0) throw RegisterText.Wrong(where, $"'{line}'", "a date, a space and a name");
            var day = RegisterText.Day(where, line.AsSpan(0, space), false);
            if (open is { } before && day <= before.Day) throw RegisterText.Wrong(where, $"{day:R} after {before.Day:R}", "holders in the order of time");
            Close(section, open, day.PlusDays(-1));
            open = (day, line[(space + 1)..].Trim(), where);
        }
        Close(section, open, null);
    }

    /// <summary>Lines "key | sector | first..last | name | other names": people who hold no office of state.</summary>
    public void ReadOthers(string file, string text)
    {
        foreach (var (where, line) in RegisterText.Lines(file, text))
        {
            var f = RegisterText.Fields(where, line, 4, 5, "key | sector | first..last | name | other names");
            var actor = register.Known(where, f[0]);
            var familyFirst = f[3].StartsWith('{') && !f[3].EndsWith('}');
            var person = Find(actor, f[3], f[1], f.Length > 4 ? f[4] : "", familyFirst, false);
            var (first, last) = RegisterText.Spell(where, f[2]);
            AddTerm(person, new OfficeHolder(actor, "public figure", OfficeRole.Other, person.Name, first, last));
        }
    }

    private sealed record Section(ActorId Actor, OfficeRole Role, string Title, bool FamilyFirst, bool TitleNeeded);

    private Section ReadSection(string where, string line)
    {
        const string layout = "[KEY] role: title, with (family first) or (title needed) after it where they apply";
        var end = line.IndexOf(']');
        var colon = line.IndexOf(':');
        if (end < 0 || colon < end) throw RegisterText.Wrong(where, $"'{line}'", layout);
        if (!Enum.TryParse<OfficeRole>(line[(end + 1)..colon].Trim(), true, out var role)) throw RegisterText.Wrong(where, $"'{line}'",
            "a role: leader, government, foreign, state, defence or other");
        var title = line[(colon + 1)..];
        var familyFirst = title.Contains("(family first)", StringComparison.Ordinal);
        var titleNeeded = title.Contains("(title needed)", StringComparison.Ordinal);
        if (title.IndexOf('(') is var bracket and >= 0) title = title[..bracket];
        return new Section(register.Known(where, line[1..end].Trim()), role, title.Trim(), familyFirst, titleNeeded);
    }

    private void Close(Section? section, (LocalDate Day, string Name, string Where)? open, LocalDate? last)
    {
        if (section is null || open is not { } o || o.Name == "-") return;
        var fields = o.Name.Split('|', StringSplitOptions.TrimEntries);
        var person = Find(section.Actor, fields[0], null, fields.Length > 1 ? fields[1] : "", section.FamilyFirst, section.TitleNeeded);
        AddTerm(person, new OfficeHolder(section.Actor, section.Title, section.Role, person.Name, o.Day, last));
    }

    private void AddTerm(Person person, OfficeHolder term)
    {
        person.Terms.Add(term);
        data.Terms.Add(term);
    }

    private Person Find(ActorId actor, string written, string? sector, string others, bool familyFirst, bool titleNeeded)
    {
        var full = written.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)
            .Replace("!", "", StringComparison.Ordinal).Trim();
        if (!people.TryGetValue((actor, full), out var person))
        {
            people.Add((actor, full), person = new Person(actor, full, sector));
            data.People.Add(person);
        }
        var needs = titleNeeded || written.Contains('!');
        var alone = AloneName(written, full, familyFirst);
        AddFull(person, full);
        if (WithoutInitials(full) is { } shorter) AddFull(person, shorter);
        if (alone is not null && alone != full) AddAlone(person, alone, needs, familyFirst);
        else if (alone is not null) AddAlone(person, full, needs, false);
        foreach (var other in RegisterText.List(others))
        {
            // "=Saddam" is a name used alone; anything else is another full name.
            if (other.StartsWith('=')) AddAlone(person, other[1..].Trim('!', ' '), other.EndsWith('!'), false);
            else
            {
                var otherFull = other.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)
                    .Replace("!", "", StringComparison.Ordinal).Trim();
                AddFull(person, otherFull);
                if (AloneName(other, otherFull, familyFirst) is { } otherAlone && otherAlone != alone) AddAlone(person, otherAlone, needs, familyFirst);
            }
        }
        return person;
    }

    /// <summary>What stands in braces; else the family name: the first word where families come first, the last elsewhere. None for "{}".</summary>
    private static string? AloneName(string written, string full, bool familyFirst)
    {
        var open = written.IndexOf('{');
        if (open >= 0)
        {
            var inside = written[(open + 1)..written.IndexOf('}')].Trim('!', ' ');
            return inside.Length == 0 ? null : inside;
        }
        var words = full.Split(' ');
        if (words.Length == 1) return full;
        if (familyFirst) return words[0];
        var last = words.Length - 1;
        while (last > 0 && words[last] is "Jr." or "Sr." or "Jr" or "Sr" or "II" or "III" or "IV" or "V" or "VI" or "VIII") last--;
        return last == 0 && words.Length > 1 ? null : words[last];
    }

    private static string? WithoutInitials(string full)
    {
        var words = full.Split(' ');
        if (words.Length < 3) return null;
        var kept = words.Where((w, i) => i == 0 || !(w.Length == 2 && w[1] == '.')).ToArray();
        return kept.Length == words.Length || kept.Length < 2 ? null : string.Join(' ', kept);
    }

    private void AddFull(Person person, string name)
    {
        if (!named.Add((person, name))) return;
        data.Listed.Add(new ListedName(name, person.Actor, NameKind.Person, false, LocalDate.MinIsoValue, LocalDate.MaxIsoValue, "people"));
        foreach (var pieces in RegisterReader.Spellings(name))
        {
            if (pieces.Count == 1) continue;
            data.Names.Add(pieces, new Sense { Actor = person.Actor, Kind = NameKind.Person, Person = person, Case = RegisterReader.CaseOf(pieces) });
        }
    }

    private void AddAlone(Person person, string name, bool needsTitle, bool familyFirst)
    {
        if (!named.Add((person, "=" + name))) return;
        AddAloneSense(person, name, needsTitle, familyFirst);
        // "al-Assad" is as often "Assad".
        if (name.Length > 4 && (name.StartsWith("al-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("el-", StringComparison.OrdinalIgnoreCase)))
            AddAloneSense(person, name[3..], needsTitle, false);
    }

    private void AddAloneSense(Person person, string name, bool needsTitle, bool familyFirst)
    {
        foreach (var pieces in RegisterReader.Spellings(name))
            data.Names.Add(pieces, new Sense
            {
                Actor = person.Actor, Kind = NameKind.Person, Person = person, Alone = true,
                NeedsTitle = needsTitle, FamilyFirst = familyFirst, Case = RegisterReader.CaseOf(pieces),
            });
    }
}
