namespace Entente.Record;

/// <summary>A named series over states or dyads, documented as far as a reader of a panel needs.</summary>
/// <param name="Name">"alliance.defence": what users type and what the column is called.</param>
/// <param name="Unit">Of the value: "count", "share", "million 2010 USD".</param>
/// <param name="Minimum">Least value possible; null where there is none.</param>
/// <param name="Maximum">Greatest value possible; null where there is none.</param>
/// <param name="Recorded">How finely the source records it.</param>
/// <param name="CoverageFirst">First year in which the source records it.</param>
/// <param name="CoverageLast">Last year; 9999 where it goes on.</param>
/// <param name="Dataset">The data set's name, which has the citation; for computed indicators the one they are computed from.</param>
/// <param name="Description">What is counted and how; for computed ones the formula.</param>
public sealed record Indicator(string Name, string Description, string Unit, double? Minimum, double? Maximum, IndicatorScope Scope, Leaning HigherIs,
    MissingRule Missing, Combination Combined, Spread Spread, PeriodUnit Recorded, int CoverageFirst, int CoverageLast, string Dataset, string Citation)
{
    /// <summary>How it is computed where it isn't recorded; null where it is.</summary>
    public Derivation? Derived { get; init; }

    /// <summary>Computed from single votes, of which several data sets may each hold a part.</summary>
    public bool OfVotes => Derived is Derivation.VoteAgreement or Derivation.VoteAgreementHalf or Derivation.SharedVotes;
}
