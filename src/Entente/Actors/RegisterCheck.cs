using NodaTime;

namespace Entente.Actors;

/// <summary>Looks for what can't be right in a register: overlaps, unknown codes, names that can't be told apart, members of bodies that didn't
/// exist.</summary>
public static class RegisterCheck
{
    private static readonly HashSet<string> Sectors = new(StringComparer.Ordinal)
    {
        "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL", "IGO", "NGO", "LAB", "REF", "LEG", "ELI", "SET",
            "UAF", "AGR", "HLH", "REL",
    };

    // Pseudo-codes of the PLOVER and CAMEO conventions that name no state: kinds of actors and regions.
    private static readonly HashSet<string> Pseudo = new(StringComparer.Ordinal)
    {
        "IGO", "NGO", "NGM", "IMG", "ISM", "INT", "MNC", "EUR", "EEU", "WEU", "SCN", "BLK", "CAU", "MEA", "MDE", "AFR", "WAF", "EAF", "NAF", "SAF",
            "CAS", "EAS", "SEA", "SAS", "ASA", "LAM", "CRB", "NMR", "PAC", "KUR", "KSH",
    };

    /// <summary>All problems, faults first, in the same order every time. Gaps are states without a known leader while they are members of a system
    /// since 1945.</summary>
    public static IReadOnlyList<RegisterProblem> Of(ActorRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        var found = new List<RegisterProblem>();
        Memberships(register, found);
        Codes(register, found);
        Names(register, found);
        Offices(register, found);
        Bodies(register, found);
        Gaps(register, found);
        return [.. found.OrderBy(p => p.IsGap).ThenBy(p => p.Rule, StringComparer.Ordinal).ThenBy(p => p.Message, StringComparer.Ordinal)];
    }

    private static void Memberships(ActorRegister register, List<RegisterProblem> found)
    {
        foreach (var system in Enum.GetValues<StateSystem>())
        {
            var spells = register.MembershipsIn(system);
            foreach (var spell in spells)
                if (spell.Last < spell.First) found.Add(new("membership",
                    $"{spell.State} leaves {system} on {spell.Last:R}, before it joins on {spell.First:R}", false));
            Overlaps(spells.GroupBy(s => s.State.Value, StringComparer.Ordinal), s => s.First, s => s.Last, (key, a, b) =>
                found.Add(new("membership", $"{key} is twice a member of {system}, from {a.First:R} and from {b.First:R}", false)));
            Overlaps(spells.GroupBy(s => s.Number), s => s.First, s => s.Last, (number, a, b) =>
                found.Add(new("membership", $"{system} {number} is both {a.State} and {b.State} on {b.First:R}", false)));
        }
    }

    private static void Codes(ActorRegister register, List<RegisterProblem> found)
    {
        foreach (var actor in register.Actors)
        {
            if (actor.Kind == ActorKind.State && !register.Data.Memberships.Exists(m => m.State == actor.Id))
                found.Add(new("code", $"{actor.Id} is listed as a state but is in no system of states", false));
            if (actor.Kind is ActorKind.State or ActorKind.Territory && actor.Id.Value.Length == 3 == false && actor.Iso2 is not null)
                found.Add(new("code", $"{actor.Id} has an ISO 3166 alpha-2 code but no alpha-3 key", false));
            if (actor.Sector is { } sector && !Sectors.Contains(sector)) found.Add(new("code",
                $"{actor.Id} has the sector '{sector}', which PLOVER doesn't know", false));
            if (!Pseudo.Contains(actor.PloverCode) && register.FindByCode(CodeSystem.Iso3, actor.PloverCode, null) is null)
                found.Add(new("code", $"{actor.Id} has the PLOVER code '{actor.PloverCode}', which is neither a state's nor a pseudo-code", false));
            if (actor.Home is { } home && register.Find(home) is null) found.Add(new("code",
                $"{actor.Id} has the home '{home}', which the register doesn't list", false));
        }
        foreach (var sector in register.Data.Agents.Values.SelectMany(a => a).Select(a => a.Sector)
            .Concat(register.Data.People.Select(p => p.Sector).OfType<string>())
            .Concat(register.Data.SectorNames.Keys).Distinct().Order(StringComparer.Ordinal))
            if (!Sectors.Contains(sector)) found.Add(new("code", $"'{sector}' is used as a sector, which PLOVER doesn't know", false));
    }

    private static void Names(ActorRegister register, List<RegisterProblem> found)
    {
        var names = register.Data.Listed.Where(l => l.Actor is not null && l.Kind != NameKind.Person).ToList();
        foreach (var same in names.GroupBy(l => l.Text, StringComparer.OrdinalIgnoreCase))
        {
            var list = same.OrderBy(l => l.Actor).ThenBy(l => l.First).ToList();
            for (var i = 0; i < list.Count; i++)
                for (var j = i + 1; j < list.Count; j++)
                {
                    var (a, b) = (list[i], list[j]);
                    if (a.First > b.Last || b.First > a.Last || a.Weak || b.Weak) continue;
                    if (a.Actor == b.Actor)
                    {
                        if (a.Text == b.Text && a.Kind == b.Kind) found.Add(new("name",
                            $"'{a.Text}' is listed twice for {a.Actor} ({a.Where}, {b.Where})", false));
                    }
                    else if (a.Kind == b.Kind && a.First == b.First && a.Last == b.Last)
                        found.Add(new("name", $"'{a.Text}' names both {a.Actor} and {b.Actor} ({a.Where}, {b.Where}); mark one with '?' or give dates", false));
                }
        }
        foreach (var same in register.Data.Agents.Values.SelectMany(a => a).GroupBy(a => a.Lemmas, StringComparer.Ordinal))
            if (same.Count() > 1) found.Add(new("name", $"agent '{same.Key}' is listed {same.Count()} times", false));
    }

    private static void Offices(ActorRegister register, List<RegisterProblem> found)
    {
        var terms = register.Data.Terms.Where(t => t.Role != OfficeRole.Other || t.Office != "public figure").ToList();
        Overlaps(terms.GroupBy(t => (t.Actor, t.Office)), t => t.First, t => t.Last, (key, a, b) =>
            found.Add(new("office", $"{a.Person} and {b.Person} are both {key.Office} of {key.Actor} on {b.First:R}", false)));
        foreach (var term in terms)
            if (term.Last < term.First) found.Add(new("office",
                $"{term.Person} leaves as {term.Office} of {term.Actor} before taking office on {term.First:R}", false));
    }

    private static void Bodies(ActorRegister register, List<RegisterProblem> found)
    {
        foreach (var (body, members) in register.Data.Members)
        {
            if (!register.Data.Existence.TryGetValue(body, out var exists))
            {
                found.Add(new("body", $"{body} has members but isn't listed as a body", false));
                continue;
            }
            foreach (var m in members)
            {
                if (m.First < exists.First || exists.Last is { } end && (m.Last is null || m.Last > end))
                    found.Add(new("body", $"{m.Member} is a member of {body} outside the body's existence ({m.Where})", false));
                var spells = register.Data.Memberships.Where(s => s.State == m.Member).ToList();
                if (spells.Count > 0 && spells.TrueForAll(s => s.Last is not null) && (m.Last is null || m.Last > spells.Max(s => s.Last)))
                    found.Add(new("body", $"{m.Member} is a member of {body} after the state ended on {spells.Max(s => s.Last):R} ({m.Where})", false));
            }
        }
    }

    private static void Gaps(ActorRegister register, List<RegisterProblem> found)
    {
        var since = new LocalDate(1946, 1, 1);
        foreach (var state in register.Actors.Where(a => a.Kind == ActorKind.State))
        {
            var spells = register.Data.Memberships.Where(m => m.State == state.Id && m.System == StateSystem.GleditschWard
                && (m.Last is null || m.Last >= since)).ToList();
            var terms = register.HoldersOf(state.Id).Where(t => t.Role == OfficeRole.Leader).OrderBy(t => t.First).ToList();
            foreach (var spell in spells)
            {
                var from = LocalDate.Max(spell.First, since);
                if (terms.Count == 0) { found.Add(new("leader", $"{state.Id}: no leader is listed", true)); continue; }
                if (terms[0].First > from.PlusYears(1)) found.Add(new("leader",
                    $"{state.Id}: no leader is listed before {terms[0].First:R}, though it is a state from {from:R}", true));
                if (spell.Last is null && terms[^1].Last is { } last) found.Add(new("leader", $"{state.Id}: no leader is listed after {last:R}", true));
            }
        }
    }

    private static void Overlaps<TKey, T>(IEnumerable<IGrouping<TKey, T>> groups, Func<T, LocalDate> first, Func<T, LocalDate?> last, Action<TKey, T, T> report)
    {
        foreach (var group in groups)
        {
            var list = group.OrderBy(first).ToList();
            for (var i = 1; i < list.Count; i++)
                if (last(list[i - 1]) is not { } end || end >= first(list[i])) report(group.Key, list[i - 1], list[i]);
        }
    }
}
