namespace Entente.Alignment.Faces;

/// <summary>What brings two states into each other's way whatever they think of each other.</summary>
/// <param name="Border">A common border on land or by river.</param>
/// <param name="Water">None, but less than 400 miles of water.</param>
/// <param name="Majors">How many of the two are major powers.</param>
public readonly record struct Opportunity(bool Border, bool Water, byte Majors)
{
    /// <summary>Major powers since 1946 by the list of Correlates of War (2017).</summary>
    public static bool IsMajor(string iso3, int year) => iso3 switch
    {
        "USA" or "GBR" or "FRA" or "RUS" => true,
        "CHN" => year >= 1950,
        "DEU" or "JPN" => year >= 1991,
        _ => false,
    };
}
