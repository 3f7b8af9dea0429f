using Entente.Actors;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace Entente.Tests.Actors;

public sealed class RegisterTests
{
    private static readonly ActorRegister Register = ActorRegister.Embedded;

    [Fact]
    public void Register_passes_its_own_check() =>
        Assert.Empty(RegisterCheck.Of(Register).Where(p => !p.IsGap).Select(p => p.Message));

    [Theory]
    [InlineData(CodeSystem.Cow, "365", "1980-01-01", "RUS")]
    [InlineData(CodeSystem.Cow, "345", "1990-01-01", "YUG")]
    [InlineData(CodeSystem.Cow, "345", "2010-01-01", "SRB")]
    [InlineData(CodeSystem.Cow, "345", "1900-01-01", "SRB")]
    [InlineData(CodeSystem.Cow, "255", "1995-01-01", "DEU")]
    [InlineData(CodeSystem.Cow, "260", "1970-01-01", "DEU")]
    [InlineData(CodeSystem.Cow, "265", "1970-01-01", "DDR")]
    [InlineData(CodeSystem.Cow, "678", "1980-01-01", "YEM")]
    [InlineData(CodeSystem.Cow, "679", "2000-01-01", "YEM")]
    [InlineData(CodeSystem.Cow, "680", "1980-01-01", "YMD")]
    [InlineData(CodeSystem.Cow, "816", "1968-01-01", "VNM")]
    [InlineData(CodeSystem.Cow, "817", "1968-01-01", "VDR")]
    [InlineData(CodeSystem.GleditschWard, "340", "2010-01-01", "SRB")]
    [InlineData(CodeSystem.GleditschWard, "345", "2000-01-01", "YUG")]
    [InlineData(CodeSystem.GleditschWard, "260", "2000-01-01", "DEU")]
    [InlineData(CodeSystem.CowAbbreviation, "UKG", "2000-01-01", "GBR")]
    [InlineData(CodeSystem.Iso2, "KP", "2000-01-01", "PRK")]
    [InlineData(CodeSystem.Iso3, "SUN", "1980-01-01", "RUS")]
    [InlineData(CodeSystem.Iso3, "ZAR", "1980-01-01", "COD")]
    public void Code_leads_to_the_state_that_bore_it(CodeSystem system, string code, string on, string key) =>
        Assert.Equal(new ActorId(key), Register.FindByCode(system, code, Day(on))?.Id);

    [Theory]
    [InlineData("DEU", CodeSystem.Cow, "1970-01-01", "260")]
    [InlineData("DEU", CodeSystem.Cow, "1995-01-01", "255")]
    [InlineData("DEU", CodeSystem.Cow, "1949-12-31", "260")] // no member of COW's system then, but 260 in Gleditsch and Ward's
    [InlineData("DEU", CodeSystem.CowAbbreviation, "1949-12-31", "GFR")]
    [InlineData("DEU", CodeSystem.Cow, "1946-06-30", "255")]
    [InlineData("DEU", CodeSystem.GleditschWard, "1995-01-01", "260")]
    [InlineData("YEM", CodeSystem.Cow, "1980-01-01", "678")]
    [InlineData("PRK", CodeSystem.CowAbbreviation, "1980-01-01", "PRK")]
    [InlineData("KOR", CodeSystem.CowAbbreviation, "1980-01-01", "ROK")]
    public void Code_of_a_state_depends_on_the_date(string key, CodeSystem system, string on, string code) =>
        Assert.Equal(code, Register.CodeOf(new ActorId(key), system, Day(on)));

    [Theory]
    [InlineData("NATO", "1960-01-01", "DEU", true)]
    [InlineData("NATO", "1950-01-01", "DEU", false)]
    [InlineData("EU", "2020-01-31", "GBR", true)]
    [InlineData("EU", "2020-02-01", "GBR", false)]
    [InlineData("BRICS", "2024-06-18", "IRN", true)]
    [InlineData("CSTO", "2024-06-18", "RUS", true)]
    [InlineData("UN", "1991-09-16", "PRK", false)]
    [InlineData("UN", "1991-09-17", "PRK", true)]
    [InlineData("UN", "1971-10-24", "CHN", false)]
    public void Body_has_its_members_of_the_day(string body, string on, string state, bool member) =>
        Assert.Equal(member, Register.MembersOf(new ActorId(body), Day(on)).Contains(new ActorId(state)));

    [Theory]
    [InlineData("2015-01-01", "UN", 193)]
    [InlineData("1946-01-01", "UN", 51)]
    [InlineData("2024-06-01", "NATO", 32)]
    [InlineData("2019-01-01", "EU", 28)]
    [InlineData("2021-01-01", "EU", 27)]
    [InlineData("2020-01-01", "AU", 55)]
    [InlineData("2020-01-01", "OECD", 36)]
    [InlineData("2023-07-05", "SCO", 9)]
    [InlineData("2020-01-01", "OSCE", 57)]
    [InlineData("2020-01-01", "COE", 47)]
    [InlineData("2010-01-01", "ARABLEAGUE", 22)]
    [InlineData("2010-01-01", "OAS", 35)]
    [InlineData("2010-01-01", "ASEAN", 10)]
    [InlineData("2019-06-01", "OPEC", 14)]
    public void Body_has_the_number_of_members_it_had(string on, string body, int count) =>
        Assert.Equal(count, Register.MembersOf(new ActorId(body), Day(on)).Count);

    [Theory]
    [InlineData("USA", "president", "2019-06-30", "Donald Trump")]
    [InlineData("USA", "secretary of state", "2019-06-30", "Mike Pompeo")]
    [InlineData("USA", "foreign minister", "2019-06-30", "Mike Pompeo")]
    [InlineData("USA", "head of government", "2019-06-30", "Donald Trump")]
    [InlineData("RUS", "president", "2010-06-30", "Dmitry Medvedev")]
    [InlineData("RUS", "prime minister", "2010-06-30", "Vladimir Putin")]
    [InlineData("PRK", "leader", "2019-04-25", "Kim Jong-un")]
    [InlineData("PRK", "foreign minister", "2024-06-18", "Choe Son-hui")]
    [InlineData("GBR", "head of state", "2019-04-25", "Elizabeth II")]
    [InlineData("DEU", "chancellor", "2019-04-25", "Angela Merkel")]
    public void Office_has_its_holder_of_the_day(string state, string office, string on, string person) =>
        Assert.Equal(person, Register.HolderOf(new ActorId(state), office, Day(on))?.Person);

    [Fact]
    public void Successor_holds_the_office_on_the_day_of_the_handover()
    {
        Assert.Equal("Joe Biden", Register.HolderOf(new ActorId("USA"), "president", new LocalDate(2021, 1, 20))?.Person);
        Assert.Equal("Donald Trump", Register.HolderOf(new ActorId("USA"), "president", new LocalDate(2021, 1, 19))?.Person);
    }

    [Fact]
    public void Unknown_name_gets_its_nearest() => Assert.Equal("Brazil (BRA)", Register.Nearest("Brazl", 3)[0]);

    [Fact]
    public void Wrong_line_says_where_it_is()
    {
        var error = Assert.Throws<InvalidDataException>(() =>
            ActorRegister.Load(new Dictionary<string, string> { ["data/actors/states.txt"] = "# a remark\nUSA | US" }));
        Assert.StartsWith("data/actors/states.txt:2: found 2 fields", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_is_found_again()
    {
        var missed = new List<string>();
        foreach (var actor in Register.Actors)
            foreach (var listed in Register.NamesOf(actor.Id))
                if (!Register.Lookup(listed.Name, null).Any(m => m.Actor == actor.Id)) missed.Add($"{listed.Name} ({actor.Id})");
        Assert.Empty(missed);
    }

    [Property]
    public bool Match_never_reaches_past_the_words(string[] words, byte start, bool dated)
    {
        var clean = words.Select(w => w ?? "").ToArray();
        if (clean.Length == 0) return true;
        var at = start % clean.Length;
        var match = Register.Match(clean, at, dated ? new LocalDate(2019, 4, 25) : null);
        return match is null || match.Length >= 1 && at + match.Length <= clean.Length;
    }

    [Property]
    public bool Match_starts_are_stable_under_words_before(byte a, byte b)
    {
        // What stands before a state's name changes nothing, unless it makes another name of it.
        var states = Register.Actors.Where(x => x.Kind == ActorKind.State).ToList();
        var (first, second) = (states[a % states.Count].Name.Split(' '), states[b % states.Count].Name.Split(' '));
        var joined = first.Append("and").Concat(second).ToArray();
        var on = new LocalDate(2019, 4, 25);
        var alone = Register.Match(second, 0, on);
        var after = Register.Match(joined, first.Length + 1, on);
        return alone?.Actor == after?.Actor && alone?.Length == after?.Length;
    }

    [Property]
    public bool State_is_a_member_on_the_first_and_last_day_and_not_before(int pick)
    {
        var spells = Register.MembershipsIn(StateSystem.Cow);
        var spell = spells[(int)((uint)pick % (uint)spells.Count)];
        var before = spell.First.PlusDays(-1);
        return Register.IsMember(spell.State, StateSystem.Cow, spell.First)
            && (spell.Last is not { } last || Register.IsMember(spell.State, StateSystem.Cow, last))
            && (!Register.IsMember(spell.State, StateSystem.Cow, before) || spells.Any(s => s.State == spell.State && s.Last == before));
    }

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
