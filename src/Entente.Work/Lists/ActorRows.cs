using System.Globalization;
using System.Text.Json;
using Entente.Actors;
using Entente.Blocs.Files;
using Entente.Documents;
using NodaTime;

namespace Entente.Work.Lists;

/// <summary>The register of actors in rows: `entente actors`.</summary>
internal static class ActorRows
{
    /// <summary>Actors with their codes, of a kind, of a day.</summary>
    public static List<string?[]> Listed(ActorKind? kind, LocalDate? day)
    {
        var register = ActorRegister.Embedded;
        var rows = new List<string?[]>();
        foreach (var actor in register.Actors)
        {
            if (kind is { } wanted && actor.Kind != wanted) continue;
            if (day is { } d && actor.Kind == ActorKind.State && !register.IsMember(actor.Id, StateSystem.Cow, d)
                && !register.IsMember(actor.Id, StateSystem.GleditschWard, d)) continue;
            rows.Add([actor.Id.Value, actor.Kind.ToString(), actor.Name, actor.Iso2, register.CodeOf(actor.Id, CodeSystem.Cow, day),
                register.CodeOf(actor.Id, CodeSystem.CowAbbreviation, day), register.CodeOf(actor.Id, CodeSystem.GleditschWard, day),
                    actor.PloverCode, actor.Sector]);
        }
        return rows;
    }

    /// <summary>All that the register knows about an actor.</summary>
    /// <exception cref="UserException">There is no such actor.</exception>
    public static List<string?[]> Shown(string asked, LocalDate? day)
    {
        var register = ActorRegister.Embedded;
        // Besides what every command understands: people, capitals and adjectives.
        var match = register.Lookup(asked, day).FirstOrDefault(m => m.Person is not null
            || m.Kind is not (NameKind.Name or NameKind.Body or NameKind.Organisation or NameKind.Grouping));
        var resolved = register.Resolve(asked, day);
        if (resolved is not null) match = null;
        var id = resolved ?? match?.Actor ?? ActorNames.Find("actors show", asked);
        var actor = register.Find(id)!;
        var rows = new List<string?[]>();
        void Add(string what, string? value, string? first = null, string? last = null)
        {
            if (value is not null) rows.Add([what, value, first, last]);
        }
        Add("key", actor.Id.Value);
        Add("kind", actor.Kind.ToString());
        Add("name", day is { } then && match is null ? register.NameOn(id, then) : actor.Name);
        Add("official name", actor.Official);
        Add("person", match?.Person);
        Add("plover code", actor.PloverCode);
        Add("sector", actor.Sector);
        Add("home", actor.Home?.Value);
        Add("iso2", actor.Iso2);
        foreach (var system in Enum.GetValues<StateSystem>())
            foreach (var m in register.MembershipsIn(system).Where(m => m.State == id))
                Add(system == StateSystem.Cow ? "cow" : "gw", string.Create(CultureInfo.InvariantCulture, $"{m.Number} {m.Abbreviation}"),
                    Iso(m.First), Iso(m.Last));
        foreach (var listed in register.NamesOf(id)) Add(listed.Kind.ToString().ToLowerInvariant(), listed.Name, Iso(listed.First), Iso(listed.Last));
        foreach (var term in register.HoldersOf(id)) Add(term.Office, term.Person, Iso(term.First), Iso(term.Last));
        foreach (var m in register.MembershipsOf(id)) Add("member", m.Member.Value, Iso(m.First), Iso(m.Last));
        return rows;
    }

    // What there is one of without dates is a string under its name; all else a list of values with their dates.
    public static string AsObject(List<string?[]> rows) => JsonSerializer.Serialize(rows.GroupBy(r => r[0]!, StringComparer.Ordinal)
        .ToDictionary(g => g.Key.Replace(' ', '_'), g => Singles.Contains(g.Key) ? (object?)g.First()[1]
            : g.Select(r => new Dictionary<string, string?> { ["value"] = r[1], ["first"] = r[2], ["last"] = r[3] }).ToArray()), JsonLayout);

    private static readonly string[] Singles = ["key", "kind", "official name", "person", "plover code", "sector", "home", "iso2"];

    public static string? Iso(LocalDate? day) =>
        day is { } d && d != LocalDate.MinIsoValue && d != LocalDate.MaxIsoValue ? d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : null;

    public static void Write(string format, string[] columns, List<string?[]> rows)
    {
        var output = Console.Out;
        switch (format)
        {
            case "json":
                var list = rows.Select(r => columns.Zip(r).ToDictionary(p => p.First, p => p.Second));
                output.WriteLine(JsonSerializer.Serialize(list, JsonLayout));
                break;
            case "csv":
                output.WriteLine(string.Join(',', columns));
                foreach (var row in rows) output.WriteLine(string.Join(',', row.Select(Quoted)));
                break;
            default:
                var widths = columns.Select((c, i) => Math.Max(c.Length, rows.Count == 0 ? 0 : rows.Max(r => r[i]?.Length ?? 0))).ToArray();
                output.WriteLine(string.Join("  ", columns.Select((c, i) => c.PadRight(widths[i]))).TrimEnd());
                foreach (var row in rows) output.WriteLine(string.Join("  ", row.Select((v, i) => (v ?? "").PadRight(widths[i]))).TrimEnd());
                break;
        }
    }

    public static readonly JsonSerializerOptions JsonLayout = new() { WriteIndented = true,
        Encoder = SafeJson.Encoder };

    private static string Quoted(string? value) => CsvLine.Quote(value ?? "");
}
