using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Work.Outlook;

/// <summary>With whom a state may make a defence pact next, as `entente outlook A --joins` says it; nothing is learned for a page.</summary>
/// <param name="Lack">Which command learns what is missing; null where nothing is.</param>
/// <param name="Horizons">By horizon, the shorter first.</param>
public sealed record JoinsAnswer(string? Lack, ImmutableArray<JoinsAnswer.Horizon> Horizons)
{
    /// <param name="Within">"Within three years".</param>
    /// <param name="Partners">The likeliest first; empty where nothing is said.</param>
    /// <param name="Basis">How such forecasts have been and on which data; why nothing is said where that is so.</param>
    public sealed record Horizon(string Within, ImmutableArray<Partner> Partners, string Basis);

    /// <param name="Chance">"4.0%".</param>
    /// <param name="Estimate">The same in the words of ICD 203.</param>
    /// <param name="Reason">The strongest, with what it does to the odds.</param>
    public sealed record Partner(ActorId State, string Chance, string Estimate, string Reason);
}
