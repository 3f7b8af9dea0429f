namespace Entente.Alignment.Standing;

/// <summary>Which way a tie of a state runs.</summary>
public enum TieDirection
{
    /// <summary>Others act, the state is acted upon.</summary>
    FromOthers,
    /// <summary>The state acts on others.</summary>
    ToOthers,
    /// <summary>It has no direction.</summary>
    Mutual,
}
