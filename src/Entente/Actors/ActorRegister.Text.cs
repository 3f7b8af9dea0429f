using System.Collections.Immutable;

namespace Entente.Actors;

public sealed partial class ActorRegister
{
    private sealed record Shared(ActorId State, ActorId Body, string[] Capital, string[] OfBody, string[] OfState);

    private readonly Shared[] shared;
    // Whose the name of a state's capital is in this text, where it isn't the state's.
    private ImmutableArray<Shared> used = [];

    /// <summary>The register with names as a text uses them: a capital that is the seat of a body too ("talks with Brussels") is the body's where the text
    /// names the body and not the state (data/actors/capitals.txt).</summary>
    public ActorRegister For(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var meant = shared.Where(s => s.Capital.Any(n => Holds(text, n)) && s.OfBody.Any(n => Holds(text, n)) && !s.OfState.Any(n => Holds(text, n)))
            .ToImmutableArray();
        if (meant.IsEmpty) return this;
        var register = (ActorRegister)MemberwiseClone();
        register.used = meant;
        return register;
    }

    private Shared[] SharedCapitals()
    {
        string[] Names(ActorId actor, params NameKind[] kinds) => [.. data.Listed.Where(l => l.Actor == actor && kinds.Contains(l.Kind)).Select(l => l.Text)];
        return [.. data.BodiesOfCapitals.OrderBy(c => c.Key).Select(c => new Shared(c.Key, c.Value, Names(c.Key, NameKind.Capital),
            Names(c.Value, NameKind.Body), Names(c.Key, NameKind.Name, NameKind.Adjective)))];
    }

    // As a word of its own; text in capitals is understood.
    private static bool Holds(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            if (char.IsUpper(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]))) return true;
        return false;
    }

    private NameMatch AsUsed(NameMatch match)
    {
        if (match.Kind == NameKind.Capital)
            foreach (var s in used) if (match.Actor == s.State) return match with { Actor = s.Body, PloverCode = Find(s.Body)?.PloverCode };
        return match;
    }
}
