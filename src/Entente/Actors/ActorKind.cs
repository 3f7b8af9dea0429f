namespace Entente.Actors;

/// <summary>What sort of actor a register entry is.</summary>
public enum ActorKind
{
    /// <summary>A member of the system of states over dated membership.</summary>
    State,
    /// <summary>A territory that is named like a state but is in no system of states (Palestine before recognition, Hong Kong).</summary>
    Territory,
    /// <summary>An intergovernmental body or an alliance, with members by date.</summary>
    Body,
    /// <summary>A non-state armed or political organisation acting across borders (Hamas, FARC, al-Qaeda).</summary>
    Organisation,
    /// <summary>An informal grouping without a list of members ("the West", "the international community"). Never a state.</summary>
    Grouping,
}
