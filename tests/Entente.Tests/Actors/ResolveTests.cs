using Entente.Actors;
using NodaTime;
using Xunit;

namespace Entente.Tests.Actors;

public sealed class ResolveTests
{
    private static readonly ActorRegister Register = ActorRegister.Embedded;

    [Theory]
    [InlineData("D.R. Congo", "COD")]
    [InlineData("Congo-Brazzaville", "COG")]
    [InlineData("Congo-Kinshasa", "COD")]
    [InlineData("Congo, Dem. Rep.", "COD")]
    [InlineData("Congo, Rep.", "COG")]
    [InlineData("Dem. Rep. of the Congo", "COD")]
    [InlineData("DRC", "COD")]
    [InlineData("Republic of the Congo", "COG")]
    [InlineData("Equatorial Guinea", "GNQ")]
    [InlineData("Guinea-Bissau", "GNB")]
    [InlineData("Papua New Guinea", "PNG")]
    [InlineData("Korea, Republic of", "KOR")]
    [InlineData("Korea, Dem. People's Rep.", "PRK")]
    [InlineData("Democratic People's Republic of Korea", "PRK")]
    [InlineData("Iran (Islamic Republic of)", "IRN")]
    [InlineData("Hong Kong, China", "HKG")]
    [InlineData("Niger", "NER")]
    [InlineData("Nigeria", "NGA")]
    [InlineData("Dominica", "DMA")]
    [InlineData("Dominican Republic", "DOM")]
    [InlineData("Türkiye", "TUR")]
    [InlineData("Turkiye", "TUR")]
    [InlineData("Côte d'Ivoire", "CIV")]
    [InlineData("Cote d’Ivoire", "CIV")]
    [InlineData("Ivory Coast", "CIV")]
    [InlineData("Eswatini", "SWZ")]
    [InlineData("Swaziland", "SWZ")]
    [InlineData("Burma", "MMR")]
    [InlineData("Czechia", "CZE")]
    [InlineData("Macedonia", "MKD")]
    [InlineData("North Macedonia", "MKD")]
    [InlineData("South Sudan", "SSD")]
    [InlineData("Viet Nam", "VNM")]
    [InlineData("Lao PDR", "LAO")]
    [InlineData("Micronesia, Fed. Sts.", "FSM")]
    [InlineData("Kosovo", "XKX")]
    [InlineData("Palestine", "PSE")]
    [InlineData("St. Vincent and the Grenadines", "VCT")]
    [InlineData("Saint Kitts & Nevis", "KNA")]
    [InlineData("Sao Tome and Principe", "STP")]
    [InlineData("São Tomé and Príncipe", "STP")]
    [InlineData("Bosnia & Herzegovina", "BIH")]
    [InlineData("United States of America", "USA")]
    [InlineData("U.S.A.", "USA")]
    [InlineData("The Gambia", "GMB")]
    [InlineData("Gambia, The", "GMB")]
    [InlineData("Bahamas, The", "BHS")]
    [InlineData("Egypt, Arab Rep.", "EGY")]
    [InlineData("Yemen, Rep.", "YEM")]
    [InlineData("Kyrgyz Republic", "KGZ")]
    [InlineData("Slovak Republic", "SVK")]
    [InlineData("Russian Federation", "RUS")]
    [InlineData("Syrian Arab Republic", "SYR")]
    [InlineData("Venezuela, RB", "VEN")]
    [InlineData("Brunei Darussalam", "BRN")]
    [InlineData("Cabo Verde", "CPV")]
    [InlineData("East Timor", "TLS")]
    [InlineData("Timor-Leste", "TLS")]
    [InlineData("Federal Republic of Germany", "DEU")]
    [InlineData("German Democratic Republic", "DDR")]
    [InlineData("People's Republic of China", "CHN")]
    [InlineData("Republic of China", "TWN")]
    [InlineData("Taiwan, Province of China", "TWN")]
    [InlineData("NAMIBIA", "NAM")]
    [InlineData("namibia", "NAM")]
    [InlineData("NA", "NAM")]
    [InlineData("USSR", "RUS")]
    [InlineData("Soviet Union", "RUS")]
    [InlineData("SUN", "RUS")]
    [InlineData("East Germany", "DDR")]
    [InlineData("West Germany", "DEU")]
    [InlineData("Germany, Federal Republic of", "DEU")]
    [InlineData("Zaire", "COD")]
    [InlineData("Upper Volta", "BFA")]
    [InlineData("Ceylon", "LKA")]
    [InlineData("Persia", "IRN")]
    [InlineData("Rhodesia", "ZWE")]
    [InlineData("Dahomey", "BEN")]
    [InlineData("Siam", "THA")]
    [InlineData("Kampuchea", "KHM")]
    [InlineData("Czechoslovakia", "CSK")]
    [InlineData("North Vietnam", "VNM")]
    [InlineData("South Vietnam", "VDR")]
    [InlineData("North Yemen", "YEM")]
    [InlineData("South Yemen", "YMD")]
    [InlineData("United Arab Republic", "EGY")]
    [InlineData("Korea, Rep.", "KOR")]
    [InlineData("Korea, North", "PRK")]
    [InlineData("Korea (Republic of)", "KOR")]
    [InlineData("Bolivia (Plurinational State of)", "BOL")]
    [InlineData("Venezuela (Bolivarian Republic of)", "VEN")]
    [InlineData("Micronesia (Federated States of)", "FSM")]
    [InlineData("Tanzania, United Republic of", "TZA")]
    [InlineData("Moldova, Republic of", "MDA")]
    [InlineData("Macedonia, FYR", "MKD")]
    [InlineData("St. Kitts & Nevis", "KNA")]
    [InlineData("Antigua & Barbuda", "ATG")]
    [InlineData("Macao SAR, China", "MAC")]
    [InlineData("Hong Kong SAR, China", "HKG")]
    [InlineData("West Bank and Gaza", "PSE")]
    [InlineData("Puerto Rico", "PRI")]
    [InlineData("UK", "GBR")]
    [InlineData("United Kingdom of Great Britain and Northern Ireland", "GBR")]
    [InlineData("Libyan Arab Jamahiriya", "LBY")]
    [InlineData("Iran, Islamic Rep.", "IRN")]
    [InlineData("european union", "EU")]
    [InlineData("ALSHABAAB", "SHABAAB")]
    [InlineData("ZAPU", "ZAPU")]
    [InlineData("prk", "PRK")]
    public void Form_of_a_name_leads_to_its_actor(string form, string key) => Assert.Equal(new ActorId(key), Register.Resolve(form, null));

    [Theory]
    [InlineData("1e5")]
    [InlineData("1.5")]
    [InlineData("\u00c9")]
    [InlineData("-")]
    [InlineData("\u0663")]
    public void Anything_at_all_can_be_asked_for(string form) => Assert.Null(Register.Resolve(form, null));

    [Theory]
    [InlineData("Belgian Congo")]
    [InlineData("Gold Coast")]
    [InlineData("United Kingdom, France")]
    [InlineData("Vladimir Putin")]
    [InlineData("Moscow")]
    [InlineData("Nrth")]
    [InlineData("")]
    public void Colony_person_city_or_nobody_is_not_resolved(string form) => Assert.Null(Register.Resolve(form, null));

    [Fact]
    public void Colony_leads_to_its_later_state_where_a_data_set_asks() =>
        Assert.Equal(new ActorId("COD"), Register.Resolve("Belgian Congo", null, colonies: true));

    [Theory]
    [InlineData("Brazl", "Brazil (BRA)")]
    [InlineData("Rusia", "Russia (RUS)")]
    [InlineData("Untied Kingdom", "United Kingdom (GBR)")]
    [InlineData("Phillipine", "Philippines (PHL)")]
    [InlineData("Côte d'Ivore", "Cote d'Ivoire (CIV)")]
    public void Misspelt_name_suggests_the_one_with_the_nearest_letters(string asked, string nearest) => Assert.Equal(nearest, Register.Nearest(asked, 3)[0]);

    [Theory]
    [InlineData("Curaçao", "CUW")]
    [InlineData("Guinée", null)]
    [InlineData("Panamá", "PAN")]
    [InlineData("México", "MEX")]
    [InlineData("Perú", "PER")]
    [InlineData("Pa\u0301nama", "PAN")]
    public void Accents_on_a_name_change_nothing(string form, string? key) => Assert.Equal(key, Register.Resolve(form, null)?.Value);

    [Fact]
    public void Half_a_name_suggests_what_begins_with_it() => Assert.All(Register.Nearest("Nrth", 3),
        n => Assert.StartsWith("North", n, StringComparison.Ordinal));

    [Theory]
    [InlineData("RUS", "1979-12-24", "Soviet Union")]
    [InlineData("RUS", "1991-12-25", "Soviet Union")]
    [InlineData("RUS", "1991-12-26", "Russia")]
    [InlineData("COD", "1990-01-01", "Zaire")]
    [InlineData("COD", "2000-01-01", "Democratic Republic of the Congo")]
    [InlineData("DEU", "1980-01-01", "West Germany")]
    [InlineData("DEU", "1991-01-01", "Germany")]
    [InlineData("BFA", "1984-08-03", "Upper Volta")]
    [InlineData("BFA", "1984-08-04", "Burkina Faso")]
    [InlineData("LKA", "1960-01-01", "Ceylon")]
    [InlineData("FRA", "1979-01-01", "France")]
    public void State_is_called_what_it_was_called_that_day(string key, string on, string name) =>
        Assert.Equal(name, Register.NameOn(new ActorId(key), NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value));

    [Fact]
    public void Every_former_name_means_the_state_on_its_days()
    {
        foreach (var former in Register.Data.FormerNames)
        {
            var day = former.First.PlusDays(1);
            Assert.True(Register.Match(former.Text.Split(' '), 0, day)?.Actor == former.Actor, $"{former.Text} on {day:R}");
        }
    }
}
