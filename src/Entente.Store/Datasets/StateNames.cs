using Entente.Actors;
using NodaTime;

namespace Entente.Store.Datasets;

/// <summary>States by the names that data sets give them: "Korea, North", "Germany, Federal Republic of", "Poland (government-in-exile)", "Yemen*".</summary>
internal static class StateNames
{
    /// <summary>The state or territory of that name; null where there is none, and for bodies, groups and people.</summary>
    public static ActorId? Find(ActorRegister register, string name, LocalDate? on = null) =>
        register.Resolve(name, on, colonies: true) is { } id && register.Find(id)!.Kind is ActorKind.State or ActorKind.Territory ? id : null;
}
