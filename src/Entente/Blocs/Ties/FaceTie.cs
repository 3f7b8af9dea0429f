using Entente.Actors;

namespace Entente.Blocs.Ties;

/// <summary>A signed tie of two states in a year.</summary>
/// <param name="Sign">1 = friendly, -1 = hostile.</param>
public readonly record struct FaceTie(Dyad Pair, int Sign, TieGround Ground)
{
    /// <summary>Why, in a few words: "friendly: defence pact".</summary>
    public string Words => (Sign > 0 ? "friendly: " : "hostile: ") + Ground switch
    {
        TieGround.Conflict => "armed conflict",
        TieGround.Dispute => "militarized dispute",
        TieGround.SanctionRecord => "sanctions",
        TieGround.Hostility => Sign > 0 ? "less hostility than expected" : "hostility near the year",
        TieGround.Sanctions => Sign > 0 ? "fewer sanctions than expected" : "sanctions near the year",
        TieGround.DefencePact => "defence pact",
        TieGround.Security => Sign > 0 ? "close security" : "little security",
        _ => Sign > 0 ? "votes alike" : "votes apart",
    };
}
