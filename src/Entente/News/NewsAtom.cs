using System.Globalization;
using System.Text;
using System.Xml;
using Entente.Findings;
using Entente.Ledger;

namespace Entente.News;

/// <summary>News as an Atom feed (RFC 4287): an entry a change, whose key stays the same however often it is told.</summary>
public static class NewsAtom
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static string Write(NewsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            Element(xml, "id", "urn:entente:news:" + ContentHash.Of(["news", .. report.Watches.Select(w => w.Watch.Key + " " + w.Watch.Name)
                .Order(StringComparer.Ordinal)]));
            Element(xml, "title", "Entente: what changed");
            Element(xml, "updated", Time(report.Until));
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", "Entente");
            xml.WriteEndElement();
            foreach (var news in report.Watches)
                foreach (var change in news.Changes)
                {
                    xml.WriteStartElement("entry", Atom);
                    Element(xml, "id", $"urn:entente:change:{news.Watch.Key}:{change.Id}");
                    Element(xml, "title", $"{news.Watch.Name}: {NewsWords.Of(change.Kind)}: {change.Statement}");
                    Element(xml, "updated", Time(change.Recorded ?? report.Until));
                    xml.WriteStartElement("category", Atom);
                    xml.WriteAttributeString("term", change.Kind.ToString().ToLowerInvariant());
                    xml.WriteEndElement();
                    xml.WriteStartElement("content", Atom);
                    xml.WriteAttributeString("type", "html");
                    xml.WriteString(Legal(NewsHtml.Body(report, change)));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }
            foreach (var feed in report.Feeds)
            {
                xml.WriteStartElement("entry", Atom);
                Element(xml, "id", $"urn:entente:feed:{feed.Feed.Id}:{feed.Kind}:{Time(feed.Since)}");
                Element(xml, "title", $"Feed {feed.Kind}: {feed.Statement}");
                Element(xml, "updated", Time(feed.Since));
                Element(xml, "content", feed.Statement);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Legal(WorldText.Line(text)));

    private static string Time(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What XML 1.0 can't hold, halves of pairs among it, is shown as U+FFFD.</summary>
    private static string Legal(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) safe.Append(text[i]).Append(text[++i]);
            else safe.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }
        return safe.ToString();
    }
}
