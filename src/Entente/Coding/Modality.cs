namespace Entente.Coding;

/// <summary>In which world the passage places what it tells.</summary>
public enum Modality
{
    /// <summary>Told as having happened or happening.</summary>
    Actual,
    /// <summary>Taken for granted rather than told: "following its invasion of Ukraine".</summary>
    Presupposed,
    /// <summary>May, might, could, reportedly: told with a hedge.</summary>
    Possible,
    /// <summary>Will, is to, plans to, vowed to: has not happened yet.</summary>
    Future,
    /// <summary>If, unless, would.</summary>
    Conditional,
    /// <summary>Asked for, demanded, ordered: the act itself is not told as done.</summary>
    Requested,
}
