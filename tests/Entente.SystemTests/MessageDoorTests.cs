using System.Globalization;
using System.IO.Compression;
using System.Text;
using Entente.Cli;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests;

/// <summary>What steers a terminal, or turns the direction of writing, is shown by its number in whatever is printed, whoever wrote it.</summary>
public sealed class MessageDoorTests : IDisposable
{
    private const string Red = "\u001b[31m", Turned = "\u202E";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    private string Written(string name, string text)
    {
        var path = scratch.File(name);
        File.WriteAllText(path, text);
        return path;
    }

    private static void AssertHarmless(string printed, string shown)
    {
        Assert.DoesNotContain('\u001b', printed);
        Assert.DoesNotContain('\u202E', printed);
        Assert.Contains(shown, printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_of_a_file_cannot_steer_the_terminal()
    {
        var file = Written("votes.csv", $"rcid,{Red}da{Turned}te,iso3,vote\n1,2020-01-02,USA,yes\n");
        var (code, _, error) = ProgramChild.Run("load", "un-votes", file, "--ledger", scratch.File("l.duckdb"));
        Assert.Equal(ExitCode.Failed, code);
        AssertHarmless(error, "\\x1b[31mda\\u202ete");
    }

    [Theory]
    [InlineData("json", "\\\\x1b[31m\\\\u202esoon")]
    [InlineData("plover", "\\x1b[31m\\u202esoon")]
    public void Words_of_a_line_in_what_code_says_of_it_cannot_steer_the_terminal(string format, string shown)
    {
        var (code, output, error) = ProgramChild.Run("{\"id\":\"\\u001b[2J\",\"text\":\"Peru met Chile.\",\"date\":\"\\u001b[31m\u202Esoon\"}\n"
            + "{\"id\":\"\\u001b[2J\",\"text\":\"Kenya accused Uganda of shelling.\"}\n", ["code", "--format", format, "--jobs", "1"]);
        Assert.Equal(ExitCode.Failed, code);
        AssertHarmless(output, shown);
        Assert.DoesNotContain('\u001b', error);
    }

    [Theory]
    [InlineData("measure", "agreement")]
    [InlineData("ideal-points")]
    public void Name_of_a_state_in_a_table_of_votes_cannot_steer_the_terminal(params string[] command)
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(n => string.Create(CultureInfo.InvariantCulture,
            $"{n},2020-01-02,A{Red}{Turned},{(n % 2 == 0 ? "yes" : "no")}\n{n},2020-01-02,USA,{(n % 3 == 0 ? "yes" : "no")}\n{n},2020-01-02,RUS,yes\n")));
        var (code, output, _) = ProgramChild.Run([.. command, "--votes", Written("votes.csv", "rcid,date,iso3,vote\n" + rows)]);
        Assert.Equal(ExitCode.Done, code);
        AssertHarmless(output, "A\\x1b[31m\\u202e,");
    }

    [Fact]
    public void Column_of_a_series_cannot_steer_the_terminal()
    {
        var rows = string.Concat(Enumerable.Range(1980, 40).Select(y => string.Create(CultureInfo.InvariantCulture,
            $"{y},{(y < 2000 ? 0 : 3) + y * 7919 % 13 / 20.0}\n")));
        var (code, output, _) = ProgramChild.Run("turning-points", "--series", Written("s.csv", $"period,val{Red}{Turned}ue\n{rows}"), "--format", "text");
        Assert.Equal(ExitCode.Done, code);
        AssertHarmless(output, "val\\x1b[31m\\u202eue");
    }

    [Fact]
    public void Name_of_an_entry_of_an_archive_cannot_steer_the_terminal()
    {
        var path = scratch.File("votes.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        using (var entry = new StreamWriter(zip.CreateEntry($"a{Red}{Turned}.csv").Open(), new UTF8Encoding(false)))
            entry.Write("rcid,date,iso3,vote\n1,2020-01-02,USA,yes\n");
        var (code, output, error) = ProgramChild.Run("load", "un-votes", path, "--ledger", scratch.File("l.duckdb"));
        Assert.Equal(ExitCode.Done, code);
        AssertHarmless(output, "a\\x1b[31m\\u202e.csv");
        Assert.DoesNotContain('\u001b', error);
    }
}
