using System.Globalization;
using Entente.Actors;
using Entente.Tests;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Entente.SystemTests;

/// <summary>The register against the published lists of states, where they are on this machine.</summary>
public sealed class ActorsTests
{
    private static readonly ActorRegister Register = ActorRegister.Embedded;

    [Fact]
    public void Correlates_of_War_memberships_are_those_of_the_published_list()
    {
        var listed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var r in Rows("states", "cow_states.csv"))
            listed.Add(Spell(r["ccode"], r["stateabb"], Day(r["styear"], r["stmonth"], r["stday"]), r["endyear"] == "2016" ? null
                : Day(r["endyear"], r["endmonth"], r["endday"])));
        Assert.Empty(Differences(listed, Ours(StateSystem.Cow)));
    }

    [Fact]
    public void Gleditsch_and_Ward_memberships_are_those_of_the_published_list()
    {
        var listed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var r in Rows("states", "isard_gw_system.csv"))
            listed.Add(Spell(r["gwcode"], r["gw_abb"], Iso(r["start"]), r["end"] == "2020-12-31" ? null : Iso(r["end"])));
        Assert.Empty(Differences(listed, Ours(StateSystem.GleditschWard)));
    }

    [Fact]
    public void Codes_are_those_of_the_code_list()
    {
        // Where the code list gives one code to a state that had several, or follows other conventions than our keys.
        var explained = new HashSet<string>(StringComparer.Ordinal)
        {
            "VAT cown 327", "VAT cowc PAP", "VAT gwn 327", // the Papal States, PAP here: the Vatican is in neither system
            "VNM gwn 815", // 815 is Annam until 1893; Gleditsch and Ward give 816 to today's state
        };
        var differences = new List<string>();
        foreach (var r in Rows("states", "countrycode_codelist.csv"))
        {
            if (r["iso3c"] is not ({ Length: 3 } and not "NA") || Register.Find(new ActorId(r["iso3c"])) is not { } actor) continue;
            void Compare(string column, CodeSystem system)
            {
                if (r[column] is "" or "NA" && column != "iso2c") return;
                var ours = Register.CodeOf(actor.Id, system, null);
                if (ours != r[column] && !explained.Contains($"{actor.Id} {column} {r[column]}")) differences.Add(
                    $"{actor.Id} {column}: listed {r[column]}, ours {ours ?? "none"}");
            }
            Compare("iso2c", CodeSystem.Iso2);
            Compare("cown", CodeSystem.Cow);
            Compare("cowc", CodeSystem.CowAbbreviation);
            Compare("gwn", CodeSystem.GleditschWard);
        }
        // COW has had 345 as one state since 1878; the code list leaves Serbia without a number, we don't.
        Assert.Empty(differences);
    }

    [Fact]
    public void Every_state_in_the_code_list_since_1945_is_in_the_register()
    {
        var missing = new List<string>();
        foreach (var r in Rows("states", "countrycode_codelist.csv"))
            if (r["cown"] is not ("" or "NA") && Register.FindByCode(CodeSystem.Cow, r["cown"], null) is null) missing.Add(r["country.name.en"]);
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData(new[] { "actors", "check" }, ExitCode.Done)]
    [InlineData(new[] { "actors", "list", "--kind", "Body", "--format", "csv" }, ExitCode.Done)]
    [InlineData(new[] { "actors", "list", "--on", "1970-01-01", "--format", "json" }, ExitCode.Done)]
    [InlineData(new[] { "actors", "show", "North Korea" }, ExitCode.Done)]
    [InlineData(new[] { "actors", "show", "Brazl" }, ExitCode.WrongUsage)]
    [InlineData(new[] { "actors", "list", "--on", "yesterday" }, ExitCode.WrongUsage)]
    [InlineData(new[] { "actors", "list", "--kind", "Planet" }, ExitCode.WrongUsage)]
    public void Command_ends_with_its_code(string[] args, int code) => Assert.Equal(code, Cli.CommandLine.Run(args));

    private static SortedSet<string> Ours(StateSystem system)
    {
        // Spells that one list gives to a number and we to two keys (345: Yugoslavia, Serbia) are joined where they touch.
        var spells = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var byNumber in Register.MembershipsIn(system).GroupBy(m => (m.Number, m.Abbreviation)))
        {
            Membership? open = null;
            foreach (var spell in byNumber.OrderBy(m => m.First))
            {
                if (open?.Last is { } end && end.PlusDays(1) == spell.First && open.State != spell.State) open = open with { Last = spell.Last };
                else
                {
                    if (open is not null) spells.Add(Spell(open.Number.ToString(CultureInfo.InvariantCulture), open.Abbreviation, open.First, open.Last));
                    open = spell;
                }
            }
            spells.Add(Spell(open!.Number.ToString(CultureInfo.InvariantCulture), open.Abbreviation, open.First, open.Last));
        }
        return spells;
    }

    private static IEnumerable<string> Differences(SortedSet<string> listed, SortedSet<string> ours) =>
        listed.Except(ours).Select(s => "only listed: " + s).Concat(ours.Except(listed).Select(s => "only ours: " + s));

    private static string Spell(string number, string abbreviation, LocalDate first, LocalDate? last) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {abbreviation} {first:uuuu-MM-dd}..{last:uuuu-MM-dd}");

    private static LocalDate Day(string year, string month, string day) =>
        new(int.Parse(year, CultureInfo.InvariantCulture), int.Parse(month, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture));

    private static LocalDate Iso(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static IEnumerable<Dictionary<string, string>> Rows(params string[] path)
    {
        string[]? header = null;
        foreach (var line in File.ReadLines(Repository.SharedPath(["data", .. path])))
        {
            var fields = Split(line);
            if (header is null) header = fields;
            else yield return header.Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        }
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { fields.Add(field.ToString()); field.Clear(); }
            else field.Append(c);
        }
        fields.Add(field.ToString());
        return [.. fields];
    }
}
