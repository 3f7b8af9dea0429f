using System.Collections.Immutable;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Entente.Actors;
using Entente.News;
using Entente.News.Feeds;
using Entente.Time;
using NodaTime;
using Xunit;

namespace Entente.Tests.News;

/// <summary>What documents say is data in every form of the news.</summary>
public sealed class NewsFormTests
{
    private const string Hostile = "<script>alert(1)</script>]]>\u0007\u202E\uD800 & \"x\" \u001b[31m";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static NewsReport Report(string words = Hostile) => new()
    {
        Until = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        Feeds = [new FeedNews(new Feed("http://news.example/" + words, FeedKind.Rss) { Outlet = words }, new FeedHealth
        {
            FailingSince = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), TroubleSince = new(2026, 1, 1, 1, 0, 0, DateTimeKind.Utc), Failures = 2, Error = words,
        }, IsNew: true)],
        Watches = [new WatchNews { Watch = new Watch(new ActorId("PER"), new ActorId("CHL")), QuietDocuments = 2, Changes = [new Change
        {
            Kind = ChangeKind.Record, Statement = words, Note = words, Dataset = words, Row = words, Date = ImpreciseDate.OfDay(new LocalDate(2024, 6, 18)),
        }] }],
    };

    [Fact]
    public void Text_sends_no_command_to_the_terminal()
    {
        var text = NewsText.Write(Report());
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n' || c == '\u202E');
        Assert.Contains("2 documents on it told nothing new.", text);
        Assert.Contains("18 June 2024", text);
    }

    [Fact]
    public void Page_holds_no_markup_of_the_world()
    {
        var page = NewsHtml.Page(Report());
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<a ", page);
        Assert.Contains("&lt;script&gt;", page);
        Assert.Contains("<a href=\"/pair/CHL/PER\">", NewsHtml.List(Report(), ""));
    }

    [Fact]
    public void Feed_is_well_formed_and_its_keys_stay()
    {
        var feed = XDocument.Parse(NewsAtom.Write(Report()), LoadOptions.None);
        // The change, then the feed that fails, whose texts are plain and not markup.
        var entries = feed.Root!.Elements(Atom + "entry").ToList();
        Assert.Equal(2, entries.Count);
        Assert.StartsWith("urn:entente:feed:w-", entries[1].Element(Atom + "id")!.Value);
        Assert.Null(entries[1].Element(Atom + "content")!.Attribute("type"));
        var entry = entries[0];
        Assert.Equal("2026-01-02T03:04:05Z", feed.Root.Element(Atom + "updated")!.Value);
        Assert.DoesNotContain("<script", entry.Element(Atom + "content")!.Value);
        Assert.Equal(NewsAtom.Write(Report()), NewsAtom.Write(Report()));
        var later = XDocument.Parse(NewsAtom.Write(Report() with { Until = DateTime.UnixEpoch }));
        Assert.Equal(entry.Element(Atom + "id")!.Value, later.Root!.Element(Atom + "entry")!.Element(Atom + "id")!.Value);
    }

    [Fact]
    public void Json_is_whole()
    {
        using var json = JsonDocument.Parse(NewsJson.Write(Report("plain")));
        Assert.Equal(1, json.RootElement.GetProperty("count").GetInt32());
        Assert.Equal("plain", json.RootElement.GetProperty("watches")[0].GetProperty("changes")[0].GetProperty("statement").GetString());
    }
}
