using System.Text;
using NodaTime;

namespace Entente.Actors;

public sealed partial class ActorRegister
{
    /// <summary>
    /// The actor that a user or a data set means by a key (PRK), a former or two-letter code in capitals (SUN, NA) or any form of a name: former names
    /// (Burma, USSR), the inverted and shortened forms of the World Bank and the UN ("Congo, Dem. Rep.", "Iran (Islamic Republic of)"), with or
    /// without accents.
    /// Absent where nobody is called so, for people, places and adjectives, and for the name of a colony ("Belgian Congo"), which was no state,
    /// unless <paramref name="colonies"/> asks for the state that came of it.
    /// </summary>
    public ActorId? Resolve(string text, LocalDate? on, bool colonies = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var asked = text.Replace('\u2019', '\'').Trim().TrimEnd('*').Trim();
        if (asked.Length == 0) return null;
        if (asked.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            && data.ById.ContainsKey(new ActorId(asked.ToUpperInvariant()))) return new ActorId(asked.ToUpperInvariant());
        // "United Kingdom, France" is two states, not a way to write one; "Hong Kong, China" is a territory and whose it is.
        if (asked.Split(", ") is [var one, var other] && Named(one, on, colonies) is { } first && Named(other, on, colonies) is { } second)
            return Find(first)!.Home == second ? first : null;
        foreach (var form in Forms(asked))
            if (Named(form, on, colonies) is { } id) return id;
        return asked.Length == 2 ? FindByCode(CodeSystem.Iso2, asked, on)?.Id : data.OtherIso3.TryGetValue(asked, out var former) ? former : null;
    }

    /// <summary>
    /// What the actor was called on the day: "Soviet Union" in 1979, "Zaire" in 1990, "East Germany"'s neighbour "West Germany" in 1980;
    /// today's name at any other time. The key where the register doesn't hold it.
    /// </summary>
    public string NameOn(ActorId id, LocalDate on)
    {
        foreach (var former in data.FormerNames)
            if (former.Actor == id && former.First <= on && on <= former.Last) return former.Text;
        return Find(id)?.Name ?? id.Value;
    }

    /// <summary>What a part of a state is called: "Russia's military".</summary>
    /// <param name="name">Of the state.</param>
    /// <param name="sector">A PLOVER sector.</param>
    /// <returns>Absent where the sector has no such name: the government is called by the state's.</returns>
    internal string? PartOf(string name, string sector)
    {
        ArgumentNullException.ThrowIfNull(name);
        return data.SectorNames.TryGetValue(sector, out var part) ? $"{name}{(name.EndsWith('s') ? "'" : "'s")} {part}" : null;
    }

    private ActorId? Named(string form, LocalDate? on, bool colonies)
    {
        foreach (var match in Lookup(form, on))
            if (match is { Person: null, Actor: { } id, Kind: NameKind.Name or NameKind.Body or NameKind.Organisation or NameKind.Grouping }
                && (colonies || !IsColonys(form, id))) return id;
        return null;
    }

    // A name that was given up before the state first was a member of either system.
    private bool IsColonys(string form, ActorId id)
    {
        if (Find(id) is not { Kind: ActorKind.State }) return false;
        var spells = byState[id];
        var pieces = Words.Pieces(form);
        var named = data.Listed.Where(l => l.Actor == id && l.Kind == NameKind.Name && Words.Pieces(l.Text)
            .SequenceEqual(pieces, StringComparer.OrdinalIgnoreCase)).ToList();
        if (named.Count == 0 || !spells.Any()) return false;
        var first = spells.Min(s => s.First);
        // A name of which only the year is listed ends with the colony.
        return named.TrueForAll(n => n.Last < first || n.Last == new LocalDate(first.Year, 12, 31));
    }

    // The ways in which the form may be meant, the nearest to it first.
    private static IEnumerable<string> Forms(string asked)
    {
        yield return asked;
        var full = Expanded(asked);
        if (full != asked) yield return full;
        var open = full.IndexOf('(', StringComparison.Ordinal);
        var bare = full;
        if (open > 0)
        {
            bare = full[..open].Trim();
            var inside = full[(open + 1)..].TrimEnd(')', ' ');
            foreach (var form in Inverted(bare, inside)) yield return form;
            yield return bare;
        }
        if (bare.Split(", ", 2) is [var first, var second])
        {
            foreach (var form in Inverted(first, second)) yield return form;
            if (!second.Contains(',', StringComparison.Ordinal)) yield return first;
        }
    }

    private static IEnumerable<string> Inverted(string name, string qualifier)
    {
        yield return $"{qualifier} {name}";
        yield return $"{qualifier} of {name}";
        yield return $"{qualifier} of the {name}";
        yield return $"{qualifier} the {name}";
    }

    // What the World Bank, the UN and others cut short.
    private static string Expanded(string name)
    {
        var words = new StringBuilder(name.Length + 16);
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var comma = word.EndsWith(',') ? "," : "";
            var bare = comma.Length > 0 ? word[..^1] : word;
            var opened = bare.StartsWith('(') ? "(" : "";
            var closed = bare.EndsWith(')') ? ")" : "";
            bare = bare[opened.Length..(bare.Length - closed.Length)];
            if (words.Length > 0) words.Append(' ');
            words.Append(opened).Append(bare.ToUpperInvariant() switch
            {
                "&" => "and",
                "REP" or "REP." => "Republic",
                "DEM" or "DEM." => "Democratic",
                "FED" or "FED." => "Federated",
                "STS" or "STS." => "States",
                "IS." or "ISL." or "ISDS." => "Islands",
                "ST" or "ST." => "Saint",
                "RB" => "Bolivarian Republic",
                "U.S." => "United States",
                _ => bare,
            }).Append(closed).Append(comma);
        }
        return words.ToString();
    }
}
