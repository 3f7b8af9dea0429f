using System.Globalization;
using System.IO.Compression;
using System.Text;
using Entente.Store.Datasets.Gdelt;
using Entente.Store.Datasets.Reading;
using Entente.SystemTests.Ledger;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Datasets;

public sealed class GdeltAggregatorTests
{
    private static string Row(int width, string actor, string recipient, string day, int quad, string goldstein, int reports = 1, string root = "04")
    {
        var cells = new string[width];
        Array.Fill(cells, "");
        (cells[0], cells[1], cells[2], cells[7], cells[17]) = ("1", day, day[..6], actor, recipient);
        (cells[26], cells[28], cells[29], cells[30]) = (root + "0", root, quad.ToString(CultureInfo.InvariantCulture), goldstein);
        cells[31] = reports.ToString(CultureInfo.InvariantCulture);
        return string.Join('\t', cells);
    }

    private static GdeltPanel Read(ScratchFolder folder, string text, GdeltOptions? options = null)
    {
        var path = folder.File("events.csv");
        File.WriteAllText(path, text);
        return GdeltAggregator.Read(DataInput.OfFile(path), options ?? new GdeltOptions());
    }

    [Fact]
    public void Rows_of_57_58_and_61_columns_are_counted_together()
    {
        using var folder = new ScratchFolder();
        var panel = Read(folder, $"{Row(57, "USA", "RUS", "20150103", 1, "4")}\n{Row(58, "USA", "RUS", "20150131", 4, "-10.0", 3)}\r\n"
            + $"{Row(61, "USA", "RUS", "20150131", 1, "")}\n{Row(58, "USA", "", "20150131", 1, "1")}");
        Assert.Equal(new GdeltPanelRow("USA", "RUS", "2015-01", 0, 2, 0, 0, 1, -6m, 2, 5), Assert.Single(panel));
        Assert.Equal((4, 1, 0), (panel.Rows, panel.WithoutDyad, panel.Rejected));
    }

    [Fact]
    public void Rejections_name_file_line_and_reason()
    {
        using var folder = new ScratchFolder();
        var good = Row(58, "USA", "RUS", "20150103", 1, "4");
        var panel = Read(folder, string.Join('\n', good, good + "\tx", good, Row(58, "USA", "RUS", "20151303", 1, "4"),
            Row(58, "USA", "RUS", "20150103", 7, "4"),
            Row(58, "usa", "RUS", "20150103", 1, "4"), Row(58, "USA", "RUS", "20150103", 1, "many"), good));
        Assert.Equal([2, 4, 5, 6, 7], panel.Rejections.Select(r => r.Line));
        Assert.Equal(3u, Assert.Single(panel).Quad1);
        Assert.Equal(3, panel.Rows);
        Assert.Contains("59 columns", panel.Rejections[0].Reason, StringComparison.Ordinal);
        Assert.Contains("QuadClass '7'", panel.Rejections[2].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gz"), InlineData("zip")]
    public void Compressed_files_give_the_same(string kind)
    {
        using var folder = new ScratchFolder();
        var text = string.Concat(Enumerable.Range(0, 30_000)
            .Select(i => Row(58, "USA", i % 3 == 0 ? "RUS" : "CHN", $"2015{i % 12 + 1:D2}03", i % 4 + 1, "1.5") + "\n"));
        var plain = Read(folder, text);
        var path = folder.File("events." + kind);
        using (var file = File.Create(path))
        {
            if (kind == "gz")
            {
                using var gzip = new GZipStream(file, CompressionLevel.Fastest);
                gzip.Write(Encoding.ASCII.GetBytes(text));
            }
            else
            {
                using var archive = new ZipArchive(file, ZipArchiveMode.Create);
                using var entry = archive.CreateEntry("events.CSV").Open();
                entry.Write(Encoding.ASCII.GetBytes(text));
            }
        }
        var packed = GdeltAggregator.Read(DataInput.OfFile(path), new GdeltOptions());
        Assert.Equal(30_000, packed.Rows);
        Assert.Equal(plain.ToList(), packed.ToList());
    }

    [Fact]
    public void Chunk_borders_and_threads_change_nothing()
    {
        using var folder = new ScratchFolder();
        var random = new Random(7);
        var text = new StringBuilder();
        var expected = new SortedDictionary<(string, string, string), long>();
        for (var i = 0; i < 40_000; i++)
        {
            string[] codes = ["USA", "RUS", "CHN", "PRK", "KORX1"];
            var (a, b, day) = (codes[random.Next(5)], codes[random.Next(5)], $"{random.Next(2000, 2003)}{random.Next(1, 13):D2}05");
            var row = Row(58, a, b, day, random.Next(1, 5), "2.5");
            // Lines of very different lengths fall on chunk borders in every way.
            text.Append(row).Append('u', random.Next(0, 200)).Append('\n');
            var key = (a, b, $"{day[..4]}-{day[4..6]}");
            expected[key] = expected.GetValueOrDefault(key) + 1;
        }
        var one = Read(folder, text.ToString(), new GdeltOptions { Threads = 1 });
        var four = Read(folder, text.ToString(), new GdeltOptions { Threads = 4 });
        Assert.Equal(one.ToList(), four.ToList());
        Assert.Equal(expected.OrderBy(e => e.Key.Item1, StringComparer.Ordinal).ThenBy(e => e.Key.Item2, StringComparer.Ordinal)
            .ThenBy(e => e.Key.Item3, StringComparer.Ordinal).Select(e => (e.Key.Item1, e.Key.Item2, e.Key.Item3, e.Value)),
            four.Select(r => (r.Actor, r.Recipient, r.Period, (long)r.Rows)));
    }

    [Fact]
    public void Web_page_and_wrong_delimiter_are_refused()
    {
        using var folder = new ScratchFolder();
        Assert.Contains("web page", Assert.Throws<DataFileException>(() => Read(folder, "<html>gone</html>")).Message, StringComparison.Ordinal);
        Assert.Contains("no tab", Assert.Throws<DataFileException>(() => Read(folder, "1,2,3\n")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_files_of_all_widths_are_read_whole()
    {
        var panel = GdeltAggregator.Read(DataInput.Resolve([Repository.SharedPath("data", "events", "gdelt")], () => Stream.Null),
            new GdeltOptions { ByRoot = true });
        Assert.Equal((2116 + 2111 + 509 + 201, 0), (panel.Rows, panel.Rejected));
    }
}
