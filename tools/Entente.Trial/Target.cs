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
    private const string Series = "year,value\n2000,1\n2001,1.1\n2002,0.9\n2003,1.05\n2004,3\n2005,3.1\n2006,2.9\n2007,3.2\n2008,3.05\n";
    private const string Graph = "a,b,sign\nUSA,GBR,1\nUSA,RUS,-1\nRUS,CHN,1\nGBR,CHN,-1\nFRA,USA,1\nFRA,RUS,-1\n";
    private const string Lines = "{\"id\":1,\"text\":\"Kenya accused Uganda of shelling a border post.\",\"date\":\"2020-01-02\"}\n"
        + "{\"id\":\"b\",\"text\":\"Russia plans to sign a treaty with Belarus next week.\",\"date\":\"2020-01-02\"}\n";
    private const string Trade = "year,exp_iso3,imp_iso3,value_musd2010\n2016,PRK,CHN,90\n2016,PRK,RUS,10\n2016,CHN,PRK,40\n2016,USA,CHN,810\n";
    private const string Feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A</title><item><title>T&nbsp;1</title>"
        + "<link>http://127.0.0.1/1</link><pubDate>Tue, 18 Jun 2024 10:00:00 GMT</pubDate></item></channel></rss>";
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
            new("turning-points", ".csv", [Series], ["turning-points", "--series", "{file}", "--format", "text"]),
            new("measure", ".csv", [Votes], ["measure", "agreement", "--votes", "{file}"]),
            new("blocs of a graph", ".csv", [Graph], ["blocs", "--graph", "{file}", "--format", "table"]),
            new("blocs of GraphML", ".graphml", [GraphMl], ["blocs", "--graph", "{file}", "--format", "table"]),
            new("load votes", ".csv", [Votes], ["load", "un-votes", "{file}", "--ledger", "{folder}/l.duckdb"]),
            new("load trade", ".csv", [Trade], ["load", "itpde", "{file}", "--ledger", "{folder}/l.duckdb"]),
            new("feed", ".xml", [Feed], []),
        ];
    }
}
