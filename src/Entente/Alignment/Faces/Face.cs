namespace Entente.Alignment.Faces;

/// <summary>One side of how two states stand to each other. The four are independent of one another on the record, so that no number stands for all.</summary>
public enum Face
{
    /// <summary>Higher: they vote alike in the General Assembly.</summary>
    Votes,

    /// <summary>Higher: pacts and arms bind them.</summary>
    Security,

    /// <summary>Higher: disputes and fighting between them.</summary>
    Hostility,

    /// <summary>Higher: sanctions of one on the other.</summary>
    Sanctions,
}
