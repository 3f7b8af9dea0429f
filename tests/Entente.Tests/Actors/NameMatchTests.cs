using Entente.Actors;
using NodaTime;
using Xunit;

namespace Entente.Tests.Actors;

public sealed class NameMatchTests
{
    private static readonly ActorRegister Register = ActorRegister.Embedded;

    private static LocalDate? Day(string? iso) =>
        iso is null ? null : new LocalDate(int.Parse(iso[..4], null), iso.Length > 5 ? int.Parse(iso[5..7], null) : 6,
            iso.Length > 8 ? int.Parse(iso[8..], null) : 15);

    private static NameMatch? Match(string words, string? on = "2019-04-25", int start = 0) => Register.Match(words.Split(' '), start, Day(on));

    [Theory]
    [InlineData("U.S. officials said", 1, "USA", NameKind.Name)]
    [InlineData("US officials said", 1, "USA", NameKind.Name)]
    [InlineData("U.S officials said", 1, "USA", NameKind.Name)]
    [InlineData("USA wins", 1, "USA", NameKind.Name)]
    [InlineData("America first", 1, "USA", NameKind.Name)]
    [InlineData("United States of America", 4, "USA", NameKind.Name)]
    [InlineData("United States", 2, "USA", NameKind.Name)]
    [InlineData("American troops", 1, "USA", NameKind.Adjective)]
    [InlineData("Britain said", 1, "GBR", NameKind.Name)]
    [InlineData("UK ministers", 1, "GBR", NameKind.Name)]
    [InlineData("DPRK leader", 1, "PRK", NameKind.Name)]
    [InlineData("ROK forces", 1, "KOR", NameKind.Name)]
    [InlineData("North Korea fired", 2, "PRK", NameKind.Name)]
    [InlineData("North Korean leader", 2, "PRK", NameKind.Adjective)]
    [InlineData("North Koreans fled", 2, "PRK", NameKind.Demonym)]
    [InlineData("NORTH KOREA FIRES MISSILE", 2, "PRK", NameKind.Name)]
    [InlineData("Russians marched", 1, "RUS", NameKind.Demonym)]
    [InlineData("Moscow said", 1, "RUS", NameKind.Capital)]
    [InlineData("Kremlin said", 1, "RUS", NameKind.Seat)]
    [InlineData("Foggy Bottom said", 2, "USA", NameKind.Seat)]
    [InlineData("White House said", 2, "USA", NameKind.Seat)]
    [InlineData("Vladivostok summit", 1, "RUS", NameKind.City)]
    [InlineData("Côte d'Ivoire said", 2, "CIV", NameKind.Name)]
    [InlineData("Cote d' Ivoire said", 3, "CIV", NameKind.Name)]
    [InlineData("Türkiye said", 1, "TUR", NameKind.Name)]
    [InlineData("Guinea-Bissau said", 1, "GNB", NameKind.Name)]
    [InlineData("Guinea - Bissau said", 3, "GNB", NameKind.Name)]
    [InlineData("Nigerien troops", 1, "NER", NameKind.Adjective)]
    [InlineData("Nigerian troops", 1, "NGA", NameKind.Adjective)]
    [InlineData("South Sudan said", 2, "SSD", NameKind.Name)]
    [InlineData("Sudan said", 1, "SDN", NameKind.Name)]
    [InlineData("Taiwan said", 1, "TWN", NameKind.Name)]
    [InlineData("Republic of China said", 3, "TWN", NameKind.Name)]
    [InlineData("People's Republic of China said", 4, "CHN", NameKind.Name)]
    [InlineData("Northern Ireland said", 2, "GBR", NameKind.Name)]
    [InlineData("Burma said", 1, "MMR", NameKind.Name)]
    [InlineData("NATO said", 1, "NATO", NameKind.Body)]
    [InlineData("Nato said", 1, "NATO", NameKind.Body)]
    [InlineData("UN Security Council said", 3, "UN", NameKind.Body)]
    [InlineData("Hamas said", 1, "HAMAS", NameKind.Organisation)]
    [InlineData("international community said", 2, "INTCOMM", NameKind.Grouping)]
    [InlineData("West said", 1, "WEST", NameKind.Grouping)]
    [InlineData("Palestinians said", 1, "PSE", NameKind.Demonym)]
    [InlineData("Kosovo said", 1, "XKX", NameKind.Name)]
    [InlineData("Korea", 1, "KOR", NameKind.Name)]
    public void Name_is_matched_to_its_actor(string words, int length, string actor, NameKind kind)
    {
        var match = Match(words);
        Assert.NotNull(match);
        Assert.Equal((length, new ActorId(actor), kind), (match.Length, match.Actor, match.Kind));
    }

    [Theory]
    [InlineData("us all")]
    [InlineData("turkey dinner")]
    [InlineData("iran")]
    [InlineData("who said")]
    [InlineData("IS IT TIME")]
    [InlineData("May 2019")]
    [InlineData("Minsk agreements were")]
    [InlineData("the")]
    [InlineData(",")]
    [InlineData(".")]
    public void Word_that_is_no_name_is_left_alone(string words) => Assert.Null(Match(words, "2017-06-01"));

    [Theory]
    [InlineData("Michael Jordan", 1)]
    [InlineData("South Georgia", 1)]
    [InlineData("Laura Bush", 1)]
    [InlineData("Sea of Japan", 2)]
    [InlineData("New Mexico", 1)]
    public void Part_of_another_name_is_left_alone(string words, int start) => Assert.Null(Match(words, "2004-06-01", start));

    [Theory]
    [InlineData("Germany", "1960", "DEU")]
    [InlineData("East Germany", "1960", "DDR")]
    [InlineData("West Germany", "1960", "DEU")]
    [InlineData("East Germany", "2005", "DDR")]
    [InlineData("Soviet Union", "2019", "RUS")]
    [InlineData("Zaire", "1990", "COD")]
    [InlineData("Congo", "2010", "COD")]
    [InlineData("Congo-Brazzaville", "2010", "COG")]
    [InlineData("Yemen", "1980", "YEM")]
    [InlineData("South Yemen", "1980", "YMD")]
    [InlineData("Serbia", "1999", "YUG")]
    [InlineData("Serbia", "2010", "SRB")]
    [InlineData("Yugoslavia", "1999", "YUG")]
    [InlineData("Czechoslovakia", "2000", "CSK")]
    [InlineData("Prague", "1968", "CSK")]
    [InlineData("Prague", "2000", "CZE")]
    [InlineData("Belgrade", "1995", "YUG")]
    [InlineData("Belgrade", "2015", "SRB")]
    [InlineData("Vietnam", "1990", "VNM")]
    [InlineData("North Vietnam", "1968", "VNM")]
    [InlineData("South Vietnam", "1968", "VDR")]
    [InlineData("Saigon", "1968", "VDR")]
    [InlineData("Bonn", "1970", "DEU")]
    [InlineData("Tanganyika", "1963", "TZA")]
    [InlineData("Ceylon", "1960", "LKA")]
    [InlineData("Rhodesia", "1970", "ZWE")]
    [InlineData("Upper Volta", "1970", "BFA")]
    [InlineData("Persia", "1920", "IRN")]
    [InlineData("Czech", "1970", "CSK")]
    [InlineData("Macedonia", "2000", "MKD")]
    public void Name_borne_by_several_is_decided_by_the_date(string words, string on, string actor) =>
        Assert.Equal(new ActorId(actor), Match(words, on)?.Actor);

    [Theory]
    [InlineData("Germany", "1960", "DDR")]
    [InlineData("Korea", "2019", "PRK")]
    [InlineData("Congo", "2010", "COG")]
    [InlineData("Yemen", "1980", "YMD")]
    public void Second_sense_marks_the_match_as_ambiguous(string words, string on, string other)
    {
        var match = Match(words, on);
        Assert.True(match!.Ambiguous);
        Assert.Contains(new ActorId(other), match.Alternatives);
    }

    [Theory]
    [InlineData("Vladimir Putin said", "2019-04-25", 2, "RUS", "GOV", "Vladimir Putin")]
    [InlineData("Putin said", "2019-04-25", 1, "RUS", "GOV", "Vladimir Putin")]
    [InlineData("Mr Putin said", "2019-04-25", 2, "RUS", "GOV", "Vladimir Putin")]
    [InlineData("Mr. Putin said", "2019-04-25", 2, "RUS", "GOV", "Vladimir Putin")]
    [InlineData("President Putin said", "2019-04-25", 2, "RUS", "GOV", "Vladimir Putin")]
    [InlineData("President Vladimir Putin said", "2019-04-25", 3, "RUS", "GOV", "Vladimir Putin")]
    [InlineData("Kim Jong Un said", "2019-04-25", 3, "PRK", "GOV", "Kim Jong-un")]
    [InlineData("Kim Jong-un said", "2019-04-25", 2, "PRK", "GOV", "Kim Jong-un")]
    [InlineData("Kim Jong - un said", "2019-04-25", 4, "PRK", "GOV", "Kim Jong-un")]
    [InlineData("Kim said", "2019-04-25", 1, "PRK", "GOV", "Kim Jong-un")]
    [InlineData("KIM MEETS PUTIN", "2019-04-25", 1, "PRK", "GOV", "Kim Jong-un")]
    [InlineData("Xi said", "2019-04-25", 1, "CHN", "GOV", "Xi Jinping")]
    [InlineData("Abe said", "2019-04-25", 1, "JPN", "GOV", "Shinzo Abe")]
    [InlineData("Bush said", "1990-04-25", 1, "USA", "GOV", "George H. W. Bush")]
    [InlineData("Bush said", "2004-04-25", 1, "USA", "GOV", "George W. Bush")]
    [InlineData("George Bush said", "2004-04-25", 2, "USA", "GOV", "George W. Bush")]
    [InlineData("Park said", "2014-04-25", 1, "KOR", "GOV", "Park Geun-hye")]
    [InlineData("Park said", "1970-04-25", 1, "KOR", "GOV", "Park Chung-hee")]
    [InlineData("Mr Obama said", "2019-04-25", 2, "USA", "ELI", "Barack Obama")]
    [InlineData("Mr Gorbachev said", "1995-04-25", 2, "RUS", "ELI", "Mikhail Gorbachev")]
    [InlineData("former President Gorbachev said", "1995-04-25", 3, "RUS", "ELI", "Mikhail Gorbachev")]
    [InlineData("Mikhail Gorbachev said", "1995-04-25", 2, "RUS", "ELI", "Mikhail Gorbachev")]
    [InlineData("Nikita Khrushchev said", "1960-04-25", 2, "RUS", "GOV", "Nikita Khrushchev")]
    [InlineData("Zhou Enlai said", "1960-04-25", 2, "CHN", "GOV", "Zhou Enlai")]
    [InlineData("Chou En-lai said", "1960-04-25", 2, "CHN", "GOV", "Zhou Enlai")]
    [InlineData("Teng Hsiao-ping said", "1980-04-25", 2, "CHN", "GOV", "Deng Xiaoping")]
    [InlineData("Mao Tse-tung said", "1960-04-25", 2, "CHN", "GOV", "Mao Zedong")]
    [InlineData("Moammar Gadhafi said", "1990-04-25", 2, "LBY", "GOV", "Muammar Gaddafi")]
    [InlineData("Kadhafi said", "1990-04-25", 1, "LBY", "GOV", "Muammar Gaddafi")]
    [InlineData("Qaddafi said", "1990-04-25", 1, "LBY", "GOV", "Muammar Gaddafi")]
    [InlineData("David Ben-Gurion said", "1955-12-25", 2, "ISR", "GOV", "David Ben-Gurion")]
    [InlineData("Ben Gurion said", "1955-12-25", 2, "ISR", "GOV", "David Ben-Gurion")]
    [InlineData("Walter Lini said", "1985-12-25", 2, "VUT", "GOV", "Walter Lini")]
    [InlineData("Pierre Mendès France said", "1954-12-25", 3, "FRA", "GOV", "Pierre Mendes-France")]
    [InlineData("the Trump administration", "2018-12-25", 1, "USA", "GOV", "Donald Trump", 1)]
    [InlineData("But Putin said", "2018-12-25", 1, "RUS", "GOV", "Vladimir Putin", 1)]
    [InlineData("China Warns Trump Over Tariffs", "2018-12-25", 1, "USA", "GOV", "Donald Trump", 2)]
    [InlineData("Theresa May said", "2017-04-25", 2, "GBR", "GOV", "Theresa May")]
    [InlineData("Mrs May said", "2017-04-25", 2, "GBR", "GOV", "Theresa May")]
    [InlineData("Foreign Minister Sergey Lavrov said", "2017-04-25", 4, "RUS", "GOV", "Sergei Lavrov")]
    [InlineData("Assad said", "2015-04-25", 1, "SYR", "GOV", "Bashar al-Assad")]
    [InlineData("Volodymyr Zelenskyy said", "2023-04-25", 2, "UKR", "GOV", "Volodymyr Zelensky")]
    public void Person_is_matched_by_office_at_the_date(string words, string on, int length, string actor, string sector, string person, int start = 0)
    {
        var match = Match(words, on, start);
        Assert.NotNull(match);
        Assert.Equal((length, new ActorId(actor), sector, person), (match.Length, match.Actor, match.Sector, match.Person));
    }

    [Theory]
    [InlineData("President Mohammed Farah Aidid said", "2004-04-25", 0)]
    [InlineData("Mohammed Farah Aidid said", "2004-04-25", 0)]
    [InlineData("said Rula Ghani in Kabul", "2018-04-25", 2)]
    [InlineData("spokesman Wu Qian said", "1995-04-25", 1)]
    [InlineData("in the Horn and beyond", "1996-04-25", 2)]
    [InlineData("President Omar said", "1999-04-25", 0)]
    [InlineData("President Khamenei said", "1970-04-25", 0)]
    [InlineData("Gorbachev said", "1995-04-25", 0)]
    [InlineData("Obama said", "2005-04-25", 0)]
    [InlineData("King Putin said", "2015-04-25", 0)]
    [InlineData("said Marla Trump of Ohio", "2018-04-25", 2)]
    [InlineData("in Trump Tower on Monday", "2018-04-25", 1)]
    [InlineData("said Michael Jordan on Monday", "2018-04-25", 2)]
    [InlineData("said Paris Hilton on Monday", "2018-04-25", 1)]
    [InlineData("the USS Jordan sailed", "2018-04-25", 2)]
    [InlineData("and Georgia State won", "2018-04-25", 1)]
    [InlineData("drummer Chad Smith said", "2018-04-25", 1)]
    [InlineData("flew Jordan Airlines to Amman", "2018-04-25", 1)]
    [InlineData("moved to New Mexico", "2018-04-25", 3)]
    public void Part_of_somebody_elses_name_is_nobody(string words, string on, int start) => Assert.Null(Match(words, on, start));

    [Fact]
    public void Relative_with_a_family_name_first_is_not_the_leader() => Assert.NotEqual("Kim Jong-un", Match("Kim Yo Jong said")?.Person);

    [Fact]
    public void Washington_is_the_capital() => Assert.Equal((new ActorId("USA"), NameKind.Capital),
        (Match("Washington said")!.Actor!.Value, Match("Washington said")!.Kind));

    [Fact]
    public void Match_starts_where_it_is_told() => Assert.Equal(new ActorId("PRK"), Match("Russia - North Korea ties", start: 2)?.Actor);

    [Fact]
    public void Name_without_a_date_means_the_present()
    {
        Assert.Equal(new ActorId("CZE"), Match("Prague", null)?.Actor);
        Assert.Equal(new ActorId("SRB"), Match("Serbia", null)?.Actor);
        Assert.Equal(new ActorId("DEU"), Match("Germany", null)?.Actor);
    }

    [Theory]
    [InlineData("foreign ministry said", 2, "GOV")]
    [InlineData("rebel", 1, "REB")]
    [InlineData("troops", 1, "MIL")]
    [InlineData("prime minister", 2, "GOV")]
    [InlineData("state news agency", 3, "MED")]
    [InlineData("opposition leader", 2, "OPP")]
    [InlineData("anti - government protester", 4, "OPP")]
    [InlineData("anti-government protester", 2, "OPP")]
    [InlineData("former president", 2, "ELI")]
    public void Generic_agent_has_its_sector(string lemmas, int length, string sector)
    {
        var match = Register.MatchAgent(lemmas.Split(' '), 0);
        Assert.Equal((length, sector), (match?.Length, match?.Sector));
    }

    [Theory]
    [InlineData("Georgia froze its talks with Brussels on joining the European Union.", "EU")]
    [InlineData("Talks with Brussels: the EU is to decide in May.", "EU")]
    [InlineData("Georgia froze its talks with Brussels.", "BEL")]
    [InlineData("Belgium joined the European Union early; Brussels was proud of it.", "BEL")]
    [InlineData("The Belgian premier met the EU's envoys in Brussels.", "BEL")]
    [InlineData("Brussels, writes NEUE Zeit, is cold.", "BEL")]
    [InlineData("BRUSSELS REBUKES WARSAW AS EUROPEAN UNION MEETS", "EU")]
    public void Brussels_is_the_unions_where_the_union_is_named_and_the_state_is_not(string text, string actor)
    {
        var words = text.Split([' ', '.', ',', ';', ':'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, w => w.Equals("brussels", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(new ActorId(actor), Register.For(text).Match(words, at, null)!.Actor);
        Assert.Equal(new ActorId("BEL"), Register.Match(words, at, null)!.Actor);
    }
}
