using System.Globalization;
using Entente.Outlook;

namespace Entente.Findings;

/// <summary>Changes of a pair's record in words, as after "if".</summary>
public static class DyadChangeWords
{
    public const string Head = "What would change it most a year on, as the model has it from what went together before; no cause";

    /// <summary>Where no change is told. A chance at the cap stays there under many.</summary>
    public static string Nothing(DyadBacktest test, DyadOutlook said) => said.Chance >= test.Calibration.Cap
        ? "No single change of the record of the two would take it down by a tenth from the highest chance that is said of the kind"
        : "No single change of the record of the two would move it by a tenth, as the model has it";

    /// <summary>Both chances with words between, to as many digits as tell them apart.</summary>
    public static string Chances(DyadChanged changed, string between)
    {
        string with = Prose.Percent(changed.Chance), without = Prose.Percent(changed.Otherwise);
        if (with == without)
            (with, without) = (string.Create(CultureInfo.InvariantCulture, $"{100 * changed.Chance:G2}%"),
                string.Create(CultureInfo.InvariantCulture, $"{100 * changed.Otherwise:G2}%"));
        return $"{with} {between} {without}";
    }

    /// <param name="kappa">Of the votes now.</param>
    public static string Of(DyadChange change, double? kappa) => (change.Record, change.Up) switch
    {
        (DyadRecord.Dispute, true) => "a dispute began",
        (DyadRecord.Dispute, false) => "their dispute ended",
        (DyadRecord.Sanction, true) => "a sanction began",
        (DyadRecord.Sanction, false) => "the sanctions between them ended",
        (DyadRecord.Defence, true) => "a defence pact was made",
        (DyadRecord.Defence, false) => "their defence pact ended",
        (DyadRecord.Visit, true) => "a leader visited",
        (DyadRecord.Visit, false) => "no leader visited",
        (DyadRecord.OtherPact, true) => "a pact other than of defence was made",
        (DyadRecord.OtherPact, false) => "their pacts other than of defence ended",
        (DyadRecord.Arms, true) => "arms were delivered between them",
        (DyadRecord.Arms, false) => "no arms were delivered between them",
        (null, var up) => string.Create(CultureInfo.InvariantCulture, $"votes agreed {(up ? "more" : "less")} "
            + $"(kappa {kappa + (up ? DyadNextYear.VotesStep : -DyadNextYear.VotesStep):0.00}, not {kappa:0.00})"),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No words for this change."),
    };

    /// <summary>"if a dispute began in 2015: 0.9% for 2016 instead of 0.3%".</summary>
    public static string Told(DyadChanged changed, DyadOutlook said, double? kappa, int horizon) =>
        $"if {Of(changed.Change, kappa)} in {Prose.Text(said.Origin + 1)}: "
        + Chances(changed, $"for {DyadWords.Period(said with { Origin = said.Origin + 1 }, horizon)} instead of");

    /// <summary>As programs read it.</summary>
    public static string NameOf(DyadChange change) => change.Record switch
    {
        null => "votes",
        DyadRecord.OtherPact => "other-pact",
        DyadRecord.Arms => "arms",
        { } record => DyadKinds.NameOf(record),
    };
}
