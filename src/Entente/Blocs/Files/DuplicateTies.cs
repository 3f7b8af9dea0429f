namespace Entente.Blocs.Files;

/// <summary>What to do when a pair stands in a file more than once. The same weight again is always taken as one tie, and counted.</summary>
public enum DuplicateTies
{
    /// <summary>Another weight for a pair is an error.</summary>
    Refuse,
    /// <summary>Weights are added; a sum of zero leaves no tie.</summary>
    Sum,
    /// <summary>The sign of the sum, as 1 or -1; a sum of zero leaves no tie.</summary>
    Majority,
}
