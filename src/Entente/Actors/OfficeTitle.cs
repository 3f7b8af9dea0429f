namespace Entente.Actors;

/// <summary>Whether a title before a surname can be that of somebody's office.</summary>
internal static class OfficeTitle
{
    private static readonly string[] Crowned = ["king", "queen", "emperor", "shah", "sultan", "emir", "monarch", "crown prince", "prince"];

    /// <summary>
    /// "President" fits a president or a leader without another title, "King" a monarch, "Foreign Minister" a foreign minister; "Mr", "Dr", "General" and
    /// whatever else says nothing of an office of state fit anybody. "Senator", "Governor", "Ambassador" fit nobody but people who hold no such office.
    /// </summary>
    public static bool Fits(string title, Person person)
    {
        var t = title.ToLowerInvariant();
        foreach (var before in (ReadOnlySpan<string>)["former ", "ex-", "then-", "acting ", "interim "])
            if (t.StartsWith(before, StringComparison.Ordinal)) t = t[before.Length..];
        if (t.StartsWith("president", StringComparison.Ordinal))
            return Any(person, o => o.Office.Contains("president", StringComparison.Ordinal) || o.Office is "leader" or "ruler" or "public figure"
                || o.Role == OfficeRole.State && !IsCrowned(o.Office));
        if (t is "prime minister" or "premier" or "chancellor" or "taoiseach")
            return Any(person, o => o.Office is "leader" or "head of government" or "prime minister" or "premier" or "chancellor" or "taoiseach"
                || o.Role == OfficeRole.Government && !IsCrowned(o.Office));
        if (t is "king" or "queen" or "emperor" or "shah" or "sultan" or "emir" or "crown prince" or "prince" or "princess") return Any(person,
            o => IsCrowned(o.Office));
        if (t is "pope") return Any(person, o => o.Office is "pope");
        if (t is "foreign minister" or "foreign secretary" or "external affairs minister" or "secretary of state")
            return Any(person, o => o.Role == OfficeRole.Foreign);
        if (t.StartsWith("defen", StringComparison.Ordinal) || t is "secretary of defense") return Any(person, o => o.Role == OfficeRole.Defence);
        if (t is "senator" or "sen." or "governor" or "ambassador" or "archbishop" or "admiral" or "captain") return Any(person,
            o => o.Office is "public figure");
        return true;
    }

    private static bool Any(Person person, Func<OfficeHolder, bool> fits) => person.Terms.Exists(t => fits(t));

    private static bool IsCrowned(string office) => Array.Exists(Crowned, c => office.Contains(c, StringComparison.Ordinal));
}
