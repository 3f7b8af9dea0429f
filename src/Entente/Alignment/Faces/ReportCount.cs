namespace Entente.Alignment.Faces;

/// <summary>What event data report of a pair in a year or a month: how many acts, and how many of them are hostile.</summary>
/// <param name="Hostile">Acts of quad classes 3 and 4 (verbal and material conflict), each actor, recipient, root and day once.</param>
/// <param name="All">Acts of any class.</param>
/// <param name="Usual">Log odds of the hostile among all acts between any two in the data set and year.</param>
public readonly record struct ReportCount(int Hostile, int All, double Usual)
{
    /// <summary>A pair's year enters from so many acts on.</summary>
    public const int Least = 5;
}
