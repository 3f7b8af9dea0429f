namespace Entente.Alignment.Faces;

/// <summary>
/// How a standing record follows a face x: it begins with logit P = Start + StartLoading x + Border, Water and Majors where they hold, and stays with
/// logit P = Stay + StayLoading x.
/// </summary>
public sealed record StandingParameters(StandingRecord Record, double Start, double StartLoading, double Stay, double StayLoading, double Border,
    double Water, double Majors)
{
    /// <summary>No loading above this: beyond it a face would do nothing but count one record.</summary>
    public const double MostLoading = 5.5;

    /// <summary>
    /// No loading of staying below this: a record that stands says that the face is still where it stood. Without it the likelihood may take a
    /// record's beginning for all that it says, and the face of a sanction of thirty years falls from its first year on. A sanction is a policy in
    /// force, and the only record of its face: it holds the face up as long as it stands.
    /// </summary>
    public static double LeastStay(StandingRecord record) => record == StandingRecord.Sanction ? 2 : 0.5;

    /// <summary>Log odds of a beginning before the face is known.</summary>
    public double StartOf(Opportunity opportunity) => Start + (opportunity.Border ? Border : 0) + (opportunity.Water ? Water : 0) + Majors * opportunity.Majors;
}
