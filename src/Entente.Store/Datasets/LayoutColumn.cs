using System.Globalization;

namespace Entente.Store.Datasets;

/// <summary>
/// A column's type in a layout, as written in dataset.json: TYPE [MIN..MAX] [? ] [lenient] [absent-ok] [as NAME].
/// TYPE is text, int, number, flag, year, date, ymd (YYYYMMDD...), mdy (m/d/YYYY), or a way to name a state: cow, gw, iso3, iso2, name.
/// "?" lets it be empty; "lenient" makes a state that the register doesn't know an absent one instead of a rejection; "absent-ok" lets the column be missing.
/// </summary>
public sealed record LayoutColumn(
    string[] Headers, string Type, double? Min, double? Max, bool MayBeEmpty, bool Lenient, bool AbsentOk, string Sql)
{
    public bool IsState => Type is "cow" or "gw" or "iso3" or "iso2" or "name";

    /// <exception cref="FormatException">The description is not of that form.</exception>
    public static LayoutColumn Parse(string headers, string description)
    {
        var names = headers.Split('|');
        var words = description.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0] is not ("text" or "int" or "number" or "flag" or "year" or "date" or "ymd" or "mdy" or "cow" or "gw"
            or "iso3" or "iso2" or "name"))
            throw new FormatException($"Column '{headers}': '{description}' begins with no known type.");
        double? min = words[0] == "year" ? 1400 : null, max = words[0] == "year" ? 2100 : null;
        bool empty = false, lenient = false, absent = false;
        var sql = names[0];
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] == "?") empty = true;
            else if (words[i] == "lenient") lenient = true;
            else if (words[i] == "absent-ok") absent = true;
            else if (words[i] == "as" && i + 1 < words.Length) sql = words[++i];
            else if (words[i].Split("..") is [var low, var high])
                (min, max) = (low.Length == 0 ? null : double.Parse(low, CultureInfo.InvariantCulture), high.Length == 0 ? null
                    : double.Parse(high, CultureInfo.InvariantCulture));
            else throw new FormatException($"Column '{headers}': '{words[i]}' is not understood.");
        }
        return new(names, words[0], min, max, empty, lenient, absent, sql);
    }
}
