namespace Entente.Record;

/// <summary>Where the values of a computed indicator come from.</summary>
public enum Derivation
{
    /// <summary>Share of identical votes in the roll calls in which both voted yes, no or abstain.</summary>
    VoteAgreement,
    /// <summary>Mean agreement with an abstention counted as half way between yes and no.</summary>
    VoteAgreementHalf,
    /// <summary>Number of roll calls in which both voted yes, no or abstain.</summary>
    SharedVotes,
    /// <summary>Absolute difference of the two states' values of another indicator.</summary>
    Distance,
    /// <summary>Rows of event data.</summary>
    Events,
}
