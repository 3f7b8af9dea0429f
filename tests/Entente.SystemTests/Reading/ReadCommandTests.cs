using System.Text;
using System.Text.Json;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests.Reading;

/// <summary>`entente read` and its contract, in a process of its own.</summary>
public sealed class ReadCommandTests : IDisposable
{
    private const string Article =
        "Talks in Geneva\n\nBERN, June 18, 2024 (Agency) - A \U0001F54A flew. Iran and Iraq signed a trade agreement in 2019. Russia plans to "
        + "sign a treaty with Belarus.\n";

    private readonly string folder = Directory.CreateTempSubdirectory("entente-read-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    [Fact]
    public void Record_beside_a_file_dates_it()
    {
        var file = Put("chile.txt", "Ministers meet\n\nThe foreign ministers of Chile and Peru met in Arica yesterday. They spoke of the border.\n");
        Put("chile.doc.json", """{"published":"2016-10-28"}""");
        var (code, output, errors) = ProgramChild.Run("", ["read", file, "--print", "all"]);
        Assert.Equal(0, code);
        Assert.Contains("\"published\":\"2016-10-28\"", Lines(output)[0], StringComparison.Ordinal);
        Assert.Contains("\"date\":\"2016-10-27\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain("--date", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("empty")]
    public void Record_that_cannot_be_had_keeps_nobody_from_the_document(string linked)
    {
        var file = Put("chile.txt", "The foreign ministers of Chile and Peru met in Arica on 3 May 2016.\n");
        if (linked.Length == 0) Put("chile.doc.json", "");
        else File.CreateSymbolicLink(Path.Combine(folder, "chile.doc.json"), Path.Combine(folder, linked));
        var (code, output, errors) = ProgramChild.Run("", ["read", file, "--print", "all"]);
        Assert.Equal(0, code);
        Assert.Contains("\"date\":\"2016-05-03\"", output, StringComparison.Ordinal);
        Assert.Contains("chile.doc.json: is no JSON", errors, StringComparison.Ordinal);
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void A_statement_is_written_as_the_contract_says()
    {
        var (code, output, _) = ProgramChild.Run(Article, ["read", "-", "--print", "all"]);
        Assert.Equal(0, code);
        var lines = Lines(output);
        Assert.Equal($$"""{"contract":"entente-statements/1","document":"-","published":"2024-06-18","statements":{{lines.Length - 1}},"withheld":0}""", lines[0]);
        var signed = lines.Skip(1).First(l => l.Contains("\"AGREE\",", StringComparison.Ordinal) && l.Contains("\"voice\":\"fact\"", StringComparison.Ordinal));
        var (id, confidence, mode, proposition) = (Raw(signed, "id"), Raw(signed, "confidence"), Raw(signed, "mode"), Raw(signed, "proposition"));
        Assert.Matches("^\"[0-9a-f]{16}-[1-9]\"$", id);
        Assert.Equal(
            $$"""{"id":{{id}},"document":"-","start":58,"end":104,"quote":"Iran and Iraq signed a trade agreement in 2019","actor":["IRN","IRQ"],"recipient":[],"both":true,"type":"AGREE","mode":{{mode}},"voice":"fact","speaker":null,"date":"2019","date_basis":"stated","proposition":{{proposition}},"confidence":{{confidence}}}""",
            signed);
        Assert.Contains(lines, l => l.Contains("\"voice\":\"planned\"", StringComparison.Ordinal));
    }

    private static string Raw(string line, string name)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty(name).GetRawText();
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Offsets_count_code_points_of_the_file(string lineEnd)
    {
        var text = Article.Replace("\n", lineEnd, StringComparison.Ordinal);
        var runes = text.EnumerateRunes().ToArray();
        var (_, output, _) = ProgramChild.Run("", ["read", Put("a.txt", text), "--print", "all"]);
        var statements = Lines(output).Skip(1).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.NotEmpty(statements);
        Assert.All(statements, s => Assert.Equal(s.GetProperty("quote").GetString(),
            string.Concat(runes[s.GetProperty("start").GetInt32()..s.GetProperty("end").GetInt32()])));
    }

    [Fact]
    public void A_folder_is_read_by_name_and_a_document_that_cannot_be_read_holds_nothing_up()
    {
        Put("in/b.txt", Article);
        Put("in/a.md", "# Talks\n\nIran and Iraq signed a treaty.\n");
        Put("in/bad.txt", "\0\u0001binary\0");
        Put("in/c.html", "<html><body><p>Iran and Iraq signed a treaty.</p></body></html>");
        Put("in/left-out.csv", "Iran and Iraq signed a treaty.");
        var (code, output, error) = ProgramChild.Run("", ["read", Path.Combine(folder, "in"), "--print", "all", "--jobs", "2"]);
        Assert.Equal(1, code);
        Assert.Contains("bad.txt", error, StringComparison.Ordinal);
        Assert.Contains("1 document could not be read", error, StringComparison.Ordinal);
        Assert.Equal(["a.md", "b.txt", "c.html"], Lines(output).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(l => l.TryGetProperty("contract", out _)).Select(l => Path.GetFileName(l.GetProperty("document").GetString())));
    }

    [Fact]
    public void Answers_do_not_depend_on_the_number_of_jobs()
    {
        for (var i = 0; i < 12; i++) Put($"in/{i:00}.txt", Article + $"Kenya bombed Uganda in {1990 + i}.\n");
        var one = ProgramChild.Run("", ["read", Path.Combine(folder, "in"), "--jobs", "1"]);
        var many = ProgramChild.Run("", ["read", Path.Combine(folder, "in"), "--jobs", "4"]);
        Assert.Equal(0, one.Code);
        Assert.Equal(one.Output, many.Output);
    }

    [Fact]
    public void Weak_readings_are_withheld_and_counted()
    {
        var file = Put("weak.txt", "Kenya did not invade Uganda. It was unclear what the two neighbours, whose talks in Cairo had gone badly, "
            + "would make of Chad.\n");
        int Of(string output, string name) => JsonDocument.Parse(Lines(output)[0]).RootElement.GetProperty(name).GetInt32();
        var all = ProgramChild.Run("", ["read", file, "--date", "2024-06-18", "--print", "all"]).Output;
        var (_, strict, error) = ProgramChild.Run("", ["read", file, "--date", "2024-06-18"]);
        var withheld = Of(strict, "withheld");
        Assert.Equal((Lines(all).Length - 1, 0), (Of(all, "statements"), Of(all, "withheld")));
        Assert.Equal(Of(all, "statements"), Of(strict, "statements") + withheld);
        Assert.True(withheld > 0);
        var told = $"{withheld} weak {(withheld == 1 ? "reading" : "readings")} withheld";
        Assert.Contains(told + ": --print all shows them.", error, StringComparison.Ordinal);
        Assert.Contains(told, ProgramChild.Run("", ["read", file, "--date", "2024-06-18", "--format", "table"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_take_their_names_whole_and_leave_no_part_behind()
    {
        var (a, b) = (Put("a.txt", Article), Put("b.txt", Article));
        var output = Path.Combine(folder, "all.jsonl");
        Assert.Equal(0, ProgramChild.Run("", ["read", a, b, "-o", output, "--print", "all"]).Code);
        Assert.Equal(2 * Lines(ProgramChild.Run("", ["read", a, "--print", "all"]).Output).Length, File.ReadAllLines(output).Length);
        var apart = Path.Combine(folder, "apart");
        Assert.Equal(0, ProgramChild.Run("", ["read", a, b, "--out-folder", apart, "--print", "all"]).Code);
        Assert.Equal(["a.jsonl", "b.jsonl"], Directory.EnumerateFiles(apart).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.EnumerateFiles(folder, "*.part", SearchOption.AllDirectories));
        Assert.Equal(File.ReadAllText(output), File.ReadAllText(Path.Combine(apart, "a.jsonl")) + File.ReadAllText(Path.Combine(apart, "b.jsonl")));
    }

    [Fact]
    public void Two_documents_of_one_name_do_not_overwrite_each_other()
    {
        var (code, _, error) = ProgramChild.Run("", ["read", Put("x/a.txt", Article), Put("y/a.txt", Article), "--out-folder", Path.Combine(folder, "out")]);
        Assert.Equal(1, code);
        Assert.Contains("holds the answer for another document of that name", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_one_header_and_explain_adds_the_rule()
    {
        var output = ProgramChild.Run("", ["read", Put("a.txt", Article), Put("b.txt", Article), "--format", "csv", "--print", "all", "--explain"]).Output;
        var lines = Lines(output);
        Assert.Equal((2 * (Lines(ProgramChild.Run("", ["read", Path.Combine(folder, "a.txt"), "--print", "all"]).Output).Length - 1)) + 1, lines.Length);
        Assert.Equal("id,document,start,end,quote,actor,recipient,both,type,mode,voice,speaker,date,date_basis,proposition,confidence,rule", lines[0]);
        Assert.Contains(lines, l => l.Contains("IRN;IRQ", StringComparison.Ordinal) && l.Contains("'signed' tells it", StringComparison.Ordinal));
    }

    [Fact]
    public void With_a_ledger_what_was_read_is_recorded()
    {
        var ledger = Path.Combine(folder, "read.duckdb");
        Assert.Equal(0, ProgramChild.Run("", ["read", Put("a.txt", Article), "--ledger", ledger]).Code);
        var (code, claims, _) = ProgramChild.Run("", ["claims", "--ledger", ledger, "--format", "jsonl"]);
        Assert.Equal(0, code);
        Assert.Contains("IRN", claims, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--jobs", "-1")]
    [InlineData("--date", "soon")]
    [InlineData("--timeout", "0")]
    [InlineData("--print", "some")]
    [InlineData("--format", "xml")]
    public void Wrong_option_is_wrong_usage(string option, string value) =>
        Assert.Equal(2, ProgramChild.Run("", ["read", Put("a.txt", Article), option, value]).Code);

    [Fact]
    public void Output_that_is_a_document_is_refused()
    {
        var file = Put("a.txt", Article);
        Assert.Equal(2, ProgramChild.Run("", ["read", file, "-o", file]).Code);
        Assert.Equal(Article, File.ReadAllText(file));
    }

    [Fact]
    public void Missing_file_and_empty_folder_are_told()
    {
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        var (code, _, error) = ProgramChild.Run("", ["read", Path.Combine(folder, "none.txt"), Path.Combine(folder, "empty")]);
        Assert.Equal(1, code);
        Assert.Contains("none.txt: no such file", error, StringComparison.Ordinal);
        Assert.Contains("holds no .txt, .md, .html or .htm file", error, StringComparison.Ordinal);
        Assert.Contains("2 documents could not be read", error, StringComparison.Ordinal);
    }
}
