using System.Collections.Immutable;
using NodaTime;

namespace Entente.Actors;

public sealed partial class ActorRegister
{
    /// <summary>
    /// All senses of a whole name, the one that <see cref="Match"/> would choose first; people among them. An actor's key ("PRK") is a name too.
    /// Case counts only in names of capitals ("US"). With a date, senses out of their time come last. Empty where the name is unknown.
    /// </summary>
    public IReadOnlyList<NameMatch> Lookup(string name, LocalDate? on)
    {
        ArgumentNullException.ThrowIfNull(name);
        var found = new List<(int Score, NameMatch Match)>();
        var pieces = Words.Pieces(name);
        if (pieces.Count is > 0 and <= LongestName && pieces[0].Equals("the", StringComparison.OrdinalIgnoreCase) && pieces.Count > 1) pieces.RemoveAt(0);
        var length = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (pieces is [var key] && Words.CaseOf(key) == 2 && ActorId.IsKey(key) && data.ById.TryGetValue(new ActorId(key), out var keyed))
            found.Add((int.MaxValue, new NameMatch(length, keyed.Id, keyed.PloverCode, KindOf(keyed), keyed.Sector, null, false, [])));
        var node = NameTrie.Root;
        foreach (var piece in pieces)
            if ((node = data.Names.Step(node, piece)) < 0) break;
        if (pieces.Count > 0 && node > 0 && data.Names.SensesAt(node) is { } senses)
        {
            foreach (var sense in senses)
            {
                if (sense.Decoy || sense.Actor is not { } id) continue;
                var actor = data.ById[id];
                if (sense.Person is { } person)
                {
                    var sector = person.Sector ?? (on is { } d && person.TermOn(d) is null ? "ELI" : "GOV");
                    found.Add((on is { } day ? -person.Distance(day) : 0, new NameMatch(length, id, actor.PloverCode, NameKind.Person, sector,
                        person.Name, false, [])));
                }
                else found.Add((Score(sense, on) + 1, new NameMatch(length, id, actor.PloverCode, sense.Kind, actor.Sector, null, false, [])));
            }
        }
        var ordered = found.OrderByDescending(f => f.Score).ThenBy(f => f.Match.Actor).ThenBy(f => f.Match.Person, StringComparer.Ordinal)
            .Select(f => f.Match).DistinctBy(m => (m.Actor, m.Person)).ToList();
        var actors = ordered.Select(m => m.Actor!.Value).Distinct().ToList();
        return actors.Count <= 1 ? ordered
            : [.. ordered.Select(m => m with { Ambiguous = true, Alternatives = [.. actors.Where(a => a != m.Actor).Order()] })];
    }

    /// <summary>
    /// The listed names most like an unknown one, as "Brazil (BRA)", one for each actor, nearest first; for "Did you mean". People, places and
    /// adjectives are left out.
    /// Nearness is edit distance over letters alone, case, accents and marks left aside; a name's first word counts too, at one more ("Nrth": North Korea).
    /// </summary>
    public IReadOnlyList<string> Nearest(string name, int count)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var asked = Letters(name);
        var names = data.Listed.Where(l => l.Actor is not null && l.Kind is NameKind.Name or NameKind.Body or NameKind.Organisation or NameKind.Grouping)
            .Select(l => (l.Text, Actor: l.Actor!.Value));
        // A key is a guess at what was meant only where something as short was asked for.
        if (asked.Length <= 4) names = names.Concat(data.Actors.Where(a => a.Id.Value.Length == 3 && asked.Length > 0 && a.Id.Value[0] == asked[0])
            .Select(a => (Text: a.Id.Value, Actor: a.Id)));
        return [.. names.Select(l => (Distance: Nearness(asked, l.Text) + (l.Text == l.Actor.Value ? 1 : 0), l.Text, l.Actor))
            .OrderBy(l => l.Distance).ThenBy(l => data.ById[l.Actor].Kind).ThenBy(l => l.Actor).ThenBy(l => l.Text, StringComparer.Ordinal)
            .DistinctBy(l => l.Actor).Take(count)
            .Select(l => (l.Text, l.Actor, data.ById[l.Actor].Name))
            // A listed spelling or key close to today's name isn't shown for it; "Soviet Union" is.
            .Select(l => l.Text == l.Actor.Value || Letters(l.Text) == asked || Distance(Letters(l.Text), Letters(l.Name)) <= 3
                ? $"{l.Name} ({l.Actor})" : $"{l.Text} ({l.Actor})")];
    }

    private static int Nearness(string asked, string name)
    {
        var whole = Distance(asked, Letters(name));
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        return space < 3 ? whole : Math.Min(whole, Distance(asked, Letters(name[..space])) + 1);
    }

    private static string Letters(string name) => string.Concat(Words.Pieces(name).Select(p => string.Concat(p.Where(char.IsLetterOrDigit))))
        .ToUpperInvariant();

    /// <summary>The longest generic agent ("foreign ministry", "rebel fighter") that starts at the lemma; the lemmas are in lower case.</summary>
    public AgentMatch? MatchAgent(IReadOnlyList<string> lowerLemmas, int start)
    {
        ArgumentNullException.ThrowIfNull(lowerLemmas);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        if (start >= lowerLemmas.Count || !data.Agents.TryGetValue(RegisterReader.FirstAgentWord(lowerLemmas[start]), out var agents)) return null;
        foreach (var (lemmas, sector) in agents)
        {
            if (Covers(lemmas, lowerLemmas, start) is var length and > 0) return new AgentMatch(length, sector, lemmas);
        }
        return null;
    }

    // How many lemmas the phrase covers from the start; 0 where it isn't there. Phrases are split at spaces and at hyphens kept as tokens.
    private static int Covers(string phrase, IReadOnlyList<string> lemmas, int start)
    {
        var w = start;
        var rest = phrase.AsSpan();
        while (rest.Length > 0)
        {
            if (w >= lemmas.Count) return 0;
            var lemma = lemmas[w];
            if (lemma.Length == 0 || !rest.StartsWith(lemma, StringComparison.Ordinal)) return 0;
            rest = rest[lemma.Length..];
            if (rest.Length > 0 && rest[0] == ' ') rest = rest[1..];
            else if (rest.Length > 0 && rest[0] != '-' && lemma != "-") return 0;
            w++;
        }
        return w - start;
    }

    private static NameKind KindOf(Actor actor) => actor.Kind switch
    {
        ActorKind.Body => NameKind.Body,
        ActorKind.Organisation => NameKind.Organisation,
        ActorKind.Grouping => NameKind.Grouping,
        _ => NameKind.Name,
    };

    // Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 12) return 99;
        var before = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            (before, previous, current) = (previous, current, before);
        }
        return previous[b.Length];
    }
}
