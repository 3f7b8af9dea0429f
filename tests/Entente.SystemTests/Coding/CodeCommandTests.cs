using System.Globalization;
using System.Text.Json;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests.Coding;

/// <summary>`entente code` as the filter that its contract promises, in a process of its own.</summary>
public sealed class CodeCommandTests
{
    private const string Shelling = "{\"id\":\"a\",\"text\":\"Kenya accused Uganda of shelling a border post.\",\"date\":\"1999-04-01\"}";

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Many(int count)
    {
        string[] sentences = ["Peru sent troops to the border with Chile.", "Nothing happened on Monday.",
            "The president of Ghana met the king of Jordan. They signed a treaty.", "“Türkiye” condemned Iran’s missile tests."];
        return string.Concat(Enumerable.Range(0, count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{i}\",\"text\":\"{sentences[i % sentences.Length]}\"}}\n")));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public void Answers_come_in_the_order_of_the_lines(string jobs)
    {
        var (code, output, _) = ProgramChild.Run(Many(300), ["code", "--jobs", jobs]);
        Assert.Equal(0, code);
        var answers = Lines(output).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(Enumerable.Range(0, 300).Select(i => i.ToString(CultureInfo.InvariantCulture)), answers.Select(a => a.GetProperty("id").GetString()));
        Assert.All(answers, a => Assert.Equal("entente-code/1", a.GetProperty("version").GetString()));
        Assert.Equal("MOBILIZE", answers[0].GetProperty("events")[0].GetProperty("root").GetString());
    }

    [Fact]
    public void An_answer_does_not_depend_on_the_lines_around_it_nor_on_the_number_of_jobs()
    {
        var together = Lines(ProgramChild.Run(Many(40), ["code", "--jobs", "1"]).Output);
        Assert.Equal(together, Lines(ProgramChild.Run(Many(40), ["code", "--jobs", "2"]).Output));
        Assert.Equal(together[..1], Lines(ProgramChild.Run(Many(1), ["code"]).Output));
    }

    [Fact]
    public void A_bad_line_is_answered_and_the_run_goes_on()
    {
        var input = string.Join('\n', Shelling, "{\"id\":7", "{\"id\":8,\"words\":\"x\"}", "", "[1]", "{\"id\":9,\"text\":\"x\",\"date\":\"soon\"}",
            "{\"id\":10,\"text\":\"\\ud800\"}", Shelling.Replace("\"a\"", "\"z\"", StringComparison.Ordinal) + "\r");
        var (code, output, error) = ProgramChild.Run(input, ["code", "--jobs", "1"]);
        Assert.Equal(1, code);
        Assert.Contains("5 lines could not be coded", error, StringComparison.Ordinal);
        var answers = Lines(output).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(7, answers.Count);
        Assert.All(answers[1..6], a => Assert.True(a.TryGetProperty("error", out _)));
        Assert.Equal(["8", "9", "10"], answers.Where(a => a.TryGetProperty("error", out _) && a.TryGetProperty("id", out _))
            .Select(a => a.GetProperty("id").GetRawText()));
        foreach (var (i, id) in new[] { (0, "a"), (6, "z") })
        {
            Assert.Equal(id, answers[i].GetProperty("id").GetString());
            var e = answers[i].GetProperty("events")[0];
            Assert.Equal(("ACCUSE", "KEN", "UGA"), (e.GetProperty("root").GetString(), e.GetProperty("actor").GetProperty("code").GetString(),
                e.GetProperty("recipient").GetProperty("code").GetString()));
        }
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"x\\u00e9\"")]
    [InlineData("[1,\"a\"]")]
    public void Id_comes_back_as_it_was_sent(string id)
    {
        var (code, output, _) = ProgramChild.Run("\uFEFF{\"id\":" + id + ",\"text\":\"Peru met Chile.\"}\n", ["code"]);
        Assert.Equal(0, code);
        using var answer = JsonDocument.Parse(Lines(output).Single());
        Assert.Equal(id, answer.RootElement.GetProperty("id").GetRawText());
        Assert.True(answer.RootElement.TryGetProperty("events", out _));
    }

    [Fact]
    public void Last_day_of_the_calendar_is_a_day_like_others()
    {
        var input = "{\"id\":1,\"text\":\"Peru will meet Chile tomorrow.\",\"date\":\"9999-12-31\"}\n{\"id\":2,\"text\":\"Peru met Chile in "
            + "99999999 weeks, yesterday.\",\"date\":\"0001-01-01\"}\n" + Shelling + "\n";
        var (code, output, _) = ProgramChild.Run(input, ["code", "--jobs", "1"]);
        Assert.Equal(0, code);
        Assert.Equal(3, Lines(output).Length);
        Assert.DoesNotContain("error", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task One_signal_ends_it_while_it_waits_for_a_line(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs the signals of Unix");
        using var process = ProgramChild.Start(true, "code", "--jobs", "1");
        await process.StandardInput.WriteAsync(Shelling + "\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using (var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.InRange(process.ExitCode, 0, 3);
        Assert.DoesNotContain("   at ", await error, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_ranks_all_fifteen_roots()
    {
        const string pair = "{\"id\":\"p\",\"sentence\":\"Kenya accused Uganda of shelling.\",\"actor_span\":[0,5],\"recipient_span\":[14,20]}";
        var older = pair.Replace("actor_span", "source_span", StringComparison.Ordinal).Replace("recipient_span", "target_span", StringComparison.Ordinal);
        var (code, output, _) = ProgramChild.Run($"{pair}\n{older}\n{pair.Replace("[0,5]", "[0,500]", StringComparison.Ordinal)}\n",
            ["code", "--pairs", "--jobs", "1"]);
        Assert.Equal(1, code);
        var lines = Lines(output);
        Assert.Equal(lines[0], lines[1]);
        Assert.Contains("[0,500]", lines[2], StringComparison.Ordinal);
        var answer = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal("ACCUSE", answer.GetProperty("root").GetString());
        var ranked = answer.GetProperty("ranked").EnumerateArray().Select(r => r.GetProperty("probability").GetDouble()).ToList();
        Assert.Equal(15, ranked.Count);
        Assert.Equal(ranked.OrderDescending(), ranked);
        Assert.Equal(1, ranked.Sum(), 3);
    }

    [Theory]
    [InlineData("plover", 11)]
    [InlineData("cameo", 8)]
    [InlineData("goldstein-panel", 5)]
    public void Format_writes_a_header_and_rows_of_as_many_fields(string format, int fields)
    {
        var (code, output, _) = ProgramChild.Run(Shelling + "\n", ["code", "--format", format, "--jobs", "1"]);
        Assert.Equal(0, code);
        var rows = Lines(output).Select(l => l.Split('\t')).ToList();
        Assert.True(rows.Count > 1);
        Assert.All(rows, r => Assert.Equal(fields, r.Length));
        Assert.Contains(rows[1], f => f.StartsWith("KEN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Who_waits_for_an_answer_before_the_next_line_gets_it(string jobs)
    {
        using var process = ProgramChild.Start(true, "code", "--jobs", jobs);
        for (var i = 0; i < 3; i++)
        {
            await process.StandardInput.WriteAsync(Shelling + "\n");
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            var answer = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            Assert.Contains("ACCUSE", answer, StringComparison.Ordinal);
        }
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
