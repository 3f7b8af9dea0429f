using NodaTime;

namespace Entente.Actors;

/// <summary>What the files say, read but not yet indexed; also what the check looks at.</summary>
internal sealed class RegisterData
{
    public List<Actor> Actors { get; } = [];
    public Dictionary<ActorId, Actor> ById { get; } = [];
    public List<Membership> Memberships { get; } = [];
    public NameTrie Names { get; } = new();
    public NameTrie Titles { get; } = new();
    public List<Person> People { get; } = [];
    public List<OfficeHolder> Terms { get; } = [];
    public Dictionary<ActorId, List<BodyMember>> Members { get; } = [];
    /// <summary>The bodies that have their seat in a state's capital and are called by it.</summary>
    public Dictionary<ActorId, ActorId> BodiesOfCapitals { get; } = [];
    public Dictionary<ActorId, (LocalDate First, LocalDate? Last)> Existence { get; } = [];
    public Dictionary<string, ActorId> OtherIso3 { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, List<(string Lemmas, string Sector)>> Agents { get; } = new(StringComparer.Ordinal);
    /// <summary>What a part of a state is called after its name, by PLOVER sector: "military".</summary>
    public Dictionary<string, string> SectorNames { get; } = new(StringComparer.Ordinal);
    public HashSet<string> GivenNames { get; } = new(StringComparer.OrdinalIgnoreCase);
    public HashSet<string> FamilyFirstGivenNames { get; } = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>Later words of phrases that name nobody ("Georgia Tech", "South Georgia"): matches at these look back.</summary>
    public HashSet<string> Guarded { get; } = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>Names that are also given names or surnames ("Jordan"): not matched after a given name.</summary>
    public HashSet<string> NotAfterGivenName { get; } = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>Names that are given names too ("Paris", "Chad"): not matched before a surname.</summary>
    public HashSet<string> NotBeforeSurname { get; } = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>What a company, a team or a ship has before or after a place's name ("Airlines", "USS").</summary>
    public HashSet<string> NotBefore { get; } = new(StringComparer.OrdinalIgnoreCase);
    public HashSet<string> NotAfter { get; } = new(StringComparer.Ordinal);
    /// <summary>Words with a capital beside a surname that are no part of a person's name ("But Putin", "Putin Monday").</summary>
    public HashSet<string> Plain { get; } = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>What states were called while they weren't called as today, for printing.</summary>
    public List<ListedName> FormerNames { get; } = [];
    /// <summary>Every listed name as written, for near misses and for the check.</summary>
    public List<ListedName> Listed { get; } = [];
}

/// <summary>A body's member with the first and last day of membership.</summary>
internal readonly record struct BodyMember(ActorId Member, LocalDate First, LocalDate? Last, string Where);

/// <summary>A name as a file lists it.</summary>
internal readonly record struct ListedName(string Text, ActorId? Actor, NameKind Kind, bool Weak, LocalDate First, LocalDate Last, string Where);
