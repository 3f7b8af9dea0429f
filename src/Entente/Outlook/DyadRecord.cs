namespace Entente.Outlook;

/// <summary>What of two states is on record for a year or isn't. The first four are asked about; the others only tell of them.</summary>
public enum DyadRecord
{
    /// <summary>A militarised dispute between the two.</summary>
    Dispute,

    /// <summary>A sanction of either on the other, those of the UN left out.</summary>
    Sanction,

    /// <summary>An obligation of defence, in either direction.</summary>
    Defence,

    /// <summary>A visit of a leader of the one to the other; on record for pairs with the United States only.</summary>
    Visit,

    /// <summary>Any other pact.</summary>
    OtherPact,

    /// <summary>Major arms delivered by either to the other.</summary>
    Arms,

    /// <summary>An armed conflict between the two with 25 deaths or more.</summary>
    Conflict,
}
