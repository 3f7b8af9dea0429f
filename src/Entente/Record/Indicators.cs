using System.Collections.Immutable;

namespace Entente.Record;

/// <summary>All indicators that panels can hold.</summary>
public static class Indicators
{
    private const string Voeten = "Voeten (2013), Data and Analyses of Voting in the UN General Assembly";
    private const string Bailey = "Bailey, Strezhnev and Voeten (2017), JCR 61(2)";
    private const string Leeds = "Leeds, Ritter, Mitchell and Long (2002), International Interactions 28(3)";
    private const string Gibler = "Gibler (2009), International Military Alliances, 1648-2008";
    private const string Palmer = "Palmer et al. (2022), CMPS 39(4)";
    private const string Felbermayr = "Felbermayr et al. (2020), European Economic Review 129";
    private const string Sipri = "SIPRI Arms Transfers Database";

    /// <summary>The event data sets of which all acts between states can be counted by class.</summary>
    public static ImmutableArray<string> EventDatasets => EventIndicators.Datasets;

    private static readonly Lazy<ImmutableSortedDictionary<string, Indicator>> all =
        new(() => Listed().ToImmutableSortedDictionary(i => i.Name, i => i, StringComparer.Ordinal));

    /// <summary>By name.</summary>
    public static IEnumerable<Indicator> All => all.Value.Values;

    public static Indicator? Find(string name) => all.Value.GetValueOrDefault(name);

    /// <summary>The indicator whose difference a distance is: "idealpoint" for "idealpoint.distance".</summary>
    public static Indicator BaseOf(Indicator distance) => all.Value[distance.Name[..^".distance".Length]];

    private static IEnumerable<Indicator> Listed() => [.. Votes(), .. Treaties(), .. Conflicts(), .. Sanctions(), .. Exchange(), .. States(),
        .. EventIndicators.Listed()];

    private static IEnumerable<Indicator> Votes()
    {
        Indicator Vote(string name, string description, string unit, double? max, Leaning leaning, Derivation derivation) =>
            new(name, description, unit, 0, max, IndicatorScope.Dyad, leaning, MissingRule.Absent, Combination.Mean, Spread.Once, PeriodUnit.Day,
                1946, 2024, "un-votes", Voeten)
            { Derived = derivation };
        yield return Vote("un.agreement",
            "Share of identical votes among the roll calls of the period in which both voted yes, no or abstain. Absences are left out; absent "
            + "where they share no roll call.", "share", 1, Leaning.Closer, Derivation.VoteAgreement);
        yield return Vote("un.agreement.half",
            "As un.agreement, but yes against abstain, or no against abstain, counts one half (Voeten's agree3un rule).", "share", 1, Leaning.Closer,
            Derivation.VoteAgreementHalf);
        yield return Vote("un.shared", "Roll calls of the period in which both voted yes, no or abstain; the evidence behind un.agreement.", "count",
            null, Leaning.Neither, Derivation.SharedVotes);
        foreach (var (name, what, first, last) in ((string, string, int, int)[])
            [("idealpoint", "final-passage votes", 1946, 2024), ("idealpoint.all", "all votes", 1946, 2023),
                ("idealpoint.2020", "all votes, release of April 2020", 1946, 2019)])
        {
            yield return new(name, $"Position on the main dimension of UN voting, estimated from {what}; higher is nearer to the US-led liberal "
                + $"order.", "standard deviations", null, null,
                IndicatorScope.State, Leaning.Neither, MissingRule.Absent, Combination.Mean, Spread.Holds, PeriodUnit.Year, first, last,
                    "ideal-points", Bailey);
            yield return new(name + ".distance", $"Absolute difference of the two states' {name}.", "standard deviations", 0, null,
                IndicatorScope.Dyad, Leaning.Apart, MissingRule.Absent, Combination.Mean, Spread.Holds, PeriodUnit.Year, first, last, "ideal-points",
                    Bailey) { Derived = Derivation.Distance };
        }
    }

    private static IEnumerable<Indicator> Treaties()
    {
        Indicator Obligation(string name, string what, int first, int last, string dataset, string citation) =>
            new(name, $"1 where the actor has an obligation of {what} towards the recipient under a treaty in force at some time of the year.", "0 or 1", 0, 1,
                IndicatorScope.DirectedDyad, Leaning.Closer, MissingRule.ZeroWithinCoverage, Combination.Maximum, Spread.Holds, PeriodUnit.Year,
                    first, last, dataset, citation);
        foreach (var (name, what) in ((string, string)[])[("defence", "defence"), ("offence", "offence"), ("neutrality", "neutrality"),
            ("nonaggression", "non-aggression"), ("consultation", "consultation")])
            yield return Obligation("alliance." + name, what, 1815, 2018, "atop", Leeds);
        foreach (var (name, what) in ((string, string)[])[("defence", "defence"), ("neutrality", "neutrality"), ("nonaggression", "non-aggression"),
            ("entente", "consultation (entente)")])
            yield return Obligation("cow-alliance." + name, what, 1816, 2012, "cow-alliances", Gibler);
        yield return new("igo.joint", "International organisations of which both are full members.", "count", 0, null, IndicatorScope.Dyad, Leaning.Closer,
            MissingRule.Absent, Combination.Maximum, Spread.Holds, PeriodUnit.Year, 1946, 2014, "cow-igo", "Pevehouse et al. (2020), JPR 57(3)");
    }

    private static IEnumerable<Indicator> Conflicts()
    {
        foreach (var (prefix, last, citation) in ((string, int, string)[])[("mid", 2014, Palmer),
            ("gml-mid", 2010, "Gibler, Miller and Little (2016), ISQ 60(4)")])
        {
            yield return new(prefix + ".dispute", "Militarized disputes between the two that were under way at some time of the year.", "count", 0,
                null, IndicatorScope.Dyad, Leaning.Apart,
                MissingRule.ZeroWithinCoverage, Combination.Sum, Spread.OfTheWhole, PeriodUnit.Year, 1816, last, prefix, citation);
            yield return new(prefix + ".hostility",
                "Highest level of hostility that the actor reached in a dispute with the recipient: 1 none, 2 threat, 3 display, 4 use of force, "
                + "5 war; 0 without a dispute.", "level", 0, 5,
                IndicatorScope.DirectedDyad, Leaning.Apart, MissingRule.ZeroWithinCoverage, Combination.Maximum, Spread.OfTheWhole, PeriodUnit.Year,
                    1816, last, prefix, citation);
        }
        yield return new("war.interstate", "1 where the two were at war with each other at some time of the year (a war: 1,000 battle deaths).",
            "0 or 1", 0, 1, IndicatorScope.Dyad, Leaning.Apart,
            MissingRule.ZeroWithinCoverage, Combination.Maximum, Spread.OfTheWhole, PeriodUnit.Year, 1816, 2007, "cow-war", "Sarkees and Wayman (2010)");
        yield return new("conflict.interstate", "Interstate armed conflict with each other: 1 minor (25 deaths in the year), 2 war (1,000); 0 none.",
            "level", 0, 2, IndicatorScope.Dyad, Leaning.Apart,
            MissingRule.ZeroWithinCoverage, Combination.Maximum, Spread.OfTheWhole, PeriodUnit.Year, 1946, 2024, "ucdp-conflict",
                "Gleditsch et al. (2002), JPR 39(5)");
        yield return new("ged.deaths",
            "Best estimate of deaths in events of conflict between the two states' governments. Absent where the loaded file lists none: the file "
            + "may be a part.", "deaths", 0, null, IndicatorScope.Dyad, Leaning.Apart,
            MissingRule.Absent, Combination.Sum, Spread.Once, PeriodUnit.Day, 1989, 2022, "ucdp-ged", "Sundberg and Melander (2013), JPR 50(4)");
        yield return new("rivalry.strategic", "1 where the two were strategic rivals at some time of the year.", "0 or 1", 0, 1, IndicatorScope.Dyad,
            Leaning.Apart,
            MissingRule.ZeroWithinCoverage, Combination.Maximum, Spread.Holds, PeriodUnit.Year, 1816, 2020, "rivalries", "Thompson, Sakuwa and Suhas (2021)");
        yield return new("rivalry.thompson-dreyer", "1 where the two were strategic rivals by the earlier list.", "0 or 1", 0, 1,
            IndicatorScope.Dyad, Leaning.Apart,
            MissingRule.ZeroWithinCoverage, Combination.Maximum, Spread.Holds, PeriodUnit.Year, 1816, 2010, "rivalries", "Thompson and Dreyer (2011)");
    }

    private static IEnumerable<Indicator> Sanctions()
    {
        foreach (var (name, what) in ((string, string)[])[("any", "of any kind"), ("trade", "on trade"), ("arms", "on arms"),
            ("military", "on military assistance"), ("financial", "on finance"), ("travel", "on travel"), ("other", "of another kind")])
            yield return new("sanction." + name,
                $"1 where the actor, alone, with named others or as a member of the EU, had sanctions {what} on the recipient in the year. "
                + $"Sanctions of the UN are not in it.", "0 or 1", 0, 1,
                IndicatorScope.DirectedDyad, Leaning.Apart, MissingRule.ZeroWithinCoverage, Combination.Maximum, Spread.Holds, PeriodUnit.Year, 1949,
                    2022, "gsdb", Felbermayr);
    }

    private static IEnumerable<Indicator> Exchange()
    {
        yield return new("arms.tiv", "Major arms delivered by the actor to the recipient, SIPRI's trend-indicator value.", "million TIV", 0, null,
            IndicatorScope.DirectedDyad, Leaning.Closer,
            MissingRule.ZeroWithinCoverage, Combination.Sum, Spread.OfTheWhole, PeriodUnit.Year, 1950, 2021, "sipri-tiv", Sipri);
        foreach (var (name, what) in ((string, string)[])[("orders", "ordered"), ("deliveries", "delivered")])
            yield return new("arms." + name,
                $"Lines of SIPRI's register of arms that the recipient {(name == "orders" ? "ordered from" : "was delivered by")} the actor in "
                + $"the year.{(name == "orders" ? "" : " 1,679 lines have no delivery date: where no delivery is dated, nothing is known.")}", "count", 0, null,
                IndicatorScope.DirectedDyad, Leaning.Closer, name == "orders" ? MissingRule.ZeroWithinCoverage : MissingRule.Absent, Combination.Sum,
                    Spread.OfTheWhole, PeriodUnit.Year, 2000, 2023, "sipri-register", Sipri);
        yield return new("trade.exports",
            "Goods and services exported by the actor to the recipient. Flows below 1 million are not in the file: absent is unknown or small, "
            + "never 0.", "million 2010 USD", 0, null,
            IndicatorScope.DirectedDyad, Leaning.Closer, MissingRule.Absent, Combination.Sum, Spread.OfTheWhole, PeriodUnit.Year, 2000, 2016,
                "itpde", "Borchert et al. (2021), International Economics 166");
        yield return new("visit.us-abroad", "Visits of the US President and Secretary of State to the recipient that began in the period.", "count",
            0, null, IndicatorScope.DirectedDyad, Leaning.Closer,
            MissingRule.ZeroWithinCoverageForUnitedStates, Combination.Sum, Spread.Once, PeriodUnit.Day, 1866, 2024, "us-visits",
                "Office of the Historian, US Department of State");
        yield return new("visit.to-us", "Visits of leaders of the actor to the United States that began in the period.", "count", 0, null,
            IndicatorScope.DirectedDyad, Leaning.Closer,
            MissingRule.ZeroWithinCoverageForUnitedStates, Combination.Sum, Spread.Once, PeriodUnit.Day, 1874, 2023, "us-visits",
                "Office of the Historian, US Department of State");
        yield return new("contiguity", "Nearest contiguity: 1 by land or river, 2 to 5 across up to 12, 24, 150, 400 miles of water; 0 none.",
            "type", 0, 5, IndicatorScope.Dyad, Leaning.Neither,
            MissingRule.ZeroWithinCoverage, Combination.Minimum, Spread.Holds, PeriodUnit.Day, 1816, 2016, "cow-contiguity",
                "Stinnett et al. (2002), CMPS 19(2)");
        yield return new("distance.km", "Distance between nearest points, for the years in the file.", "km", 0, 20100, IndicatorScope.Dyad, Leaning.Neither,
            MissingRule.Absent, Combination.Minimum, Spread.Holds, PeriodUnit.Year, 1886, 2019, "cow-distance", "Miller (2022), CMPS 39(6)");
    }

    private static IEnumerable<Indicator> States()
    {
        Indicator Of(string name, string description, string unit, double? min, double? max, int first, int last, string dataset, string citation,
            Spread spread) =>
            new(name, description, unit, min, max, IndicatorScope.State, Leaning.Neither, MissingRule.Absent, Combination.Mean, spread,
                PeriodUnit.Year, first, last, dataset, citation);
        var coppedge = "Coppedge et al. (2025), V-Dem v15";
        var marshall = "Marshall and Gurr (2020), Polity5";
        foreach (var indicator in (Indicator[])
            [Of("regime.polyarchy", "V-Dem's index of electoral democracy (v2x_polyarchy), posterior median.", "index", 0, 1, 1900, 2024, "vdem",
                coppedge, Spread.Holds),
             Of("regime.libdem", "V-Dem's index of liberal democracy (v2x_libdem).", "index", 0, 1, 1900, 2024, "vdem", coppedge, Spread.Holds),
             Of("regime.polity2", "Polity score, from -10 hereditary monarchy to 10 consolidated democracy; the year's last.", "score", -10, 10,
                 1776, 2020, "polity", marshall, Spread.Holds)])
        {
            yield return indicator;
            yield return indicator with
            {
                Name = indicator.Name + ".distance", Description = $"Absolute difference of the two states' {indicator.Name}.", Scope = IndicatorScope.Dyad,
                HigherIs = Leaning.Apart, Minimum = 0, Maximum = indicator.Maximum - indicator.Minimum, Derived = Derivation.Distance,
            };
        }
        var singer = "Singer, Bremer and Stuckey (1972)";
        yield return Of("capability.cinc", "Mean share of the world in six capabilities (CINC).", "share", 0, 1, 1816, 2022, "cow-nmc", singer, Spread.Holds);
        yield return Of("capability.spending", "Military expenditure; British pounds to 1913, US dollars from 1914, current.", "thousands", 0, null,
            1816, 2022, "cow-nmc", singer, Spread.OfTheWhole);
        yield return Of("capability.troops", "Military personnel.", "thousands", 0, null, 1816, 2022, "cow-nmc", singer, Spread.Holds);
        yield return Of("capability.population", "Population.", "thousands", 0, null, 1816, 2022, "cow-nmc", singer, Spread.Holds);
        foreach (var name in (string[])["imports", "exports"])
            yield return Of("trade.total." + name, $"All {name} of the state.", "million current USD", 0, null, 1870, 2014, "cow-trade",
                "Barbieri, Keshk and Pollins (2009), CMPS 26(5)", Spread.OfTheWhole);
    }
}
