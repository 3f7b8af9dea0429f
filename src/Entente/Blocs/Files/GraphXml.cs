using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Entente.Blocs.Files;

/// <summary>
/// GraphML and GEXF. The sign is an edge attribute of its own ("sign", 1 or -1) beside "weight" (its absolute value when the file has a
/// sign), because viewers drop edges of negative weight. A partition, when given, is written as the node attribute "bloc".
/// </summary>
public static class GraphXml
{
    private static readonly XNamespace GraphMl = "http://graphml.graphdrawing.org/xmlns";
    private static readonly XNamespace Gexf = "http://gexf.net/1.3";

    /// <summary>Either format, told apart by the root element. An edge without sign and weight counts as positive, weight 1.</summary>
    /// <exception cref="GraphFileException">No XML, no graph, or an edge that can't be used.</exception>
    public static GraphFile Read(TextReader reader, string file, GraphFileOptions? options = null)
    {
        XElement root;
        try
        {
            using var xml = XmlReader.Create(reader, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            root = XDocument.Load(xml, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            throw new GraphFileException($"{file}:{e.LineNumber}: not well-formed XML ({e.Message}). Export the graph again.", e);
        }
        var ties = new TieCollector(file, options ?? new GraphFileOptions());
        var isGexf = root.Name.LocalName == "gexf";
        if (!isGexf && root.Name.LocalName != "graphml")
            throw new GraphFileException($"{file}:{Line(root)}: the root element is <{root.Name.LocalName}>; expected <graphml> or <gexf>.");
        var titles = isGexf
            ? root.Descendants().Where(e => e.Name.LocalName == "attribute").ToLookup(e => (string?)e.Attribute("id") ?? "",
                e => (string?)e.Attribute("title") ?? "")
            : root.Elements().Where(e => e.Name.LocalName == "key").ToLookup(e => (string?)e.Attribute("id") ?? "",
                e => (string?)e.Attribute("attr.name") ?? (string?)e.Attribute("id") ?? "");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in root.Descendants().Where(e => e.Name.LocalName == "node"))
        {
            var id = (string?)node.Attribute("id") ?? throw new GraphFileException($"{file}:{Line(node)}: a node without an id.");
            var label = (isGexf ? (string?)node.Attribute("label") : Value(node, "label") ?? Value(node, "name")) ?? id;
            if (!taken.Add(label)) label = id;
            if (!labels.TryAdd(id, label)) throw new GraphFileException($"{file}:{Line(node)}: node '{id}' is given twice.");
            ties.Node(label, Line(node));
        }
        foreach (var edge in root.Descendants().Where(e => e.Name.LocalName == "edge"))
        {
            var line = Line(edge);
            var weightText = (string?)edge.Attribute("weight") ?? Value(edge, "weight");
            var signText = Value(edge, "sign");
            double weight = 1, sign = 1;
            if (weightText is not null && !CsvGraphs.TryWeight(weightText, out weight)) throw Bad(weightText);
            if (signText is not null && !CsvGraphs.TryWeight(signText, out sign)) throw Bad(signText);
            ties.Tie(End("source"), End("target"), signText is null ? weight : Math.Abs(weight) * Math.Sign(sign), line);

            GraphFileException Bad(string text) => new($"{file}:{line}: '{text}' is no sign or weight; expected a number.");

            string End(string name)
            {
                var id = (string?)edge.Attribute(name) ?? throw new GraphFileException($"{file}:{line}: an edge without {name}.");
                return labels.TryGetValue(id, out var label) ? label
                    : throw new GraphFileException($"{file}:{line}: the edge's {name} '{id}' is no node of this file.");
            }
        }
        return ties.Build(null);

        string? Value(XElement element, string title) => element.Descendants()
            .Where(e => e.Name.LocalName is "data" or "attvalue")
            .FirstOrDefault(e => titles[(string?)e.Attribute("key") ?? (string?)e.Attribute("for") ?? ""].Any(t =>
                t.Equals(title, StringComparison.OrdinalIgnoreCase)))
            is { } found ? (isGexf ? (string?)found.Attribute("value") : found.Value.Trim()) : null;
    }

    public static void WriteGraphMl(SignedGraph graph, Partition? partition, TextWriter writer)
    {
        XElement Key(string id, string of, string type) =>
            new(GraphMl + "key", new XAttribute("id", id), new XAttribute("for", of), new XAttribute("attr.name", id), new XAttribute("attr.type", type));
        XElement Data(string key, object value) => new(GraphMl + "data", new XAttribute("key", key), value);
        Write(writer, new XElement(GraphMl + "graphml",
            Key("label", "node", "string"), Key("bloc", "node", "int"), Key("sign", "edge", "int"), Key("weight", "edge", "double"),
                Key("frustrated", "edge", "boolean"),
            new XElement(GraphMl + "graph", new XAttribute("edgedefault", "undirected"),
                graph.Names.Select((name, i) => new XElement(GraphMl + "node", new XAttribute("id", $"n{i}"), Data("label", name), partition is null
                    ? null : Data("bloc", partition.BlocOf[i]))),
                graph.Edges.Select(e => new XElement(GraphMl + "edge", new XAttribute("source", $"n{e.A}"), new XAttribute("target", $"n{e.B}"),
                    Data("sign", Math.Sign(e.Weight)), Data("weight", Math.Abs(e.Weight)), partition is null ? null
                        : Data("frustrated", partition.Frustrates(e)))))));
    }

    public static void WriteGexf(SignedGraph graph, Partition? partition, TextWriter writer)
    {
        XElement Attribute(string id, string type) => new(Gexf + "attribute", new XAttribute("id", id), new XAttribute("title", id),
            new XAttribute("type", type));
        XElement? Values(params (string For, object Value)[] values) => values.Length == 0 ? null
            : new(Gexf + "attvalues", values.Select(v => new XElement(Gexf + "attvalue", new XAttribute("for", v.For), new XAttribute("value", v.Value))));
        Write(writer, new XElement(Gexf + "gexf", new XAttribute("version", "1.3"),
            new XElement(Gexf + "graph", new XAttribute("defaultedgetype", "undirected"),
                new XElement(Gexf + "attributes", new XAttribute("class", "node"), Attribute("bloc", "integer")),
                new XElement(Gexf + "attributes", new XAttribute("class", "edge"), Attribute("sign", "integer"), Attribute("frustrated", "boolean")),
                new XElement(Gexf + "nodes", graph.Names.Select((name, i) => new XElement(Gexf + "node", new XAttribute("id", i), new XAttribute("label", name),
                    partition is null ? null : Values(("bloc", partition.BlocOf[i]))))),
                new XElement(Gexf + "edges", graph.Edges.Select((e, i) => new XElement(Gexf + "edge", new XAttribute("id", i),
                    new XAttribute("source", e.A), new XAttribute("target", e.B),
                    new XAttribute("weight", Math.Abs(e.Weight)),
                    partition is null ? Values(("sign", Math.Sign(e.Weight))) : Values(("sign", Math.Sign(e.Weight)),
                        ("frustrated", partition.Frustrates(e)))))))));
    }

    private static int Line(XElement element) => ((IXmlLineInfo)element).LineNumber;

    private static void Write(TextWriter writer, XElement root)
    {
        // The text is written as UTF-8, whatever the writer that it goes through first says of itself.
        writer.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(writer, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n",
            CheckCharacters = true })) root.Save(xml);
        writer.Write('\n');
    }
}
