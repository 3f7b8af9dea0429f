namespace Entente.Alignment.Faces;

/// <summary>What of a pair is on record for a year or isn't: it begins, stays and ends.</summary>
public enum StandingRecord
{
    /// <summary>An obligation of defence, in either direction.</summary>
    Defence,

    /// <summary>Any other pact, also where there is one of defence.</summary>
    OtherPact,

    /// <summary>Major arms delivered by either to the other.</summary>
    Arms,

    /// <summary>A militarized dispute.</summary>
    Dispute,

    /// <summary>An armed conflict between the two with 25 deaths or more.</summary>
    Conflict,

    /// <summary>Sanctions of either on the other, those of the UN left out.</summary>
    Sanction,
}
