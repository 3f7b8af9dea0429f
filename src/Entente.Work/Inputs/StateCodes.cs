using Entente.Actors;
using NodaTime;

namespace Entente.Work.Inputs;

/// <summary>How commands turn names and codes of states in files of votes into one another, by the actor register.</summary>
public static class StateCodes
{
    /// <summary>ISO alpha-3 (or the register's key of a former state) of a country's name, or failing that of its alpha-2 code; null when unknown.</summary>
    public static string? Iso3(string name, string alpha2)
    {
        var register = ActorRegister.Embedded;
        if (register.Resolve(name, null, colonies: true) is { } actor && register.Find(actor)!.Kind is ActorKind.State
            or ActorKind.Territory) return actor.Value;
        return alpha2.Length == 2 ? register.FindByCode(CodeSystem.Iso2, alpha2, null)?.Id.Value : null;
    }

    /// <summary>Correlates of War number of a state in the autumn of a year, when the Assembly meets; null when it has none.</summary>
    public static string? Cow(string iso3, int year)
    {
        var register = ActorRegister.Embedded;
        return register.FindByCode(CodeSystem.Iso3, iso3, null) is { } actor
            ? register.CodeOf(actor.Id, CodeSystem.Cow, new LocalDate(year, 11, 1))
            : null;
    }
}
