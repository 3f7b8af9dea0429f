namespace Entente.Outlook;

/// <summary>What a feature of two states tells of; reasons are given by these.</summary>
public enum DyadFeatureGroup
{
    Disputes,
    Sanctions,
    Defence,
    Visits,
    OtherPacts,
    Arms,
    Conflicts,

    /// <summary>Agreement of votes and its change over five years.</summary>
    Votes,

    /// <summary>Border or water between them.</summary>
    Nearness,

    /// <summary>How many are major powers.</summary>
    Power,

    /// <summary>Allies in common, and how many each has.</summary>
    Allies,

    /// <summary>Allies of the one in dispute with, or sanctioning, the other.</summary>
    AlliesQuarrels,

    /// <summary>Enemies, and targets or senders of sanctions, in common.</summary>
    CommonEnemies,

    /// <summary>How many others each is in dispute or under sanctions with.</summary>
    Quarrels,

    /// <summary>How long both have existed.</summary>
    Age,

    /// <summary>How often such things have begun between all pairs of late.</summary>
    Times,
}
