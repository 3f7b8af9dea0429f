using System.Globalization;
using Entente.Outlook;

namespace Entente.Findings;

/// <summary>What a pair's record says to an outlook, in words.</summary>
public static class DyadWords
{
    /// <summary>The facts of a group of features at the end of a year.</summary>
    /// <param name="sources">By record the data set that tells it.</param>
    /// <param name="knowsNeighbours">False where the list of borders isn't loaded.</param>
    public static string Of(DyadFeatureGroup group, DyadFacts facts, IReadOnlyDictionary<DyadRecord, DyadSource> sources, bool knowsNeighbours)
    {
        double Value(string name) => facts.Value(name);
        int Number(string name) => (int)Math.Round(Math.Exp(Value(name)) - 1);
        string Past(string thing, DyadRecord record)
        {
            var (count, last) = facts.Past[(int)record];
            var since = sources.TryGetValue(record, out var source) ? $" since {Prose.Text(source.First)}" : "";
            return since.Length == 0 ? $"{thing}: no data set loaded" : count == 0 ? $"{thing}: in no year{since}"
                : $"{thing}: in {Prose.Count(count, "year", "years")}{since}, the last {Prose.Text(last)}";
        }
        switch (group)
        {
            case DyadFeatureGroup.Disputes: return Past("disputes between the two", DyadRecord.Dispute);
            case DyadFeatureGroup.Sanctions: return Past("sanctions between the two", DyadRecord.Sanction);
            case DyadFeatureGroup.Defence: return Past("defence pact of the two", DyadRecord.Defence);
            case DyadFeatureGroup.Visits: return Past("visits of leaders", DyadRecord.Visit);
            case DyadFeatureGroup.OtherPacts: return Past("other pacts of the two", DyadRecord.OtherPact);
            case DyadFeatureGroup.Arms: return Past("arms delivered between the two", DyadRecord.Arms);
            case DyadFeatureGroup.Conflicts: return Past("armed conflict between the two", DyadRecord.Conflict);
            case DyadFeatureGroup.Votes:
                return Value("kappa.lacking") > 0 ? "votes: too few known"
                    : string.Create(CultureInfo.InvariantCulture,
                        $"votes: agreement (kappa) {Value("kappa"):0.00}, {Value("kappa.change"):+0.00;-0.00;0.00} in five years");
            case DyadFeatureGroup.Nearness: return Value("border") > 0 ? "a common border" : Value("water") > 0 ? "less than 400 miles of water between them"
                : knowsNeighbours ? "no border, no near water" : "borders: no data set loaded";
            case DyadFeatureGroup.Power: return Value("majors") > 0 ? "both are major powers" : Value("major") > 0 ? "one is a major power"
                : "neither is a major power";
            case DyadFeatureGroup.Allies: return $"allies: {Number("allies.common")} in common; {Number("allies.all")} counted one by one";
            case DyadFeatureGroup.AlliesQuarrels:
                return $"allies of the one against the other: {Number("allies.disputes")} in dispute, {Number("allies.sanctions")} in sanctions";
            case DyadFeatureGroup.CommonEnemies:
                return $"third states that both are against: {Number("enemies.common")} in dispute, {Number("sanctions.common")} in sanctions";
            case DyadFeatureGroup.Quarrels:
                return $"quarrels of the two with all states: {Number("disputes.all")} in dispute, {Number("sanctions.all")} in sanctions";
            case DyadFeatureGroup.Age: return $"both have existed for {Prose.Count(Number("age"), "year", "years")} since 1946";
            default: return "how often such things have come between any two states in the last five years";
        }
    }

    /// <summary>Why a kind is not offered, with its figures.</summary>
    public static string Verdict(DyadBacktest test)
    {
        var head = test.Verdict switch
        {
            DyadVerdict.Undecided => "undecided whether such forecasts are better than the base rate",
            _ when test.SkillOnBaseRate.Value <= 0 => "such forecasts were no better than the base rate",
            _ => "such forecasts were worse than the past of its own kind alone",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{head}: Brier skill {Skill(test.SkillOnBaseRate)} against it, "
            + $"{Skill(test.SkillOnRecurrency)} against recurrency (95%), {test.Events} of {test.Cases} cases came, {test.FirstOrigin} to {test.LastOrigin}; "
            + $"a kind is offered where the first interval lies above 0 and the second skill is not below it");
    }

    /// <summary>"+0.071 [+0.057, +0.083]".</summary>
    public static string Skill((double Value, double Low, double High) of) =>
        string.Create(CultureInfo.InvariantCulture, $"{of.Value:+0.000;-0.000;0.000} [{of.Low:+0.000;-0.000;0.000}, {of.High:+0.000;-0.000;0.000}]");

    /// <summary>"odds times 3.2", "odds times 0.4".</summary>
    public static string Factor(double logOdds) => Math.Exp(logOdds) is var factor && factor >= 10
        ? string.Create(CultureInfo.InvariantCulture, $"odds times {factor:0}") : string.Create(CultureInfo.InvariantCulture, $"odds times {factor:0.0#}");

    /// <summary>"2015", "2015 to 2017".</summary>
    public static string Period(DyadOutlook said, int horizon) => horizon == 1 ? Prose.Text(said.Origin + 1)
        : $"{Prose.Text(said.Origin + 1)} to {Prose.Text(said.Origin + horizon)}";

    /// <summary>How often it came when a chance of the same step was said.</summary>
    public static string Scored(DyadBacktest test, double chance)
    {
        var years = $"{Prose.Text(test.FirstOrigin)} to {Prose.Text(test.LastOrigin)}";
        if (test.LevelOf(chance) is not { } level) return $"no such chance was said at the end of any of the years {years}";
        var bounds = string.Create(CultureInfo.InvariantCulture, $"{100 * level.From:0.#}% to {Math.Min(100, 100 * level.To):0.#}%");
        return $"when {bounds} was said at the end of {years}, "
            + $"it came in {Prose.Text(level.Came)} of {Prose.Text(level.Cases)} cases ({Prose.Percent(level.Rate)})";
    }
}
