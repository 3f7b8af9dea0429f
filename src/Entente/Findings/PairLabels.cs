using Entente.Record;

namespace Entente.Findings;

/// <summary>Indicators in a reader's words.</summary>
public static class PairLabels
{
    /// <summary>What a brief on two states shows, in order, with what to call it; those of <see cref="IsKind"/> are told in sentences rather than
    /// drawn.</summary>
    public static readonly IReadOnlyList<(string Indicator, string Label)> All =
    [
        ("un.agreement", "Same vote in the UN General Assembly"), ("un.shared", "Roll calls both voted in"), ("igo.joint", "Joint international organisations"),
        ("trade.exports", "Exports"), ("arms.tiv", "Major arms delivered"),
        ("alliance.defence", "a defence pact"), ("alliance.nonaggression", "a non-aggression pact"), ("alliance.neutrality", "a neutrality pact"),
            ("alliance.consultation", "a duty to consult"),
        ("sanction.any", "sanctions"), ("mid.dispute", "a militarized dispute"), ("conflict.interstate", "armed conflict with each other"),
            ("rivalry.strategic", "strategic rivalry"),
        ("visit.us-abroad", "Visits of the US President and Secretary of State"), ("visit.to-us", "Visits of leaders to the United States"),
    ];

    public static string Of(Indicator indicator) => All.FirstOrDefault(l => l.Indicator == indicator.Name).Label ?? indicator.Name;

    /// <summary>True of what holds in a year or doesn't.</summary>
    public static bool IsKind(Indicator indicator) => char.IsLower(Of(indicator)[0]) && indicator.Name.Contains('.', StringComparison.Ordinal)
        && indicator.Unit is "0 or 1" or "count" or "level" && !indicator.Name.StartsWith("visit", StringComparison.Ordinal)
        && !indicator.Name.StartsWith("un.", StringComparison.Ordinal) && !indicator.Name.StartsWith("igo", StringComparison.Ordinal);

    /// <summary>"1996, 1999 to 2002 and 2004".</summary>
    public static string Years(IEnumerable<int> years)
    {
        var spells = Spells(years);
        return Wording.List(spells.Select(s => s.First == s.Last ? $"{s.First}" : $"{s.First} to {s.Last}"));
    }

    public static List<(int First, int Last)> Spells(IEnumerable<int> years)
    {
        var spells = new List<(int First, int Last)>();
        foreach (var year in years.Distinct().Order())
            if (spells.Count > 0 && spells[^1].Last == year - 1) spells[^1] = (spells[^1].First, year);
            else spells.Add((year, year));
        return spells;
    }
}
