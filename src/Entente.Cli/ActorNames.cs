using Entente.Actors;

namespace Entente.Cli;

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
        throw new UserException($"{option}: no actor '{PlainText.OfLine(text)}'.{(nearest.Count > 0 ? $" Did you mean {string.Join(", ", nearest)}?" : "")} Give a key such as PRK or a name such as \"North Korea\".", ExitCode.WrongUsage);
    }
}
