using System.Globalization;
using DuckDB.NET.Data;
using Entente.Actors;
using NodaTime;

namespace Entente.Store.Datasets;

/// <summary>
/// The actor register as temporary tables: state_code (system, code, first_year, last_year, id), in which a code that several states bore is given by
/// the year it is met in (31 December decides), state_name (name, id), and membership (system, id, first_day, last_day).
/// </summary>
internal static class StateTables
{
    private static readonly (string Name, CodeSystem System)[] Systems =
        [("cow", CodeSystem.Cow), ("gw", CodeSystem.GleditschWard), ("iso3", CodeSystem.Iso3), ("iso2", CodeSystem.Iso2)];

    public static void Create(DuckDBConnection connection, ActorRegister register)
    {
        connection.Execute("""
            CREATE OR REPLACE TEMP TABLE state_code (system VARCHAR, code VARCHAR, first_year INTEGER, last_year INTEGER, id VARCHAR);
            CREATE OR REPLACE TEMP TABLE state_name (name VARCHAR, id VARCHAR);
            CREATE OR REPLACE TEMP TABLE body_member (body VARCHAR, member VARCHAR, first_day DATE, last_day DATE);
            CREATE OR REPLACE TEMP TABLE membership (system VARCHAR, id VARCHAR, first_day DATE, last_day DATE);
            """);
        using (var appender = connection.CreateAppender("temp", null, "state_code"))
            foreach (var (system, code, first, last, id) in Codes(register))
                appender.CreateRow().AppendValue(system).AppendValue(code).AppendValue(first).AppendValue(last).AppendValue(id).EndRow();
        using (var appender = connection.CreateAppender("temp", null, "membership"))
            foreach (var system in (StateSystem[])[StateSystem.Cow, StateSystem.GleditschWard])
                foreach (var m in register.MembershipsIn(system))
                    appender.CreateRow().AppendValue(system == StateSystem.Cow ? "cow" : "gw").AppendValue(m.State.Value)
                        .AppendValue(Day(m.First)).AppendValue(m.Last is { } last ? Day(last) : new DateOnly(9999, 12, 31)).EndRow();
        using (var appender = connection.CreateAppender("temp", null, "body_member"))
            foreach (var (body, member, year) in Members(register))
                appender.CreateRow().AppendValue(body).AppendValue(member).AppendValue(new DateOnly(year, 1, 1))
                    .AppendValue(new DateOnly(year, 12, 31)).EndRow();
        AddNames(connection, register, register.Actors.Where(a => a.Kind is ActorKind.State or ActorKind.Territory).Select(a => a.Name).Distinct());
    }

    private static IEnumerable<(string Body, string Member, int Year)> Members(ActorRegister register)
    {
        foreach (var body in register.Actors.Where(a => a.Kind == ActorKind.Body))
            for (var year = 1945; year <= 2030; year++)
                foreach (var member in register.MembersOf(body.Id, new LocalDate(year, 12, 31)))
                    yield return (body.Id.Value, member.Value, year);
    }

    /// <summary>Adds the names to state_name that the register knows.</summary>
    public static void AddNames(DuckDBConnection connection, ActorRegister register, IEnumerable<string> names)
    {
        using var appender = connection.CreateAppender("temp", null, "state_name");
        foreach (var name in names)
            if (StateNames.Find(register, name) is { } id) appender.CreateRow().AppendValue(name).AppendValue(id.Value).EndRow();
    }

    private static DateOnly Day(LocalDate day) => new(day.Year, day.Month, day.Day);

    private static IEnumerable<(string System, string Code, int First, int Last, string Id)> Codes(ActorRegister register)
    {
        foreach (var (name, system) in Systems)
        {
            var codes = system switch
            {
                CodeSystem.Cow => register.MembershipsIn(StateSystem.Cow).Select(m => m.Number.ToString(CultureInfo.InvariantCulture)),
                CodeSystem.GleditschWard => register.MembershipsIn(StateSystem.GleditschWard).Select(m => m.Number.ToString(CultureInfo.InvariantCulture)),
                CodeSystem.Iso2 => register.Actors.Where(a => a.Iso2 is not null).Select(a => a.Iso2!),
                _ => register.Actors.Where(a => a.Kind is ActorKind.State or ActorKind.Territory).Select(a => a.Id.Value)
                    .Concat(["SUN", "ZAR", "BUR", "ROM", "TMP"]),
            };
            var shared = register.MembershipsIn(system == CodeSystem.Cow ? StateSystem.Cow : StateSystem.GleditschWard)
                .GroupBy(m => m.Number).Where(g => g.Select(m => m.State).Distinct().Count() > 1)
                .Select(g => g.Key.ToString(CultureInfo.InvariantCulture)).ToHashSet();
            foreach (var code in codes.Distinct().Order(StringComparer.Ordinal))
            {
                // CAMEO writes KSV for Kosovo; its other country codes are ISO's, today's or former ones.
                if (system == CodeSystem.Iso3 && code == "XKX") yield return (name, "KSV", -9999, 9999, code);
                if (system is CodeSystem.Iso2 or CodeSystem.Iso3 || !shared.Contains(code))
                {
                    if (register.FindByCode(system, code, null) is { } only) yield return (name, code, -9999, 9999, only.Id.Value);
                    continue;
                }
                (int First, string Id)? run = null;
                for (var year = 1400; year <= 2101; year++)
                {
                    var id = year == 2101 ? null : register.FindByCode(system, code, new LocalDate(year, 12, 31))?.Id.Value;
                    if (run is { } open && open.Id != id)
                    {
                        yield return (name, code, open.First, year - 1, open.Id);
                        run = null;
                    }
                    if (id is not null) run ??= (year, id);
                }
            }
        }
    }
}
