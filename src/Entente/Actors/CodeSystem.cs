namespace Entente.Actors;

/// <summary>The code systems that <see cref="ActorRegister.FindByCode"/> and <see cref="ActorRegister.CodeOf"/> know.</summary>
public enum CodeSystem
{
    /// <summary>ISO 3166-1 alpha-3, ISO 3166-3 for former states, and the register's own keys where ISO has none.</summary>
    Iso3,
    /// <summary>ISO 3166-1 alpha-2.</summary>
    Iso2,
    /// <summary>Correlates of War country number, without leading zeros.</summary>
    Cow,
    /// <summary>Correlates of War abbreviation ("USA", "UKG").</summary>
    CowAbbreviation,
    /// <summary>Gleditsch and Ward's country number, without leading zeros.</summary>
    GleditschWard,
}
