using Entente.Actors;

namespace Entente.Cli;

/// <summary>Actors by what a user types, and by what a reader knows them as.</summary>
internal static class ActorNames
{
    /// <summary>The register's name; absent for a key that it doesn't hold.</summary>
    public static string? Of(ActorId id) => ActorRegister.Embedded.Find(id)?.Name;

    /// <summary>The actor of a key (PRK) or a name (North Korea).</summary>
    /// <exception cref="UserException">No actor has the name; says the nearest three.</exception>
    public static ActorId Find(string option, string text)
    {
        var register = ActorRegister.Embedded;
        if (text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && register.Find(new ActorId(text.ToUpperInvariant())) is { } actor) return actor.Id;
        var named = register.Actors.Where(a => string.Equals(a.Name, text, StringComparison.OrdinalIgnoreCase) || string.Equals(a.Official, text, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count == 1) return named[0].Id;
        var nearest = register.Nearest(text, 3);
        throw new UserException($"{option}: no actor '{PlainText.OfLine(text)}'.{(nearest.Count > 0 ? $" Did you mean {string.Join(", ", nearest)}?" : "")} Give a key such as PRK or a name such as \"North Korea\".", ExitCode.WrongUsage);
    }
}
