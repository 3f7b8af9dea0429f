using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Cli;
using Entente.SystemTests.Ledger;
using Entente.Web;
using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>Blocs of years in a row and of all states, on votes in which India goes over from the west to the east at the end of 2022.</summary>
public sealed class BlocPagesTests : IAsyncLifetime
{
    private static readonly string[] West = ["USA", "GBR", "FRA", "ISR"], East = ["RUS", "CHN", "PRK", "SYR"];

    private readonly ScratchFolder scratch = new();
    private readonly HttpClient client = new();
    private Workbench workbench = null!;

    public async ValueTask InitializeAsync()
    {
        File.WriteAllText(scratch.File("votes.csv"), Votes());
        Assert.Equal(ExitCode.Done, CommandLine.Run(["load", "un-votes", scratch.File("votes.csv"), "--ledger", scratch.File("l.duckdb")]));
        workbench = await Workbench.StartAsync(UseCases.Of(scratch.File("l.duckdb")), WorkbenchOptions.Default, default);
        client.BaseAddress = new Uri($"http://127.0.0.1:{workbench.Port}");
        client.DefaultRequestHeaders.Authorization = new("Bearer", workbench.Token);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await workbench.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    public async Task Years_in_a_row_tell_who_went_where_and_when()
    {
        var page = await Page("/blocs/2023?from=2021&to=2023");
        Assert.Contains("<title>Blocs 2021 to 2023 · Entente</title>", page);
        Assert.Contains("<h1>Blocs 2021 to 2023</h1>", page);
        Assert.Matches("aria-label=\"Flow of states between blocs, 2021 to 2023;", page);
        var moves = Regex.Match(page, "<section id=\"moves\">.*?</section>", RegexOptions.Singleline).Value;
        var move = Assert.Single(Regex.Matches(moves, "<tr><th scope=\"row\">.*"), m => m.Value.Contains("India", StringComparison.Ordinal)).Value;
        Assert.Matches("^<tr><th scope=\"row\">2023</th><td>([AB])</td><td>(?!\\1)[AB]</td><td><a href=\"/state/IND\">India</a></td></tr>", move);
        Assert.Contains("<input type=\"hidden\" name=\"from\" value=\"2021\"><input type=\"hidden\" name=\"to\" value=\"2023\">", page);
        Assert.Contains("<a href=\"?from=2021&amp;to=2023\">back to now</a>", await Page("/blocs/2023?from=2021&to=2023&as-of=2024-06-01"));
        Assert.Contains("<h1>Blocs 2014 to 2023</h1>", await Page("/blocs/2023?to=2023"));
    }

    [Fact]
    public async Task All_states_stand_in_one_matrix_bloc_by_bloc()
    {
        var page = await Page("/blocs/2022?states=all");
        Assert.Contains("<h1>All states in 2022</h1>", page);
        var keys = Regex.Matches(page, "rotate\\(-90\\)\">([A-Z]{3})</text>").Select(m => m.Groups[1].Value).ToList();
        // Those without a vote are states nevertheless, and stand last.
        Assert.Equal(195, keys.Distinct().Count());
        int[] west = [.. West.Append("IND").Select(s => keys.IndexOf(s)).Order()], east = [.. East.Select(s => keys.IndexOf(s)).Order()];
        Assert.Equal((4, 3, 8), (west[^1] - west[0], east[^1] - east[0], Math.Max(west[^1], east[^1])));
        var told = Regex.Matches(page, "<title>[^<]*: (\\d+) friendly, (\\d+) hostile</title>");
        int Told(int sign) => told.Sum(t => int.Parse(t.Groups[sign].Value, CultureInfo.InvariantCulture));
        var heads = Regex.Match(page, @"\((\d+) friendly, (\d+) hostile\)");
        Assert.Equal((heads.Groups[1].Value, heads.Groups[2].Value), ((Told(1) / 2).ToString(CultureInfo.InvariantCulture),
            (Told(2) / 2).ToString(CultureInfo.InvariantCulture)));
        Assert.Equal((Told(1), Told(2)), (Regex.Count(page, "h10v10h-10z"), Regex.Count(page, "h10v5h-10z")));
        Assert.True(Told(1) + Told(2) > 0);
        Assert.Contains("<a href=\"/blocs/2023?states=all\">2023 →</a>", page);
    }

    [Fact]
    public async Task Year_leads_to_both_and_what_is_asked_wrongly_is_told()
    {
        var page = await Page("/blocs/2023");
        Assert.Contains("<a href=\"/blocs/2023?from=1984&amp;to=2023\">1984 to 2023</a>", page);
        Assert.Contains("<a href=\"/blocs/2023?states=all\">All states in 2023</a>", page);
        foreach (var (asked, status, words) in new[]
        {
            ("from=1983&to=2023", 400, "41 years; at most 40"), ("from=2023&to=2023", 400, "is not before"), ("from=x", 404, "is no year"),
            ("states=some", 400, "not &#39;all&#39;"), ("states=all&from=2021", 400, "one of the two"), ("from=1940&to=1950", 400, "1946"),
        })
        {
            using var response = await client.GetAsync(new Uri("/blocs/2023?" + asked, UriKind.Relative));
            var body = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode == status && body.Contains(words, StringComparison.Ordinal), $"{asked}: {response.StatusCode} {body}");
        }
    }

    private async Task<string> Page(string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return body;
    }

    private static string Votes()
    {
        var rows = new StringBuilder("rcid,date,iso3,vote\n");
        for (var n = 0; n < 108; n++)
        {
            var (year, west, east) = (2021 + n / 36, n % 5 == 0 ? "no" : "yes", n % 7 == 0 ? "yes" : "no");
            foreach (var (state, vote) in West.Select(s => (s, west)).Concat(East.Select(s => (s, east))).Append(("IND", year < 2023 ? west : east)))
                rows.Append(CultureInfo.InvariantCulture, $"{n + 1},{year}-{n / 3 % 12 + 1:00}-10,{state},{vote}\n");
        }
        return rows.ToString();
    }
}
