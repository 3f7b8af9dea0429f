using Entente.Actors;
using NodaTime;

namespace Entente.Store.Datasets;

/// <summary>States by the names that data sets give them: "Korea, North", "Germany, Federal Republic of", "Poland (government-in-exile)", "Yemen*".</summary>
internal static class StateNames
{
    /// <summary>The state or territory of that name; null where there is none, and for bodies, groups and people.</summary>
    public static ActorId? Find(ActorRegister register, string name, LocalDate? on = null)
    {
        name = name.Replace('\u2019', '\'').Trim().TrimEnd('*').Trim();
        // "United Kingdom, France" is two states, not a way to write one.
        if (name.Split(", ") is [var one, var other] && Named(register, one, on) is not null && Named(register, other, on) is not null) return null;
        foreach (var form in Forms(name))
            if (Named(register, form, on) is { } id) return id;
        return null;
    }

    private static ActorId? Named(ActorRegister register, string form, LocalDate? on)
    {
        foreach (var match in register.Lookup(form, on))
            if (match.Kind == NameKind.Name && match.Actor is { } id && register.Find(id)!.Kind is ActorKind.State or ActorKind.Territory) return id;
        return null;
    }

    private static IEnumerable<string> Forms(string name)
    {
        yield return name;
        yield return name.Replace(".", "", StringComparison.Ordinal);
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var bare = open > 0 ? name[..open].Trim() : name;
        if (open > 0) yield return bare;
        if (bare.Split(", ") is [var first, var second])
        {
            yield return $"{second} {first}";
            yield return first;
        }
    }
}
