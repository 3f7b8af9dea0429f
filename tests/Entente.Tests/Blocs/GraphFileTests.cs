using Entente.Blocs;
using Entente.Blocs.Files;
using Xunit;

namespace Entente.Tests.Blocs;

public sealed class GraphFileTests
{
    [Theory]
    [InlineData("", "f.csv: the file is empty")]
    [InlineData("a,b,sign\n", "no ties below the header")]
    [InlineData("a,b,sign\nx,x,1\n", "f.csv:2: 'x' is tied to itself")]
    [InlineData("a,b,sign\nx,y,1\ny,x,-1\n", "f.csv:3: the tie y-x has weight -1, but line 2 gave it 1")]
    [InlineData("a,b,sign\nx,y,NaN\n", "f.csv:2: the tie x-y has weight NaN")]
    [InlineData("a,b,sign\nx,y,1e308\n", "f.csv:2: the tie x-y has weight 1E+308")]
    [InlineData("a,b,sign\nx,y,foo\n", "f.csv:2: 'foo' is no sign or weight")]
    [InlineData("a,b,sign\nx,y\n", "f.csv:2: 2 field(s), expected 3")]
    [InlineData("p,q,r\nx,y,1\n", "f.csv:1: can't tell which columns")]
    [InlineData("a,b,sign\n,y,1\n", "f.csv:2: a node without a name")]
    [InlineData("a,b,sign\n\"x,y,1\n", "f.csv:2: a quote is never closed")]
    public void Bad_table_is_refused_with_file_and_line(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<GraphFileException>(() => CsvGraphs.Read(new StringReader(text), "f.csv")).Message);

    [Theory]
    [InlineData("a,b,sign\nx,y,1\ny,z,-1\n")]
    [InlineData("x,y,1\ny,z,-1\n")]
    [InlineData("\uFEFFtarget;source;weight;year\r\nx;y;+;1950\r\nz;y;-;1950\r\n")]
    [InlineData("# a comment\nfrom\tto\tvalue\n\"x\"\ty\t1.0\n\ny\tz\tnegative\n")]
    public void Tables_of_many_kinds_give_the_same_graph(string text)
    {
        var graph = Assert.Single(CsvGraphs.Read(new StringReader(text), "f")).Graph;
        Assert.Equal(["x", "y", "z"], graph.Names);
        Assert.Equal([new SignedEdge(0, 1, 1), new SignedEdge(1, 2, -1)], graph.Edges);
    }

    [Fact]
    public void Each_and_where_choose_the_rows()
    {
        const string text = "year,kind,a,b,sign\n1951,k,x,y,1\n1950,k,x,y,-1\n1950,other,x,z,1\n";
        var graphs = CsvGraphs.Read(new StringReader(text), "f", new GraphFileOptions { Each = "year", Where = [("kind", "k")] });
        Assert.Equal(["1950", "1951"], graphs.Select(g => g.Group));
        Assert.Equal(-1, graphs[0].Graph.Edges[0].Weight);
        Assert.Contains("no row has",
            Assert.Throws<GraphFileException>(() => CsvGraphs.Read(new StringReader(text), "f", new GraphFileOptions { Where = [("kind", "no")] })).Message);
    }

    [Fact]
    public void Zero_is_no_tie_and_keeps_the_node_and_repeats_count_once()
    {
        var file = Assert.Single(CsvGraphs.Read(new StringReader("a,b,sign\nx,y,1\ny,x,1\nx,z,0\n"), "f"));
        Assert.Equal(3, file.Graph.NodeCount);
        Assert.Single(file.Graph.Edges);
        Assert.Equal(2, file.Notes.Count);
    }

    [Fact]
    public void Duplicates_are_joined_as_told()
    {
        const string text = "a,b,sign\nx,y,3\ny,x,-1\nx,z,1\nx,z,-1\n";
        Assert.Equal(2, CsvGraphs.Read(new StringReader(text), "f", new GraphFileOptions { Duplicates = DuplicateTies.Sum })[0].Graph.Edges.Single().Weight);
        Assert.Equal(1, CsvGraphs.Read(new StringReader(text), "f",
            new GraphFileOptions { Duplicates = DuplicateTies.Majority })[0].Graph.Edges.Single().Weight);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Written_graph_reads_back_the_same(bool gexf)
    {
        var graph = SignedGraph.Of([("a & b", "<c>", -2.5), ("<c>", "d", 1)], ["alone"]);
        var text = new StringWriter();
        if (gexf) GraphXml.WriteGexf(graph, Partition.Of([0, 1, 0, 1]), text); else GraphXml.WriteGraphMl(graph, Partition.Of([0, 1, 0, 1]), text);
        // As a file it is UTF-8, and says so.
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<", text.ToString(), StringComparison.Ordinal);
        System.Xml.Linq.XDocument.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.ToString())));
        var read = GraphXml.Read(new StringReader(text.ToString()), "f").Graph;
        Assert.Equal(graph.Names, read.Names);
        Assert.Equal(graph.Edges, read.Edges);
    }

    [Fact]
    public void Broken_xml_is_refused_with_file_and_line() =>
        Assert.StartsWith("f:2:", Assert.Throws<GraphFileException>(() => GraphXml.Read(new StringReader("<graphml>\n<graph>"), "f")).Message,
            StringComparison.Ordinal);
}
