namespace Entente.Cli.Inputs;

/// <summary>How commands turn names and codes of states into one another.</summary>
public static class StateCodes
{
    /// <summary>ISO alpha-3 of a country's name or alpha-2 code; null when unknown.</summary>
    public static string? Iso3(string name, string alpha2) => null;

    /// <summary>Correlates of War number of a state in a year; null when it has none.</summary>
    public static int? Cow(string iso3, int year) => null;
}
