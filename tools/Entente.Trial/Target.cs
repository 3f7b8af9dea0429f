using System.Globalization;
using System.Text.Json;

namespace Entente.Trial;

/// <summary>A command that is tried, and what it is given.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Ending">Of the file that it gets.</param>
/// <param name="Seeds">Good inputs.</param>
/// <param name="Arguments">Of the command; {file} is the input's path, {folder} one that is emptied each time.</param>
internal sealed record Target(string Name, string Ending, IReadOnlyList<string> Seeds, string[] Arguments)
{
    private const string Votes = "rcid,date,iso3,vote\n1,2020-01-02,USA,yes\n1,2020-01-02,FRA,yes\n1,2020-01-02,RUS,no\n2,2020-01-03,USA,no\n"
        + "2,2020-01-03,FRA,abstain\n2,2020-01-03,RUS,yes\n";
    private static readonly string[] Series =
    [
        "period,value\n" + Steps("{0}", "{1}"),
        "period,trade,visits\n" + Steps("{0}-06", "{1},{2}"),
        "period;value\n" + Steps("{0}", "{1}").Replace(',', ';'),
        "period,value\n" + Steps("{0}", "{1}").Replace("1987,", "1987,NA#", StringComparison.Ordinal).Replace("#1", "", StringComparison.Ordinal),
    ];
    private const string Graph = "a,b,sign\nUSA,GBR,1\nUSA,RUS,-1\nRUS,CHN,1\nGBR,CHN,-1\nFRA,USA,1\nFRA,RUS,-1\n";
    private const string Lines = "{\"id\":1,\"text\":\"Kenya accused Uganda of shelling a border post.\",\"date\":\"2020-01-02\"}\n"
        + "{\"id\":\"b\",\"text\":\"Russia plans to sign a treaty with Belarus next week.\",\"date\":\"2020-01-02\"}\n";
    private const string Trade = "year,exp_iso3,imp_iso3,value_musd2010\n2016,PRK,CHN,90\n2016,PRK,RUS,10\n2016,CHN,PRK,40\n2016,USA,CHN,810\n";
    private static readonly string[] Feeds =
    [
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A</title><item><title>T&nbsp;1</title><link>http://127.0.0.1/1</link>"
            + "<guid>x</guid><pubDate>Tue, 18 Jun 2024 10:00:00 GMT</pubDate>\n<description><![CDATA[<p>a <b>b</b></p>]]></description></item></channel></rss>",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"http://127.0.0.1/w/\"><title type=\"html\">A &amp;lt;b&amp;gt;</title><entry><id>urn:1</id>"
            + "<title>One</title><link rel=\"alternate\" href=\"one\"/><published>2024-06-18T00:00:00+09:00</published><summary>S.</summary></entry></feed>",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[\n{\"id\":7,\"url\":\"/j/1\",\"title\":\"One\",\n"
            + "\"date_published\":\"2024-06-18T10:00:00+09:00\",\"content_text\":\"T\"},\n{\"id\":\"http://127.0.0.1/j/2\"},3]}",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n<url><loc>"
            + "http://127.0.0.1/1</loc><news:news><news:title>Two</news:title>"
            + "<news:publication_date>2024-06-18</news:publication_date></news:news></url></urlset>",
        "<sitemapindex><sitemap><loc>http://127.0.0.1/s1.xml</loc><lastmod>2024-06-18</lastmod></sitemap></sitemapindex>",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
            + "<channel rdf:about=\"http://127.0.0.1/\"><title>R</title></channel><item rdf:about=\"http://127.0.0.1/1\"><title>One</title>"
            + "<link>http://127.0.0.1/1</link><dc:date>2024-06-18T10:00:00Z</dc:date></item></rdf:RDF>",
        "100 0123456789abcdef0123456789abcdef http://127.0.0.1/v2/20240618101500.export.CSV.zip\n9 x http://127.0.0.1/y\n",
    ];
    private const string GraphMl = "<?xml version=\"1.0\"?><graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><key id=\"s\" for=\"edge\" "
        + "attr.name=\"sign\" attr.type=\"double\"/><graph edgedefault=\"undirected\"><node id=\"USA\"/><node id=\"RUS\"/><edge source=\"USA\" "
        + "target=\"RUS\"><data key=\"s\">-1</data></edge></graph></graphml>";

    public static IReadOnlyList<Target> All(string samples)
    {
        var texts = Directory.GetFiles(samples, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var pages = Directory.GetFiles(samples, "*.html").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        return
        [
            new("read text", ".txt", texts, ["read", "{file}", "-o", "{folder}/out.jsonl"]),
            new("read page", ".html", pages, ["read", "{file}", "--format", "table", "-o", "{folder}/out.txt"]),
            new("brief text", ".txt", texts, ["brief", "{file}", "--ledger", "{folder}/l.duckdb", "--format", "text", "-o", "{folder}/out.txt"]),
            new("brief page", ".html", pages, ["brief", "{file}", "--ledger", "{folder}/l.duckdb", "--format", "html", "-o", "{folder}/out.html"]),
            new("code", ".jsonl", [Lines], ["code"]),
            new("turning-points", ".csv", Series, ["turning-points", "--series", "{file}", "--format", "text"]),
            new("turning-points online", ".csv", Series, ["turning-points", "--series", "{file}", "--method", "online"]),
            new("measure", ".csv", [Votes], ["measure", "agreement", "--votes", "{file}"]),
            new("blocs of a graph", ".csv", [Graph], ["blocs", "--graph", "{file}", "--format", "table"]),
            new("blocs of GraphML", ".graphml", [GraphMl], ["blocs", "--graph", "{file}", "--format", "table"]),
            new("load votes", ".csv", [Votes], ["load", "un-votes", "{file}", "--ledger", "{folder}/l.duckdb"]),
            new("load trade", ".csv", [Trade], ["load", "itpde", "{file}", "--ledger", "{folder}/l.duckdb"]),
            .. Loaders(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(samples).TrimEnd('/'))!, "src", "Entente.Store", "Datasets")),
            new("feed", ".xml", Feeds, ["feed"]),
            new("articles of a feed", ".csv", [string.Join('\t', Enumerable.Range(0, 59).Select(i => $"c{i}")) + "\t20240618101500\thttp://127.0.0.1/1\n"],
                ["articles"]),
        ];
    }

    // Every layout of every data set, by the file that its test loads.
    private static IEnumerable<Target> Loaders(string datasets) =>
        from folder in Directory.GetDirectories(datasets).Order(StringComparer.Ordinal)
        where File.Exists(Path.Combine(folder, "dataset.json"))
        from file in Directory.GetFiles(folder, "fixture.*.txt").Order(StringComparer.Ordinal)
        let name = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "dataset.json"))).RootElement.GetProperty("name").GetString()!
        select new Target($"load {name} {Path.GetFileNameWithoutExtension(file)["fixture.".Length..]}", ".csv", [Longer(File.ReadAllLines(file))],
            ["load", name, "{file}", "--ledger", "{folder}/l.duckdb"]);

    // The rows five times over, so that a spoilt one leaves others to load.
    private static string Longer(string[] lines) => string.Join('\n', lines.Take(1).Concat(Enumerable.Repeat(lines.Skip(1), 5).SelectMany(l => l))) + "\n";

    // Forty years with a step in 2000.
    private static string Steps(string period, string values) => string.Concat(Enumerable.Range(1980, 40).Select(year => string.Format(
        CultureInfo.InvariantCulture, period + "," + values + "\n", year, (year < 2000 ? 1 : 4) + year * 7919 % 13 / 20.0, year % 7)));
}
