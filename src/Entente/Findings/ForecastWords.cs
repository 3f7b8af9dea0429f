using Entente.Actors;
using Entente.Outlook;

namespace Entente.Findings;

/// <summary>Forecasts in words.</summary>
public static class ForecastWords
{
    /// <summary>"a new militarised dispute, Iran and United States, 2015 to 2017".</summary>
    public static string Question(Forecast f) => $"{DyadKinds.InWords(f.Kind)}, {Name(f.Dyad.A)} and {Name(f.Dyad.B)}, {Years(f)}";

    private static string? Name(ActorId id) => ActorRegister.Embedded.Find(id)?.Name;

    public static string Years(Forecast f) => f.FirstYear == f.LastYear ? Prose.Text(f.FirstYear) : $"{Prose.Text(f.FirstYear)} to {Prose.Text(f.LastYear)}";

    /// <summary>"29% (unlikely)".</summary>
    public static string Chance(double chance) => $"{Prose.Percent(chance)} ({EstimateWords.Of(chance)})";

    public static string Outcome(ForecastOutcome outcome) => (outcome.Came switch { true => "came", false => "did not come",
        _ => "void" }) + ": " + outcome.Reason;
}
