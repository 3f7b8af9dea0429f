using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests.Alignment;

/// <summary>`entente turning-points` on series that are out of order, doubled, holed, short, empty or cut off.</summary>
public sealed class TurningPointsInputTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    private static IEnumerable<string> Rows(int from, int to) => Enumerable.Range(from, to - from + 1)
        .Select(year => string.Create(CultureInfo.InvariantCulture, $"{year},{(year < 2000 ? 0 : 3) + (year * 7919 % 13 / 20.0)}"));

    private (int Code, string Output, string Error) Run(IEnumerable<string> rows)
    {
        var path = scratch.File("series.csv");
        File.WriteAllText(path, "period,value\n" + string.Join('\n', rows) + "\n");
        return ProgramChild.Run("", ["turning-points", "--series", path]);
    }

    [Fact]
    public void Rows_in_order_give_the_year_of_the_step()
    {
        var (code, output, error) = Run(Rows(1980, 2019));
        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal("2000", json.RootElement.EnumerateArray().Single().GetProperty("period").GetString());
    }

    [Fact]
    public void Series_that_runs_backwards_or_is_shuffled_is_refused_by_line()
    {
        var (code, output, error) = Run(Rows(1980, 2019).Reverse());
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("series.csv:3: period '2018' comes after '2019'", error, StringComparison.Ordinal);
        Assert.Contains("Sort the rows", Run([.. Rows(1990, 2019), .. Rows(1980, 1989)]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Period_given_twice_is_refused() =>
        Assert.Contains("period '1985' is given twice",
            Run(Rows(1980, 2019).SelectMany(r => r.StartsWith("1985", StringComparison.Ordinal) ? new[] { r, r } : [r])).Error, StringComparison.Ordinal);

    [Fact]
    public void Missing_rows_short_series_and_empty_series_are_told()
    {
        var (code, _, error) = Run([.. Rows(1980, 1984), .. Rows(1990, 2019)]);
        Assert.Equal(0, code);
        Assert.Contains("rows are missing between 1984 and 1990", error, StringComparison.Ordinal);
        Assert.Contains("3 rows are too few", Run(Rows(1980, 1982)).Error, StringComparison.Ordinal);
        Assert.Contains("no value in any of them", Run(["1980,", "1981,NA"]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("measure", "agreement")]
    [InlineData("ideal-points")]
    public void Compressed_votes_that_were_cut_are_not_read_as_whole(params string[] command)
    {
        var whole = new MemoryStream();
        using (var zip = new GZipStream(whole, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes("rcid,date,iso3,vote\n"
            + string.Concat(Enumerable.Range(1, 9000).Select(n => $"{n * 7919 % 10007},2020-01-02,{(n % 2 == 0 ? "USA" : "RUS")},yes\n"))));
        var path = scratch.File("votes.csv.gz");
        File.WriteAllBytes(path, whole.ToArray()[..(int)(whole.Length / 2)]);
        var (code, output, error) = ProgramChild.Run("", [.. command, "--votes", path]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(path, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compressed_file_that_was_cut_is_not_read_as_whole()
    {
        var whole = new MemoryStream();
        using (var zip = new GZipStream(whole, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes("period,value\n"
            + string.Join('\n', Rows(1000, 2999))));
        var path = scratch.File("cut.csv.gz");
        File.WriteAllBytes(path, whole.ToArray()[..(int)(whole.Length / 2)]);
        var (code, output, error) = ProgramChild.Run("", ["turning-points", "--series", path]);
        Assert.Equal((1, ""), (code, output));
        // Refused where the data end, or at the row that is cut there.
        Assert.StartsWith($"entente: {path}:", error, StringComparison.Ordinal);
    }
}
