using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Entente.Actors;

/// <summary>
/// Who acts between states: states, territories, bodies, organisations and groupings, with their codes, names, members and office-holders, all by date.
/// Read from the files under data/actors; never changes once read, so any number of threads may ask.
/// </summary>
public sealed partial class ActorRegister
{
    private static readonly Lazy<ActorRegister> embedded = new(LoadEmbedded);
    private readonly RegisterData data;
    private readonly Dictionary<string, ActorId> byIso2;
    private readonly ILookup<int, Membership> byCow;
    private readonly ILookup<int, Membership> byGw;
    private readonly ILookup<string, Membership> byCowAbbreviation;
    private readonly ILookup<ActorId, Membership> byState;
    private readonly ILookup<ActorId, OfficeHolder> termsByActor;

    /// <summary>The register that ships with the engine; read on first use.</summary>
    /// <exception cref="InvalidDataException">A file of the register can't be read; says which line.</exception>
    public static ActorRegister Embedded => embedded.Value;

    internal ActorRegister(RegisterData data)
    {
        this.data = data;
        data.Actors.Sort((a, b) => a.Id.CompareTo(b.Id));
        Actors = data.Actors.AsReadOnly();
        byIso2 = data.Actors.Where(a => a.Iso2 is not null).ToDictionary(a => a.Iso2!, a => a.Id, StringComparer.Ordinal);
        byCow = data.Memberships.Where(m => m.System == StateSystem.Cow).ToLookup(m => m.Number);
        byGw = data.Memberships.Where(m => m.System == StateSystem.GleditschWard).ToLookup(m => m.Number);
        byCowAbbreviation = data.Memberships.Where(m => m.System == StateSystem.Cow).ToLookup(m => m.Abbreviation, StringComparer.Ordinal);
        byState = data.Memberships.ToLookup(m => m.State);
        termsByActor = data.Terms.ToLookup(t => t.Actor);
        foreach (var listed in data.Listed)
            if (listed.Text[0] is >= 'a' and <= 'z') lowerStarts[listed.Text[0]] = true;
        shared = SharedCapitals();
    }

    internal RegisterData Data => data;

    /// <summary>All actors, by key.</summary>
    public IReadOnlyList<Actor> Actors { get; }

    public Actor? Find(ActorId id) => data.ById.GetValueOrDefault(id);

    /// <summary>
    /// The actor that bears the code. Where several bore it (COW 345: Serbia, Yugoslavia) the one whose membership contains the date, else the one
    /// nearest to it;
    /// without a date the latest. Use <see cref="IsMember"/> to learn whether it was a member that day. Former ISO codes (SUN, ZAR) lead to today's key.
    /// </summary>
    public Actor? FindByCode(CodeSystem system, string code, LocalDate? on)
    {
        ArgumentNullException.ThrowIfNull(code);
        switch (system)
        {
            case CodeSystem.Iso3:
                foreach (var c in code)
                    if (c is not (>= 'A' and <= 'Z' or >= '0' and <= '9' or '-')) return null;
                if (code.Length == 0) return null;
                if (data.ById.TryGetValue(new ActorId(code), out var actor) && actor.Kind is ActorKind.State or ActorKind.Territory) return actor;
                return data.OtherIso3.TryGetValue(code, out var former) ? Find(former) : null;
            case CodeSystem.Iso2:
                return byIso2.TryGetValue(code, out var id) ? Find(id) : null;
            case CodeSystem.Cow or CodeSystem.GleditschWard:
                if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
                return Nearest((system == CodeSystem.Cow ? byCow : byGw)[number], on) is { } m ? Find(m.State) : null;
            case CodeSystem.CowAbbreviation:
                return Nearest(byCowAbbreviation[code], on) is { } spell ? Find(spell.State) : null;
            default:
                throw new ArgumentOutOfRangeException(nameof(system));
        }
    }

    /// <summary>The actor's code at the date (Germany: COW 260 in 1970, 255 in 1995); outside any, that of its number in the other system that day
    /// (Germany 1949: 260, by Gleditsch and Ward), else of the nearest membership; of the latest without a date. Absent where it never had
    /// one.</summary>
    public string? CodeOf(ActorId id, CodeSystem system, LocalDate? on)
    {
        if (Find(id) is not { } actor) return null;
        switch (system)
        {
            case CodeSystem.Iso3: return actor.Kind is ActorKind.State or ActorKind.Territory ? id.Value : null;
            case CodeSystem.Iso2: return actor.Iso2;
            case CodeSystem.Cow: return SpellOf(id, StateSystem.Cow, on)?.Number.ToString(CultureInfo.InvariantCulture);
            case CodeSystem.CowAbbreviation: return SpellOf(id, StateSystem.Cow, on)?.Abbreviation;
            case CodeSystem.GleditschWard: return SpellOf(id, StateSystem.GleditschWard, on)?.Number.ToString(CultureInfo.InvariantCulture);
            default: throw new ArgumentOutOfRangeException(nameof(system));
        }
    }

    private Membership? SpellOf(ActorId id, StateSystem system, LocalDate? on)
    {
        var own = Of(id, system);
        if (on is not { } day || own.Any(m => m.Contains(day))) return Nearest(own, on);
        var other = Of(id, system == StateSystem.Cow ? StateSystem.GleditschWard : StateSystem.Cow).FirstOrDefault(m => m.Contains(day));
        return other is null ? Nearest(own, on) : Nearest(own.Where(m => m.Number == other.Number), on) ?? Nearest(own, on);
    }

    /// <summary>All spells of membership in the system, by state and first day.</summary>
    public IReadOnlyList<Membership> MembershipsIn(StateSystem system) =>
        [.. data.Memberships.Where(m => m.System == system).OrderBy(m => m.State).ThenBy(m => m.First)];

    /// <summary>Whether the state was a member of the system on the day. False for anything that is no state.</summary>
    public bool IsMember(ActorId id, StateSystem system, LocalDate on)
    {
        foreach (var m in byState[id])
            if (m.System == system && m.Contains(on)) return true;
        return false;
    }

    /// <summary>The body's members on the day, by key; none for a body whose members aren't listed.</summary>
    public IReadOnlyList<ActorId> MembersOf(ActorId body, LocalDate on) =>
        data.Members.TryGetValue(body, out var members)
            ? [.. members.Where(m => m.First <= on && (m.Last is not { } last || on <= last)).Select(m => m.Member).Distinct().Order()]
            : [];

    /// <summary>
    /// Who held the office on the day. The office is a title as the register lists it ("president", "secretary of state"), or what it amounts to:
    /// leader, head of state, head of government, foreign minister, defence minister. Absent where the register doesn't know.
    /// </summary>
    public OfficeHolder? HolderOf(ActorId state, string office, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(office);
        OfficeHolder? byRole = null;
        OfficeHolder? leader = null;
        var role = RoleOf(office);
        foreach (var term in termsByActor[state])
        {
            if (!term.Contains(on)) continue;
            if (string.Equals(term.Office, office, StringComparison.OrdinalIgnoreCase)) return term;
            if (term.Role == role && byRole is null) byRole = term;
            if (term.Role == OfficeRole.Leader && leader is null) leader = term;
        }
        if (byRole is not null) return byRole;
        // Where no separate holder is listed, the effective leader is head of state or of government too.
        return role is OfficeRole.State or OfficeRole.Government && leader is not null && Fits(leader.Office, role.Value) ? leader : null;
    }

    /// <summary>Everyone listed as holding an office of the actor, by office and first day.</summary>
    public IReadOnlyList<OfficeHolder> HoldersOf(ActorId actor) =>
        [.. termsByActor[actor].OrderBy(t => t.Role).ThenBy(t => t.Office, StringComparer.Ordinal).ThenBy(t => t.First)];

    /// <summary>All spells of membership in a body, by first day and member; none where the register lists none.</summary>
    public IReadOnlyList<BodyMembership> MembershipsOf(ActorId body) =>
        data.Members.TryGetValue(body, out var members)
            ? [.. members.OrderBy(m => m.First).ThenBy(m => m.Member).Select(m => new BodyMembership(body, m.Member, m.First, m.Last))]
            : [];

    /// <summary>The bodies that the actor was a full member of on the day, by key.</summary>
    public IReadOnlyList<ActorId> BodiesOf(ActorId member, LocalDate on) =>
        [.. data.Members.Where(b => b.Value.Exists(m => m.Member == member && m.First <= on && (m.Last is not { } last || on <= last)))
            .Select(b => b.Key).Order()];

    /// <summary>The actor's names by kind, people left out.</summary>
    public IReadOnlyList<NameListing> NamesOf(ActorId id) =>
        [.. data.Listed.Where(l => l.Actor == id && l.Kind != NameKind.Person).OrderBy(l => l.Kind).ThenBy(l => l.Text, StringComparer.Ordinal)
            .ThenBy(l => l.First)
            .Select(l => new NameListing(l.Text, l.Kind, l.First == LocalDate.MinIsoValue ? null : l.First, l.Last == LocalDate.MaxIsoValue ? null : l.Last))];

    private static bool Fits(string office, OfficeRole role)
    {
        var head = office.Contains("prime minister", StringComparison.Ordinal) || office.Contains("premier", StringComparison.Ordinal)
            || office.Contains("chancellor", StringComparison.Ordinal) || office.Contains("taoiseach", StringComparison.Ordinal);
        return role == OfficeRole.Government || !head;
    }

    private static OfficeRole? RoleOf(string office) => office.ToLowerInvariant() switch
    {
        "leader" or "ruler" => OfficeRole.Leader,
        "head of state" or "president" or "king" or "queen" or "monarch" or "emperor" => OfficeRole.State,
        "head of government" or "prime minister" or "premier" or "chancellor" => OfficeRole.Government,
        "foreign minister" or "foreign secretary" or "secretary of state" or "minister of foreign affairs" or "top diplomat"
            or "external affairs minister" or "minister for foreign affairs" => OfficeRole.Foreign,
        "defence minister" or "defense minister" or "defence secretary" or "defense secretary" or "secretary of defense" or "minister of defence"
            or "minister of defense" => OfficeRole.Defence,
        _ => null,
    };

    private IEnumerable<Membership> Of(ActorId id, StateSystem system) => byState[id].Where(m => m.System == system);

    private static Membership? Nearest(IEnumerable<Membership> spells, LocalDate? on)
    {
        Membership? best = null;
        var bestDistance = int.MaxValue;
        foreach (var spell in spells)
        {
            int distance;
            if (on is not { } day) distance = spell.Last is null ? 0 : Period.DaysBetween(spell.Last.Value, LocalDate.MaxIsoValue);
            else if (spell.Contains(day)) distance = 0;
            else if (day < spell.First) distance = Period.DaysBetween(day, spell.First);
            else distance = Period.DaysBetween(spell.Last!.Value, day);
            if (best is null || distance < bestDistance) (best, bestDistance) = (spell, distance);
        }
        return best;
    }

    private static ActorRegister LoadEmbedded()
    {
        var files = RegisterText.Embedded("data/actors/").ToDictionary(f => f.File, f => f.Text, StringComparer.Ordinal);
        return Load(files);
    }

    /// <summary>Reads a register from the text of its files, by their names in the repository ("data/actors/states.txt").</summary>
    /// <exception cref="InvalidDataException">A line can't be read; says file, line, what was found and what was expected.</exception>
    public static ActorRegister Load(IReadOnlyDictionary<string, string> files)
    {
        var data = new RegisterData();
        var reader = new RegisterReader(data);
        var people = new PeopleReader(data, reader);
        void Each(string prefix, Action<string, string> read)
        {
            foreach (var name in files.Keys.Where(n => n.StartsWith("data/actors/" + prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)) read(name, files[name]);
        }
        Each("states.", reader.ReadStates);
        Each("territories.", reader.ReadTerritories);
        Each("bodies.", reader.ReadBodies);
        Each("organisations.", reader.ReadOrganisations);
        Each("groupings.", reader.ReadGroupings);
        Each("names.", (f, t) => reader.ReadNames(f, t, NameKind.Name));
        Each("former.", reader.ReadFormerNames);
        Each("adjectives.", (f, t) => reader.ReadNames(f, t, NameKind.Adjective));
        Each("seats.", (f, t) => reader.ReadNames(f, t, NameKind.Seat));
        Each("cities.", (f, t) => reader.ReadNames(f, t, NameKind.City));
        Each("capitals.", reader.ReadCapitals);
        Each("codes.", reader.ReadOtherCodes);
        Each("members.", reader.ReadMembers);
        Each("agents.", reader.ReadAgents);
        Each("sectors.", reader.ReadSectors);
        Each("guards.", reader.ReadGuards);
        Each("leaders/", people.ReadSuccessions);
        Each("people.", people.ReadOthers);
        return new ActorRegister(data);
    }
}
