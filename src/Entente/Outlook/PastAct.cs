namespace Entente.Outlook;

/// <summary>An act of the past and what such a past was followed by.</summary>
/// <param name="Relation">R or more: the other way round.</param>
/// <param name="Times">How often so far.</param>
/// <param name="LastDay">Day of the last.</param>
/// <param name="Hits">In how many of the cases the act asked about followed on the day of the question.</param>
/// <param name="Cases">Days on which one with such a past did the act asked about to anybody.</param>
/// <param name="Confidence">The chance that follows, in 0 to 1, shrunk to all pasts with this relation.</param>
public sealed record PastAct(int Relation, int Times, int LastDay, int Hits, int Cases, double Confidence)
{
    /// <summary>Fewer cases than this are not said to show anything.</summary>
    public const int LeastCases = 20;
}
