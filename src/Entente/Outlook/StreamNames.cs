using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>What the numbers of a stream stand for, and what the names themselves say: "Police (India)" has the country India and the role Police.</summary>
public sealed record StreamNames
{
    private const int LeastOfRole = 3;

    /// <param name="entities">Names by number; an empty name says nothing.</param>
    /// <param name="relations">Names by number.</param>
    public StreamNames(ImmutableArray<string> entities, ImmutableArray<string> relations)
    {
        Entities = entities;
        Relations = relations;
        var countries = new Dictionary<string, int>(StringComparer.Ordinal);
        var parts = entities.Select(Split).ToArray();
        foreach (var (_, country) in parts)
            if (country.Length > 0) countries.TryAdd(country, countries.Count);
        var common = parts.Where(p => p.Country.Length > 0).GroupBy(p => p.Role, StringComparer.Ordinal)
            .Where(g => g.Count() >= LeastOfRole).Select((g, i) => (g.Key, i)).ToDictionary(g => g.Key, g => g.i + 2, StringComparer.Ordinal);
        var country0 = new int[entities.Length];
        var role0 = new int[entities.Length];
        for (var i = 0; i < entities.Length; i++)
        {
            var (role, country) = parts[i];
            if (country.Length > 0) (country0[i], role0[i]) = (countries[country], common.GetValueOrDefault(role));
            else if (countries.TryGetValue(entities[i], out var own)) (country0[i], role0[i]) = (own, StateRole);
            else country0[i] = -1;
        }
        Country = [.. country0];
        Role = [.. role0];
        Countries = Math.Max(1, countries.Count);
        Roles = common.Count + 2;
    }

    /// <summary>The role of an entity whose name is itself a country's; 0 is no role known.</summary>
    public const int StateRole = 1;

    public ImmutableArray<string> Entities { get; }
    public ImmutableArray<string> Relations { get; }

    /// <summary>Country of each entity by number; -1 where its name tells none.</summary>
    public ImmutableArray<int> Country { get; }

    /// <summary>Role of each entity: 0 none, 1 a state, others those that at least three entities share.</summary>
    public ImmutableArray<int> Role { get; }

    public int Countries { get; }
    public int Roles { get; }

    /// <summary>The same entities and relations, the names saying nothing.</summary>
    public static StreamNames None(int entities, int relations) =>
        new([.. Enumerable.Repeat("", entities)], [.. Enumerable.Repeat("", relations)]);

    private static (string Role, string Country) Split(string name)
    {
        int open = name.LastIndexOf('('), close = name.LastIndexOf(')');
        return open > 0 && close > open ? (name[..open].TrimEnd(' ', '_'), name[(open + 1)..close]) : (name, "");
    }
}
