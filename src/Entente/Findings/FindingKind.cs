namespace Entente.Findings;

/// <summary>What weight a finding's sentence carries.</summary>
public enum FindingKind
{
    /// <summary>Reported as fact by the document.</summary>
    Reported,
    /// <summary>Taken for granted rather than told.</summary>
    Presupposed,
    /// <summary>Charged or suspected by somebody; not known to be so.</summary>
    Alleged,
    /// <summary>Said by somebody not to be so.</summary>
    Denied,
    /// <summary>Promised, planned, threatened or asked for; not told as done.</summary>
    Prospective,
    /// <summary>The author's or a speaker's judgement.</summary>
    Assessment,
    /// <summary>About the document itself: its dates, its parts.</summary>
    Document,
    /// <summary>Recorded in a published data set.</summary>
    Recorded,
    /// <summary>Computed from recorded data.</summary>
    Estimated,
}
