using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Entente.SystemTests.Input;

namespace Entente.SystemTests.Following;

/// <summary>Servers on loopback with feeds of every kind and fault. The feeds are on one, each under its own path; a second is another host.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private readonly LoopbackServer main, other;
    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);

    public string Address => main.Address;
    public string Other => other.Address;

    /// <summary>How often a path was asked for; the other host's begin with "other".</summary>
    public int Asked(string path) => asked.GetValueOrDefault(path);

    /// <summary>What was sent with the last request for a path.</summary>
    public string LastRequest(string path)
    {
        lock (main.Requests) return main.Requests.Last(r => r.StartsWith($"GET {path} ", StringComparison.Ordinal));
    }

    public Newsroom()
    {
        other = new LoopbackServer(path => Count("other" + path, path == "/robots.txt" ? NotFound : Page("Elsewhere", "Mali thanked Niger.")));
        main = new LoopbackServer(path => Count(path, Answer(path)));
    }

    /// <summary>Feeds that end well, and the articles that are to be read of them.</summary>
    public static IReadOnlyDictionary<string, int> Well { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["rss"] = 2, ["atom"] = 2, ["rdf"] = 1, ["json"] = 1, ["sitemap"] = 1, ["index"] = 2, ["gdelt"] = 1, ["etag"] = 1, ["modified"] = 1, ["nbsp"] = 1,
        ["ampersand"] = 1, ["baddate"] = 1, ["skew"] = 1, ["latin"] = 1, ["gzip"] = 1, ["moved"] = 1, ["empty"] = 0, ["sameagain"] = 0,
            ["abroad"] = 0, ["secretlink"] = 0,
    };

    /// <summary>Feeds that fail, and what is said of them.</summary>
    public static IReadOnlyDictionary<string, string> Failing { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["gone"] = "404", ["busy"] = "429", ["broken"] = "500", ["cutgzip"] = "whole", ["dtd"] = "DTD", ["page"] = "web page",
            ["moves-out"] = "not the feed's own host",
        ["moves-secret"] = "name or password", ["loop"] = "redirected more than", ["forbidden"] = "robots.txt", ["silent"] = "no complete answer",
            ["badmd5"] = "MD5",
    };

    private byte[] Answer(string path) => path switch
    {
        "/robots.txt" => LoopbackServer.Ok("text/plain", "User-agent: *\nDisallow: /forbidden\nDisallow: /private/\n"u8.ToArray()),
        "/rss" => Xml($"<rss><channel>{Item("a1", "Tue, 18 Jun 2024 10:00:00 GMT")}{Item("a2", "Wed, 19 Jun 2024 10:00:00 GMT")}"
            + $"{Item("private/1", "")}</channel></rss>"),
        "/atom" => Xml($"<feed xmlns='http://www.w3.org/2005/Atom'>{Entry("b1")}{Entry("b2")}</feed>"),
        "/rdf" => Xml($"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><channel/>{Item("c1", "")}</rdf:RDF>"),
        "/json" => LoopbackServer.Ok("application/json", Encoding.UTF8.GetBytes($$"""{"items":[{"url":"{{Address}}/d1","date_published":"2024-06-18"}]}""")),
        "/sitemap" => Xml($"<urlset><url><loc>{Address}/e1</loc></url></urlset>"),
        "/index" => Xml($"<sitemapindex><sitemap><loc>{Address}/sitemap2</loc></sitemap><sitemap><loc>{Address}/sitemap3</loc></sitemap></sitemapindex>"),
        "/sitemap2" => Xml($"<urlset><url><loc>{Address}/f1</loc></url></urlset>"),
        "/sitemap3" => Xml($"<urlset><url><loc>{Address}/f2</loc></url></urlset>"),
        "/gdelt" => Text($"{Zip.Length} {Md5(Zip)} {Address}/20240618101500.export.CSV.zip\n"),
        "/badmd5" => Text($"{Zip.Length} {new string('0', 32)} {Address}/20240618101500.export.CSV.zip\n"),
        "/20240618101500.export.CSV.zip" => LoopbackServer.Ok("application/zip", Zip),
        "/etag" => Conditional(path, "If-None-Match: \"v1\"", "ETag: \"v1\"\r\n", Item("g1", "")),
        "/modified" => Conditional(path, "If-Modified-Since: Tue, 18 Jun 2024 10:00:00 GMT", "Last-Modified: Tue, 18 Jun 2024 10:00:00 GMT\r\n",
            Item("h1", "")),
        "/nbsp" => Xml($"<rss><channel><item><title>A&nbsp;B</title><link>{Address}/i1</link></item></channel></rss>"),
        "/ampersand" => Xml($"<rss><channel><item><title>A & B</title><link>{Address}/j1?a=1&b=2</link></item></channel></rss>"),
        "/baddate" => Xml($"<rss><channel>{Item("k1", "Someday")}</channel></rss>"),
        "/skew" => Xml($"<rss><channel>{Item("l1", "Fri, 18 Jun 2100 10:00:00 GMT")}</channel></rss>"),
        "/latin" => LoopbackServer.Ok("text/xml", Encoding.Latin1.GetBytes($"<?xml version='1.0' "
            + $"encoding='ISO-8859-1'?><rss><channel><title>Être</title>{Item("m1", "")}</channel></rss>")),
        "/gzip" => Gzip(Packed($"<rss><channel>{Item("n1", "")}</channel></rss>")),
        "/cutgzip" => Gzip(Packed($"<rss><channel>{Item("n2", "")}</channel></rss>")[..^12]),
        "/moved" => Redirect("/moved-here"),
        "/moved-here" => Xml($"<rss><channel>{Item("o1", "")}</channel></rss>"),
        "/empty" => Xml("<rss><channel/></rss>"),
        "/sameagain" => Xml($"<rss><channel>{Item("a1", "")}</channel></rss>"),
        "/abroad" => Xml($"<rss><channel><item><link>{Other}/x1</link></item></channel></rss>"),
        "/secretlink" => Xml($"<rss><channel><item><link>http://u:p@{Address[7..]}/s1</link></item></channel></rss>"),
        "/busy" => LoopbackServer.Response("429 Too Many Requests", "Retry-After: 7200\r\n", []),
        "/broken" => LoopbackServer.Response("500 Fault", "", []),
        "/dtd" => Xml("<!DOCTYPE rss [<!ENTITY x 'y'>]><rss><channel/></rss>"),
        "/page" => LoopbackServer.Ok("text/html", "<!DOCTYPE html><html><body>Hello</body></html>"u8.ToArray()),
        "/moves-out" => Redirect(Other + "/feed"),
        "/moves-secret" => Redirect($"http://u:p@{Address[7..]}/rss"),
        "/loop" => Redirect("/loop"),
        "/silent" => null!,
        // Every article by its path; each tells another thing.
        _ when path.Split('?')[0][1..] is { Length: > 0 and <= 9 } name && char.IsDigit(name[^1]) => Page("Report " + name,
            $"Peru accused Chile of shelling town {name}."),
        _ => NotFound,
    };

    private byte[] Zip => zip ??= MakeZip();
    private byte[]? zip;

    private byte[] MakeZip()
    {
        var row = string.Join('\t', Enumerable.Repeat("x", 59).Append("20240618101500").Append(Address + "/p1")) + "\n"
            + string.Join('\t', Enumerable.Repeat("y", 59).Append("20240618101500").Append("http://127.0.0.9/never")) + "\n";
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, true))
        using (var entry = archive.CreateEntry("20240618101500.export.CSV").Open()) entry.Write(Encoding.UTF8.GetBytes(row));
        return bytes.ToArray();
    }

#pragma warning disable CA5351 // As GDELT's lists do.
    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(bytes));
#pragma warning restore CA5351

    private byte[] Conditional(string path, string condition, string header, string items) =>
        LastRequest(path).Contains(condition, StringComparison.Ordinal) ? LoopbackServer.Response("304 Not Modified", header, [])
            : LoopbackServer.Response("200 OK", header, Encoding.UTF8.GetBytes($"<rss><channel>{items}</channel></rss>"));

    private string Item(string path, string date) => $"<item><title>{path}</title><link>{Address}/{path}</link><pubDate>{date}</pubDate></item>";

    private string Entry(string path) => $"<entry><id>{path}</id><link href='/{path}'/><updated>2024-06-18T10:00:00Z</updated></entry>";

    private byte[] Count(string path, byte[] answer)
    {
        asked.AddOrUpdate(path, 1, (_, n) => n + 1);
        return answer;
    }

    private static readonly byte[] NotFound = LoopbackServer.Response("404 Not Found", "", []);

    private static byte[] Xml(string text) => LoopbackServer.Ok("application/xml", Encoding.UTF8.GetBytes(text));

    private static byte[] Text(string text) => LoopbackServer.Ok("text/plain", Encoding.UTF8.GetBytes(text));

    private static byte[] Page(string title, string words) => LoopbackServer.Ok("text/html; charset=utf-8",
        Encoding.UTF8.GetBytes($"<!doctype html><html><head><title>{title}</title></head><body><article>"
            + $"<h1>{title}</h1><p>{words}</p></article></body></html>"));

    private static byte[] Redirect(string target) => LoopbackServer.Response("302 Found", $"Location: {target}\r\nContent-Length: 0\r\n", []);

    private static byte[] Gzip(byte[] packed) => LoopbackServer.Response("200 OK",
        string.Create(CultureInfo.InvariantCulture, $"Content-Type: application/xml\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n"), packed);

    private static byte[] Packed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await main.DisposeAsync();
        await other.DisposeAsync();
    }
}
