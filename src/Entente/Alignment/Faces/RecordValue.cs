namespace Entente.Alignment.Faces;

/// <summary>What is known of a standing record in a year.</summary>
public enum RecordValue : sbyte
{
    /// <summary>No data set covers the year: no observation, not a no.</summary>
    Unknown = -1,

    No = 0,
    Yes = 1,

    /// <summary>No data set covers the year, documents tell of it: yes, unless they are wrong.</summary>
    Reported = 2,

    /// <summary>Charged and denied: yes as far as the charge is believed (<see cref="FaceEvidence.Belief"/>).</summary>
    Charged = 3,
}
