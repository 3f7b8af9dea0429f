using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Blocs;
using Entente.Blocs.Files;
using Entente.Documents;

namespace Entente.Work.Blocs;

/// <summary>One graph's division, ready to be printed.</summary>
internal sealed record BlocsReport(string? Group, Division Division, DivisionOptions Options, double Seconds)
{
    private string Status => Division.IsOptimal ? "optimal" : "bounded";

    public static void Write(List<BlocsReport> reports, string format, bool grouped, TextWriter writer)
    {
        switch (format)
        {
            case "json":
                var buffer = new MemoryStream();
                using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n",
                    Encoder = SafeJson.Encoder }))
                {
                    if (grouped) json.WriteStartArray();
                    foreach (var report in reports) report.WriteJson(json, grouped);
                    if (grouped) json.WriteEndArray();
                }
                writer.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n");
                break;
            case "csv":
                writer.Write(grouped ? "group,partition,node,bloc\n" : "partition,node,bloc\n");
                foreach (var report in reports) report.WriteCsv(writer, grouped);
                break;
            case "graphml":
                GraphXml.WriteGraphMl(reports[0].Division.Graph, reports[0].Division.Best, writer);
                break;
            case "gexf":
                GraphXml.WriteGexf(reports[0].Division.Graph, reports[0].Division.Best, writer);
                break;
            default:
                if (grouped) WriteRows(reports, writer);
                else reports[0].WriteTable(writer);
                break;
        }
    }

    private void WriteJson(Utf8JsonWriter json, bool grouped)
    {
        var graph = Division.Graph;
        json.WriteStartObject();
        if (grouped) json.WriteString("group", Group);
        json.WriteStartArray("nodes");
        foreach (var name in graph.Names) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteNumber("edges", graph.Edges.Length);
        json.WriteNumber("negative_edges", graph.Edges.Count(e => e.Weight < 0));
        if (Options.MostBlocs is { } most) json.WriteNumber("most_blocs", most); else json.WriteString("most_blocs", "any");
        json.WriteNumber("frustration", Division.Frustration);
        json.WriteString("status", Status);
        json.WriteNumber("bound", Division.Bound);
        json.WriteNumber("gap", Division.Gap);
        json.WriteNumber("tolerance", Division.Tolerance);
        json.WriteNumber("balance", Division.Balance);
        json.WriteNumber("optima", Division.IsOptimal ? Division.Partitions.Length : 0);
        json.WriteBoolean("optima_all_listed", Division.AllListed);
        json.WriteStartArray("partitions");
        foreach (var partition in Division.Partitions)
        {
            json.WriteStartArray();
            foreach (var bloc in partition.NamesOf(graph))
            {
                json.WriteStartArray();
                foreach (var name in bloc) json.WriteStringValue(name);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("frustrated_edges");
        foreach (var edge in Division.Best.FrustratedEdges(graph))
        {
            json.WriteStartArray();
            json.WriteStringValue(graph.Names[edge.A]);
            json.WriteStringValue(graph.Names[edge.B]);
            json.WriteNumberValue(edge.Weight);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteNumber("seconds", Math.Round(Seconds, 4));
        json.WriteEndObject();
    }

    private void WriteCsv(TextWriter writer, bool grouped)
    {
        for (var k = 0; k < Division.Partitions.Length; k++)
            for (var v = 0; v < Division.Graph.NodeCount; v++)
                writer.Write((grouped ? PlainText.OfCell(Group!) + "," : "")
                    + $"{k + 1},{PlainText.OfCell(Division.Graph.Names[v])},{Division.Partitions[k].BlocOf[v] + 1}\n");
    }

    private static void WriteRows(List<BlocsReport> reports, TextWriter writer)
    {
        var width = Math.Max(5, reports.Max(r => r.Group!.Length));
        writer.Write($"{"group".PadRight(width)}  {"nodes",6} {"edges",7} {"frustration",12} {"bound",10} {"status",-8} {"balance",8} {"blocs",6} "
            + $"{"optima",7} {"seconds",8}\n");
        foreach (var r in reports)
        {
            var d = r.Division;
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{PlainText.OfLine(r.Group!).PadRight(width)}  {d.Graph.NodeCount,6} {d.Graph.Edges.Length,7} {d.Frustration,12:0.####} "
                    + $"{d.Bound,10:0.####} {r.Status,-8} {d.Balance,8:0.000} {d.Best.BlocCount,6} {r.Optima,7} {r.Seconds,8:0.000}\n"));
        }
        writer.Write(string.Create(CultureInfo.InvariantCulture,
            $"{reports.Count(r => r.Division.IsOptimal)} of {reports.Count} proved optimal, {reports.Sum(r => r.Seconds):0.000} s.\n"));
    }

    private string Optima => !Division.IsOptimal ? "-" : Division.AllListed ? $"{Division.Partitions.Length}" : $">={Division.Partitions.Length}";

    private void WriteTable(TextWriter writer)
    {
        var graph = Division.Graph;
        string Row(string name, FormattableString value) => $"{name,-13}{value.ToString(CultureInfo.InvariantCulture)}\n";
        writer.Write(Row("nodes", $"{graph.NodeCount}"));
        writer.Write(Row("edges", $"{graph.Edges.Length} ({graph.Edges.Count(e => e.Weight < 0)} negative)"));
        writer.Write(Row("frustration", $"{Division.Frustration:0.######} ({Status})"));
        writer.Write(Division.IsOptimal ? Row("bound", $"{Division.Bound:0.######}")
            : Row("bound", $"{Division.Bound:0.######} (gap {100 * Division.Gap:0.0}%)"));
        writer.Write(Row("balance", $"{Division.Balance:0.0000}"));
        writer.Write(Row("optima", $"{Optima}{(Division.IsOptimal && !Division.AllListed ? " (--all N lists more)" : "")}"));
        writer.Write(Row("seconds", $"{Seconds:0.000}"));
        for (var k = 0; k < Division.Partitions.Length; k++)
        {
            writer.Write($"\n{(Division.Partitions.Length == 1 ? "Blocs" : $"Partition {k + 1}")}\n");
            var blocs = Division.Partitions[k].NamesOf(graph);
            for (var b = 0; b < blocs.Count; b++) writer.Write($"  {b + 1} ({blocs[b].Count}): {string.Join(", ", blocs[b].Select(PlainText.OfLine))}\n");
        }
        var frustrated = Division.Best.FrustratedEdges(graph).ToList();
        writer.Write($"\nFrustrated ties ({frustrated.Count})\n");
        foreach (var e in frustrated.Take(40))
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"  {PlainText.OfLine(graph.Names[e.A])} {(e.Weight > 0 ? "+" : "-")} "
                + $"{PlainText.OfLine(graph.Names[e.B])}{(Math.Abs(e.Weight) == 1 ? "" : $" ({e.Weight:0.####})")}\n"));
        if (frustrated.Count > 40) writer.Write($"  ... and {frustrated.Count - 40} more (--format json lists all)\n");
    }
}
