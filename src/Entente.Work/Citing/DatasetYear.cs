using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Work.Citing;

/// <summary>The year that a data set's own BibTeX gives.</summary>
internal static partial class DatasetYear
{
    public static int? In(string bibtex) => Year().Match(bibtex) is { Success: true } found
        ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\byear\s*=\s*\{(\d{4})\}")]
    private static partial Regex Year();
}
