namespace Entente.Record;

/// <summary>What it means that the source has no value for two states that exist.</summary>
public enum MissingRule
{
    /// <summary>Not known. The value is absent.</summary>
    Absent,
    /// <summary>The source lists every case that there was: within its coverage the value is 0, outside it is absent.</summary>
    ZeroWithinCoverage,
    /// <summary>As <see cref="ZeroWithinCoverage"/>, but only for dyads with the United States; absent for all others.</summary>
    ZeroWithinCoverageForUnitedStates,
}
