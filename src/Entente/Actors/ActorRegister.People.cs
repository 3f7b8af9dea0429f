using System.Collections.Immutable;
using NodaTime;

namespace Entente.Actors;

public sealed partial class ActorRegister
{
    // A surname alone still means a former holder this long after the last day in office, and a coming one this long before the first.
    private const int FormerDays = 25 * 365;
    private const int ComingDays = 2 * 365;

    private NameMatch? ResolvePeople(List<Sense> senses, IReadOnlyList<string> words, int start, int length, LocalDate? on, string? title)
    {
        var alone = senses.All(s => s.Alone);
        if (!alone) senses = senses.FindAll(s => !s.Alone);
        else if (!StandsAlone(senses, words, start, length)) return null;
        var people = senses.Select(s => s.Person!).Distinct().ToList();
        if (title is not null && people.Count > 1)
        {
            // A president's title excludes foreign ministers, where that leaves anybody.
            var fitting = people.FindAll(p => p.Terms.Any(t => t.Office.Contains(title, StringComparison.OrdinalIgnoreCase)));
            if (fitting.Count > 0) people = fitting;
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
        return new NameMatch(length, actor.Id, actor.PloverCode, NameKind.Person, actor.Kind == ActorKind.Body && sector == "GOV" ? null : sector, name, others.Length > 0, others);
    }

    private static NameMatch Ambiguous(List<Person> people, int length) =>
        new(length, null, null, NameKind.Person, null, null, true, [.. people.Select(p => p.Actor).Distinct().Order()]);

    /// <summary>Whether a surname isn't part of somebody else's name: "Laura Bush", "Kim Yo Jong".</summary>
    private bool StandsAlone(List<Sense> senses, IReadOnlyList<string> words, int start, int length)
    {
        if (IsGuarded(words, start, null)) return false;
        if (start > 0)
        {
            var before = words[start - 1];
            if (before.Length > 1 && char.IsUpper(before[0]) && data.GivenNames.Contains(before)) return false;
            // An initial: "J. Smith".
            if (before.Length == 2 && before[1] == '.' && char.IsUpper(before[0])) return false;
        }
        if (start + length < words.Count && senses.Exists(s => s.FamilyFirst))
        {
            var after = words[start + length];
            if (after.Length > 1 && char.IsUpper(after[0]))
            {
                var hyphen = after.IndexOf('-');
                if (data.FamilyFirstGivenNames.Contains(hyphen > 0 ? after[..hyphen] : after)) return false;
            }
        }
        return true;
    }
}
