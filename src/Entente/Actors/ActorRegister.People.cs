using System.Collections.Immutable;
using NodaTime;

namespace Entente.Actors;

public sealed partial class ActorRegister
{
    // A title with a surname still means a former holder this long after the last day in office, and a coming one this long before the first.
    private const int FormerDays = 25 * 365;
    private const int ComingDays = 2 * 365;

    private NameMatch? ResolvePeople(List<Sense> senses, IReadOnlyList<string> words, int start, int length, LocalDate? on, string? title)
    {
        var alone = senses.All(s => s.Alone);
        if (!alone) senses = senses.FindAll(s => !s.Alone);
        else if (!StandsAlone(senses, words, start, length, title)) return null;
        var people = senses.Select(s => s.Person!).Distinct().ToList();
        if (title is not null)
        {
            // A president's title excludes foreign ministers; with a surname alone, it must fit.
            var fitting = people.FindAll(p => OfficeTitle.Fits(title, p));
            if (fitting.Count > 0) people = fitting;
            else if (alone) return null;
        }
        if (on is not { } day)
        {
            return people.Select(p => p.Actor).Distinct().Count() == 1
                ? Of(people[0], people.Count == 1 ? people[0].Name : null, people[0].Sector ?? "GOV", length, [])
                : Ambiguous(people, length);
        }
        var inOffice = people.FindAll(p => p.TermOn(day) is not null);
        if (inOffice.Count > 0)
        {
            inOffice.Sort((a, b) => a.TermOn(day)!.Role.CompareTo(b.TermOn(day)!.Role));
            var first = inOffice[0];
            var role = first.TermOn(day)!.Role;
            var others = inOffice.Where(p => p.Actor != first.Actor).Select(p => p.Actor).Distinct().Order().ToImmutableArray();
            if (others.Length > 0 && inOffice.Any(p => p.Actor != first.Actor && p.TermOn(day)!.Role == role)) return Ambiguous(inOffice, length);
            var sameRole = inOffice.Count(p => p.Actor == first.Actor && p.TermOn(day)!.Role == role);
            return Of(first, sameRole == 1 ? first.Name : null, first.Sector ?? "GOV", length, others);
        }
        if (alone && title is null) return null;
        var near = alone
            ? people.FindAll(p => p.Distance(day) <= (p.StartsAfter(day) ? ComingDays : FormerDays))
            : people;
        if (near.Count == 0) return null;
        if (near.Select(p => p.Actor).Distinct().Count() > 1)
        {
            if (alone) return Ambiguous(near, length);
            near.Sort((a, b) => a.Distance(day).CompareTo(b.Distance(day)));
        }
        near.Sort((a, b) => a.Distance(day).CompareTo(b.Distance(day)));
        return Of(near[0], near.Count == 1 || !alone ? near[0].Name : null, near[0].Sector ?? "ELI", length, []);
    }

    private NameMatch Of(Person person, string? name, string sector, int length, ImmutableArray<ActorId> others)
    {
        var actor = data.ById[person.Actor];
        return new NameMatch(length, actor.Id, actor.PloverCode, NameKind.Person, actor.Kind == ActorKind.Body && sector == "GOV" ? null : sector,
            name, others.Length > 0, others);
    }

    private static NameMatch Ambiguous(List<Person> people, int length) =>
        new(length, null, null, NameKind.Person, null, null, true, [.. people.Select(p => p.Actor).Distinct().Order()]);

    /// <summary>Whether a surname isn't part of somebody else's name ("Laura Bush", "Kim Yo Jong", "Siad Barre") or of a place's ("the Horn").</summary>
    private bool StandsAlone(List<Sense> senses, IReadOnlyList<string> words, int start, int length, string? title)
    {
        if (IsGuarded(words, start, null)) return false;
        var headline = IsHeadline(words);
        var next = start + length;
        if (title is null && start > 0)
        {
            var before = words[start - 1];
            // "the Horn of Africa", but "the Trump administration".
            if (before is "the" or "The" or "a" or "A" or "an" or "An" && (next >= words.Count || !char.IsLetter(words[next][0])
                || IsFunctionWord(words[next]))) return false;
            if (IsNamePart(words, start - 1, headline)) return false;
            // An initial: "J. Smith".
            if (before.Length == 2 && before[1] == '.' && char.IsUpper(before[0])) return false;
        }
        if (next < words.Count)
        {
            var after = words[next];
            if (after.Length > 1 && char.IsUpper(after[0]) && senses.Exists(s => s.FamilyFirst))
            {
                var hyphen = after.IndexOf('-');
                if (data.FamilyFirstGivenNames.Contains(hyphen > 0 ? after[..hyphen] : after)) return false;
            }
            if (IsNamePart(words, next, headline)) return false;
        }
        return true;
    }

    /// <summary>Whether a place's name isn't one: "Chad Smith", "Michael Jordan", "USS Jordan", "Georgia State", "New Russia", "Jordan Airlines".</summary>
    private bool InAnothersName(Sense sense, IReadOnlyList<string> words, int start, int length, int pieces)
    {
        if (sense.Kind is not (NameKind.Name or NameKind.Capital or NameKind.City)) return false;
        var next = start + length;
        if (start > 0)
        {
            var before = words[start - 1];
            if (data.NotAfter.Contains(before) && (before != "New" || start > 1)) return true;
            if (pieces == 1 && data.NotBeforeSurname.Contains(words[start]) && data.GivenNames.Contains(before) && char.IsUpper(before[0])) return true;
        }
        if (next >= words.Count) return false;
        if (data.NotBefore.Contains(words[next].TrimEnd('.')) && char.IsUpper(words[next][0])) return true;
        return length == 1 && data.NotBeforeSurname.Contains(words[start]) && IsNamePart(words, next, IsHeadline(words));
    }

    // A word with a capital that neither a sentence's start nor its part of speech explains, beside a surname.
    private bool IsNamePart(IReadOnlyList<string> words, int at, bool headline)
    {
        var word = words[at];
        if (word.Length < 2 || !char.IsUpper(word[0])) return false;
        if (data.GivenNames.Contains(word) && !data.Plain.Contains(word)) return true;
        if (headline || Words.CaseOf(word) == 2 || word.EndsWith("'s", StringComparison.Ordinal)
            || word.EndsWith("\u2019s", StringComparison.Ordinal)) return false;
        if (data.Plain.Contains(word)
            || (at == 0 && (word.EndsWith("ly", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal)))) return false;
        if (data.Agents.ContainsKey(word.ToLowerInvariant())) return false;
        Span<char> buffer = stackalloc char[Words.LongestWord];
        if (TitleLength(words, at, buffer) > 0) return false;
        // Anything else that the register names, people's surnames too ("Trump Kim summit"), is no given name.
        var node = NameTrie.Root;
        var rest = Words.Plain(word, buffer);
        while (rest.Length > 0 && node >= 0)
        {
            var piece = Words.FirstPiece(rest);
            node = data.Names.Step(node, piece);
            rest = rest[piece.Length..];
            if (rest is "-") break;
        }
        return node < 0 || data.Names.SensesAt(node) is not { } senses || !senses.Exists(s => !s.Decoy);
    }

    private bool IsFunctionWord(string word) => data.Plain.TryGetValue(word, out var listed) && char.IsLower(listed[0]);

    // Every longer word has a capital.
    private static bool IsHeadline(IReadOnlyList<string> words)
    {
        var longer = 0;
        foreach (var word in words)
        {
            if (word.Length < 4 || !char.IsLetter(word[0])) continue;
            if (char.IsLower(word[0])) return false;
            longer++;
        }
        return longer >= 4;
    }
}
