namespace Entente.Coding;

/// <summary>How a speaker stands to what the passage says.</summary>
public enum Stance
{
    /// <summary>States it as fact.</summary>
    Asserts,
    /// <summary>States it as a charge or a suspicion: accuses, alleges, claims, suspects.</summary>
    Alleges,
    Denies,
    Confirms,
    Pledges,
    Threatens,
    Demands,
    DeclinesToComment,
    Retracts,
}
