using System.Collections.Immutable;
using Entente.Blocs.Ties;
using Entente.Findings;

namespace Entente.Briefs.BlocPages;

/// <summary>What a page of blocs through time is made of.</summary>
public sealed record BlocPageMaterial
{
    public required BlocCourse Course { get; init; }

    /// <summary>The last year, with what it can be relied on.</summary>
    public required BlocStudy Last { get; init; }

    /// <summary>What each state is called, by key.</summary>
    public required ImmutableDictionary<string, string> Names { get; init; }

    /// <summary>What each face rests on, a line a face.</summary>
    public required ImmutableArray<string> Record { get; init; }

    /// <summary>Where a state is shown, by key; absent for a page that stands alone.</summary>
    public Func<string, string>? StateAddress { get; init; }

    /// <summary>Where two states are shown, by their keys; absent for a page that stands alone.</summary>
    public Func<string, string, string>? PairAddress { get; init; }

    internal string Name(string state) => Names.GetValueOrDefault(state, state);

    /// <summary>The name in HTML, leading to the state where there is a page on it.</summary>
    internal string State(string state) => Link(StateAddress?.Invoke(state), Name(state));

    /// <summary>Words on a pair in HTML, leading to it where there is a page on it.</summary>
    internal string Pair(string a, string b, string words) => Link(PairAddress?.Invoke(a, b), words);

    internal int FirstYear => Course.Years[0].Year;
    internal int LastYear => Course.Years[^1].Year;

    /// <summary>A for the bloc of most member-years, B for the next; AA after Z.</summary>
    internal static string Letter(int? bloc) => bloc is not { } b ? "none" : b < 26 ? ((char)('A' + b)).ToString() : Letter(b / 26 - 1) + (char)('A' + b % 26);

    /// <summary>The class that gives a bloc its colour; blocs after the seventh share one, and so do states that stand in none.</summary>
    internal static string Css(int? bloc) => bloc is not { } b ? "b-none" : b < 7 ? $"b-{b}" : "b-more";

    /// <summary>States in the order of their bloc in the last year, then of the bloc of most of their years, then by name: the same in all pictures.</summary>
    internal IReadOnlyList<string> Order() => [.. Course.States.OrderBy(s => Course.BlocOf(LastYear, s) ?? int.MaxValue).ThenBy(Usual)
        .ThenBy(Name, StringComparer.Ordinal)];

    private int Usual(string state) => Course.Years.GroupBy(y => Course.BlocOf(y.Year, state) ?? int.MaxValue).OrderByDescending(g => g.Count())
        .ThenBy(g => g.Key).First().Key;

    private static string Link(string? address, string words) =>
        address is null ? WorldText.Html(words) : $"<a href=\"{WorldText.Html(address)}\">{WorldText.Html(words)}</a>";
}
