namespace Entente.Blocs.Ties;

/// <summary>What decides the sign of a tie, in the order in which the rule asks.</summary>
public enum TieGround
{
    /// <summary>An armed conflict stands on record.</summary>
    Conflict,

    /// <summary>A militarized dispute stands on record.</summary>
    Dispute,

    /// <summary>Sanctions stand on record.</summary>
    SanctionRecord,

    /// <summary>The face of hostility.</summary>
    Hostility,

    /// <summary>The face of sanctions.</summary>
    Sanctions,

    /// <summary>A defence pact stands on record.</summary>
    DefencePact,

    /// <summary>The face of security.</summary>
    Security,

    /// <summary>The face of votes.</summary>
    Votes,
}
