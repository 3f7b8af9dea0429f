using Entente.Actors;

namespace Entente.Web;

/// <summary>States by key or any form of a name: the register's one resolver.</summary>
internal static class StateNames
{
    /// <exception cref="AnswerException">404, with the nearest names.</exception>
    public static ActorId Find(string text)
    {
        var id = Actor(text);
        return IsState(id) ? id
            : throw new AnswerException(404, $"{ActorRegister.Embedded.Find(id)!.Name} ({id}) is no state. Name a state, such as PRK or North Korea.");
    }

    /// <summary>Any actor, a body or a grouping too.</summary>
    /// <exception cref="AnswerException">404, with the nearest names.</exception>
    public static ActorId Actor(string text)
    {
        var register = ActorRegister.Embedded;
        if (register.Resolve(text, null) is { } id) return id;
        var nearest = register.Nearest(text, 3);
        throw new AnswerException(404, $"No actor '{text}'.{(nearest.Count > 0 ? $" Did you mean {string.Join(", ", nearest)}?" : "")}", nearest);
    }

    /// <summary>The state that the whole text names; absent where it names none.</summary>
    public static ActorId? TryFind(string text) => ActorRegister.Embedded.Resolve(text, null) is { } id && IsState(id) ? id : null;

    /// <summary>The two states that the text names in a row, with "and", a comma, a dash or a space between them.</summary>
    public static (ActorId A, ActorId B)? TryFindPair(string text)
    {
        for (var at = 1; at < text.Length - 1; at++)
        {
            if (!(char.IsWhiteSpace(text[at]) || text[at] is ',' or '-' or '–' or '/' or '&')) continue;
            var rest = text[at..].TrimStart(' ', ',', '-', '–', '/', '&');
            foreach (var word in (string[])["and ", "with ", "v ", "vs "])
                if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)) rest = rest[word.Length..];
            if (TryFind(text[..at]) is { } one && TryFind(rest) is { } other && one != other) return (one, other);
        }
        return null;
    }

    public static string NameOf(ActorId id) => ActorRegister.Embedded.Find(id)?.Name ?? id.Value;

    private static bool IsState(ActorId id) => ActorRegister.Embedded.Find(id)?.Kind == ActorKind.State;
}
