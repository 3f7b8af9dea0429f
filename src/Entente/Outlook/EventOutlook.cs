using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>What is expected on a day, from facts of earlier days alone.</summary>
public sealed class EventOutlook
{
    private readonly EventForecaster forecaster;
    private readonly int version;

    internal EventOutlook(EventForecaster forecaster, int day, int version) => (this.forecaster, Day, this.version) = (forecaster, day, version);

    public int Day { get; }

    /// <summary>
    /// Who may be the answer, by falling score; whoever isn't named is no candidate. Chances are of the next such event, given that there is one;
    /// what they lack to 1 is the chance that the answer is none of those named.
    /// </summary>
    /// <exception cref="InvalidOperationException">Facts were added since.</exception>
    public ImmutableArray<ExpectedEvent> Rank(EventQuestion question) => forecaster.Rank(question, Day, version);

    /// <summary>Why an entity is expected; null if it is no candidate that was scored in full.</summary>
    /// <exception cref="InvalidOperationException">Facts were added since, or the forecaster is not additive.</exception>
    public EventExplanation? Explain(EventQuestion question, int entity) => forecaster.Explain(question, Day, entity, version);
}
