using System.Globalization;

namespace Entente.Findings;

/// <summary>Numbers as sentences and charts show them.</summary>
internal static class NumberWords
{
    /// <summary>With at most two digits after the point, and as few as tell it.</summary>
    public static string Of(double value)
    {
        value = Math.Round(value, 6);
        return (value < 0 ? "−" : "") + Math.Abs(value).ToString(Math.Abs(value) >= 1000 ? "#,0" : "0.##", CultureInfo.InvariantCulture);
    }
}
