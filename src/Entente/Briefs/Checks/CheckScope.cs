namespace Entente.Briefs.Checks;

/// <summary>What a test is run on.</summary>
public enum CheckScope
{
    /// <summary>No test can answer it.</summary>
    None,
    /// <summary>Each state named.</summary>
    State,
    /// <summary>Each pair of the states named.</summary>
    Pair,
    /// <summary>The first two named, in the order of the words.</summary>
    OrderedPair,
    /// <summary>All named at once.</summary>
    Group,
}
