namespace Entente.Reading;

/// <summary>How a passage tells a thing. The list is closed; a statement has exactly one.</summary>
public enum Voice
{
    /// <summary>Told as having happened or being so, by the document or by a source that it doesn't question.</summary>
    Fact,
    /// <summary>Taken as known, in passing: "its invasion of", "the 2015 deal".</summary>
    Presupposed,
    /// <summary>Somebody's charge, suspicion or claim that the document doesn't vouch for.</summary>
    Alleged,
    /// <summary>A speaker says that it is not so.</summary>
    Denied,
    /// <summary>Told as not having happened, as having failed or ended.</summary>
    Negated,
    /// <summary>Plan, pledge, intention, offer, schedule, expectation.</summary>
    Planned,
    /// <summary>Asked for, urged, recommended.</summary>
    Demanded,
    /// <summary>Threatened, also on a condition.</summary>
    Threatened,
    /// <summary>May, might, could, if; feared or hoped for.</summary>
    Possible,
    /// <summary>An assessment, not an event.</summary>
    Judged,
}
