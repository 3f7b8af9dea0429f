namespace Entente.Ledger;

/// <summary>How the claims of a proposition stand to each other. Only what was said counts; nobody is taken to be right.</summary>
public enum PropositionStatus
{
    /// <summary>Told as fact by the author or by a named speaker, and by nobody denied.</summary>
    Asserted,
    /// <summary>Somebody says so and somebody says that it is not so.</summary>
    Contested,
    /// <summary>Only denials are on record.</summary>
    DeniedOnly,
    /// <summary>Only charges, suspicions, hedged or unnamed words say so; nobody denies it.</summary>
    Alleged,
    /// <summary>Only promised, threatened, demanded, foretold or supposed; nobody says that it has happened.</summary>
    Prospective,
    /// <summary>What was said has been taken back, or comment was declined, and nothing else is on record.</summary>
    Withdrawn,
}
