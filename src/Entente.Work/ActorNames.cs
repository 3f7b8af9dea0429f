using Entente.Actors;

namespace Entente.Work;

/// <summary>Actors by what a user types, and by what a reader knows them as.</summary>
internal static class ActorNames
{
    /// <summary>The register's name; absent for a key that it doesn't hold.</summary>
    public static string? Of(ActorId id) => ActorRegister.Embedded.Find(id)?.Name;

    /// <summary>The actor of a key (PRK) or any form of a name (North Korea, "Korea, Dem. People's Rep."); every command finds actors by this.</summary>
    /// <exception cref="UserException">No actor has the name; says the nearest three.</exception>
    public static ActorId Find(string option, string text)
    {
        var register = ActorRegister.Embedded;
        if (register.Resolve(text, null) is { } id) return id;
        var nearest = register.Nearest(text, 3);
        throw new UserException($"{option}: no actor "
            + $"'{PlainText.OfLine(text)}'.{(nearest.Count > 0 ? $" Did you mean {string.Join(", ", nearest)}?" : "")} Give a key such as PRK or "
            + $"a name such as \"North Korea\".", ExitCode.WrongUsage);
    }

    /// <summary>A state by key or name.</summary>
    /// <exception cref="UserException">No such actor, or it is no state.</exception>
    public static ActorId FindState(string option, string text)
    {
        var id = Find(option, text);
        return ActorRegister.Embedded.Find(id)!.Kind == ActorKind.State ? id
            : throw new UserException($"{option}: {Of(id)} ({id}) is no state. Name a state, such as PRK or \"North Korea\".", ExitCode.WrongUsage);
    }

    /// <summary>The pair that two names stand for.</summary>
    /// <exception cref="UserException">Not two names; no state; one state twice.</exception>
    public static Dyad FindPair(string[] named)
    {
        var found = named.Select(n => FindState("state", n)).ToArray();
        if (found.Length != 2) throw new UserException("Name two states, as in 'entente outlook RUS PRK'.", ExitCode.WrongUsage);
        return found[0] == found[1] ? throw new UserException($"Both states are {found[0]}. Name two.", ExitCode.WrongUsage) : new Dyad(found[0], found[1]);
    }
}
