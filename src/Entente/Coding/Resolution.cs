namespace Entente.Coding;

/// <summary>How a mention was tied to its actor.</summary>
public enum Resolution
{
    /// <summary>Nobody could be found for it.</summary>
    Unresolved,
    /// <summary>A state's, body's or group's own name, adjective or demonym.</summary>
    Name,
    /// <summary>A capital or a seat of government that stands for its state: Moscow, the Kremlin.</summary>
    Seat,
    /// <summary>An office-holder at the document's date, or a person introduced with a state earlier in the document.</summary>
    Person,
    /// <summary>A pronoun or a possessive tied to a mention before it.</summary>
    Pronoun,
    /// <summary>A description tied to mentions before it: "the two countries", "both leaders", "his regime".</summary>
    Description,
}
