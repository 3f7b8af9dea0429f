using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Entente.Actors;
using Entente.Blocs.Files;
using Entente.Documents;
using NodaTime;
using NodaTime.Text;

namespace Entente.Cli.Commands;

/// <summary>`entente actors`: the register of states, bodies, organisations and people that the coder reads by.</summary>
public static class ActorsCommand
{
    public static Command Create()
    {
        var command = new Command("actors", "States, bodies, organisations and office-holders by date: list, show, check.");
        command.Subcommands.Add(CreateList());
        command.Subcommands.Add(CreateShow());
        command.Subcommands.Add(CreateCheck());
        return command;
    }

    private static Option<string> FormatOption()
    {
        var option = new Option<string>("--format") { Description = "table, json or csv.", DefaultValueFactory = _ => "table" };
        option.AcceptOnlyFromAmong("table", "json", "csv");
        return option;
    }

    private static Command CreateList()
    {
        var kind = new Option<ActorKind?>("--kind") { Description = "Only State, Territory, Body, Organisation or Grouping." };
        var on = new Option<string?>("--on") { Description = "Only states that were in a system of states on this day (2019-04-25); codes of that day." };
        var format = FormatOption();
        var command = new Command("list", "Lists actors with their codes.") { kind, on, format };
        command.SetAction(parsed =>
        {
            var register = ActorRegister.Embedded;
            var day = DayOf(parsed.GetValue(on));
            var rows = new List<string?[]>();
            foreach (var actor in register.Actors)
            {
                if (parsed.GetValue(kind) is { } wanted && actor.Kind != wanted) continue;
                if (day is { } d && actor.Kind == ActorKind.State && !register.IsMember(actor.Id, StateSystem.Cow, d)
                    && !register.IsMember(actor.Id, StateSystem.GleditschWard, d)) continue;
                rows.Add([actor.Id.Value, actor.Kind.ToString(), actor.Name, actor.Iso2, register.CodeOf(actor.Id, CodeSystem.Cow, day),
                    register.CodeOf(actor.Id, CodeSystem.CowAbbreviation, day), register.CodeOf(actor.Id, CodeSystem.GleditschWard, day),
                        actor.PloverCode, actor.Sector]);
            }
            Write(parsed.GetValue(format)!, ["key", "kind", "name", "iso2", "cow", "cow_abbreviation", "gw", "plover", "sector"], rows);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateShow()
    {
        var name = new Argument<string>("actor") { Description = "A key (PRK) or a name (North Korea)." };
        var on = new Option<string?>("--on") { Description = "The day for which a name is understood." };
        var format = FormatOption();
        var command = new Command("show", "Shows all that the register knows about an actor.") { name, on, format };
        command.SetAction(parsed =>
        {
            var register = ActorRegister.Embedded;
            var asked = parsed.GetValue(name)!;
            var day = DayOf(parsed.GetValue(on));
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
            if (parsed.GetValue(format) == "json") Console.Out.WriteLine(JsonSerializer.Serialize(AsObject(rows), JsonLayout));
            else Write(parsed.GetValue(format)!, ["what", "value", "first", "last"], rows);
            return ExitCode.Done;
        });
        return command;
    }

    // What there is one of without dates is a string under its name; all else a list of values with their dates.
    private static Dictionary<string, object?> AsObject(List<string?[]> rows) => rows.GroupBy(r => r[0]!, StringComparer.Ordinal)
        .ToDictionary(g => g.Key.Replace(' ', '_'), g => Singles.Contains(g.Key) ? (object?)g.First()[1]
            : g.Select(r => new Dictionary<string, string?> { ["value"] = r[1], ["first"] = r[2], ["last"] = r[3] }).ToArray());

    private static readonly string[] Singles = ["key", "kind", "official name", "person", "plover code", "sector", "home", "iso2"];

    private static Command CreateCheck()
    {
        var gaps = new Option<bool>("--gaps") { Description =
            "List too what the register doesn't know (states without a listed leader). Gaps don't fail the check." };
        var format = FormatOption();
        var command = new Command("check",
            "Looks for overlaps, unknown codes, duplicate names and impossible dates; exit 1 when something is wrong.") { gaps, format };
        command.SetAction(parsed =>
        {
            var register = ActorRegister.Embedded;
            var problems = RegisterCheck.Of(register);
            var faults = problems.Count(p => !p.IsGap);
            var shown = problems.Where(p => !p.IsGap || parsed.GetValue(gaps))
                .Select(p => new string?[] { p.IsGap ? "gap" : "fault", p.Rule, p.Message }).ToList();
            if (shown.Count > 0 || parsed.GetValue(format) != "table") Write(parsed.GetValue(format)!, ["severity", "rule", "message"], shown);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{register.Actors.Count} actors checked: {faults} faults, {problems.Count - faults} gaps."));
            return faults == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static LocalDate? DayOf(string? text)
    {
        if (text is null) return null;
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw new UserException($"--on '{text}' is no date. Write it as 2019-04-25.", ExitCode.WrongUsage);
    }

    private static string? Iso(LocalDate? day) =>
        day is { } d && d != LocalDate.MinIsoValue && d != LocalDate.MaxIsoValue ? d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : null;

    private static void Write(string format, string[] columns, List<string?[]> rows)
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

    private static readonly JsonSerializerOptions JsonLayout = new() { WriteIndented = true,
        Encoder = SafeJson.Encoder };

    private static string Quoted(string? value) => CsvLine.Quote(value ?? "");
}
