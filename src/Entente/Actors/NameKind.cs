namespace Entente.Actors;

/// <summary>What sort of name a piece of text is, and so how directly it names the actor.</summary>
public enum NameKind
{
    /// <summary>A state's or territory's own name, official, short, historical or abbreviated.</summary>
    Name,
    /// <summary>"Russian", "North Korean"; where the adjective is also the word for a citizen, this kind is given.</summary>
    Adjective,
    /// <summary>A word for citizens that is no adjective: "Russians", "Spaniard".</summary>
    Demonym,
    /// <summary>A capital at the date asked for; often stands for the government.</summary>
    Capital,
    /// <summary>Another place inside the state; stands for the place, seldom for the government.</summary>
    City,
    /// <summary>A seat or office that stands for the government: the Kremlin, the Pentagon.</summary>
    Seat,
    /// <summary>A person, by name.</summary>
    Person,
    /// <summary>An intergovernmental body or alliance, or a part of one.</summary>
    Body,
    /// <summary>A non-state organisation.</summary>
    Organisation,
    /// <summary>An informal grouping; never a state.</summary>
    Grouping,
}
