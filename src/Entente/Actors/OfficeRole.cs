namespace Entente.Actors;

/// <summary>What an office amounts to, whatever its title; in the order in which a bare surname is understood.</summary>
public enum OfficeRole
{
    /// <summary>Whoever holds effective power.</summary>
    Leader,
    /// <summary>Head of government where that is not the effective leader.</summary>
    Government,
    /// <summary>Foreign minister.</summary>
    Foreign,
    /// <summary>Head of state where that is not the effective leader.</summary>
    State,
    /// <summary>Defence minister.</summary>
    Defence,
    /// <summary>Any other office or part in public life.</summary>
    Other,
}
