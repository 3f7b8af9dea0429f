using Entente.Actors;

namespace Entente.Store.Datasets;

/// <summary>States by the names that data sets give them.</summary>
internal static class StateNames
{
    /// <summary>The state or territory of that name; null where there is none.</summary>
    public static ActorId? Find(ActorRegister register, string name)
    {
        var plain = name.Trim();
        foreach (var actor in register.Actors)
            if (actor.Kind is ActorKind.State or ActorKind.Territory
                && (string.Equals(actor.Name, plain, StringComparison.OrdinalIgnoreCase) || string.Equals(actor.Official, plain, StringComparison.OrdinalIgnoreCase)))
                return actor.Id;
        return null;
    }
}
