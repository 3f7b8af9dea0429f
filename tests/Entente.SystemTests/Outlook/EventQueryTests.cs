using System.Globalization;
using System.Text.Json;
using Entente.Coding;
using Entente.Store.Outlook;
using Entente.SystemTests.Datasets;
using Entente.SystemTests.Ledger;
using Entente.Tests.Ledger;
using Xunit;

namespace Entente.SystemTests.Outlook;

/// <summary>`entente outlook --events FILE --query` on a small stream: PRK consults CHN every fourth day and is answered the day after.</summary>
public sealed class EventQueryTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    private static List<string> Rows(int days = 120)
    {
        string[] others = ["CHN", "RUS", "KOR", "USA", "JPN", "South Africa"], acts = ["CONSULT", "ACCUSE", "Express intent"];
        var rows = new List<string>();
        for (var day = 0; day < days; day++)
        {
            var date = new DateOnly(2024, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (day % 4 == 0) rows.Add($"PRK\tCONSULT\tCHN\t{date}");
            if (day % 4 == 1) rows.Add($"CHN\tAID\tPRK\t{date}");
            for (var i = 0; i < 3; i++)
                rows.Add($"{others[day * 5 % 6]}\t{acts[(day + i) % 3]}\t{others[(day * 5 + 1 + ((day * 7 + i * 3) % 5)) % 6]}\t{date}");
        }
        return rows;
    }

    private (int Code, string Output, string Error) Ask(IEnumerable<string> rows, string query, params string[] more)
    {
        var path = scratch.File("stream.tsv");
        File.WriteAllText(path, string.Join('\n', rows) + "\n");
        return ProgramChild.Run("", ["outlook", "--events", path, "--query", query, .. more]);
    }

    [Fact]
    public void What_comes_every_fourth_day_is_first_with_its_past_and_chances_within_days()
    {
        var (code, output, error) = Ask(Rows(), "PRK CONSULT ?", "--format", "json");
        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal("2024-04-30", json.RootElement.GetProperty("asOf").GetString());
        var first = json.RootElement.GetProperty("answers")[0];
        Assert.Equal("CHN", first.GetProperty("entity").GetString());
        Assert.Equal((30, "2024-04-26"), (first.GetProperty("past")[0].GetProperty("times").GetInt32(),
            first.GetProperty("past")[0].GetProperty("last").GetString()));
        var within = first.GetProperty("within");
        Assert.True(within[0].GetProperty("chance").GetDouble() > 0.3);
        Assert.Equal((365, "the events cover fewer than 1095 days"), (within[2].GetProperty("days").GetInt32(), within[2].GetProperty("notSaid").GetString()));
        var text = Ask(Rows(), "PRK CONSULT ?").Output;
        Assert.Contains("PRK CONSULT CHN: 30 times, last 4 days ago", text, StringComparison.Ordinal);
        Assert.Contains("within 365 days: not said, 120 days are known and 1095 needed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_in_the_stream_cannot_steer_the_terminal()
    {
        var (code, output, _) = Ask(Rows().Select(r => r.Replace("CHN", "C\u001b[31m\u202EHN", StringComparison.Ordinal)), "PRK CONSULT ?");
        Assert.Equal(0, code);
        Assert.Contains("C\\x1b[31m\\u202eHN: 30 times", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('\u202E', output);
    }

    [Fact]
    public void A_question_about_the_subject_a_header_and_names_of_two_words_are_read()
    {
        string[] headed = ["date\tobject\trelation\tsubject", .. Rows().Select(r => string.Join('\t', r.Split('\t').Reverse()))];
        var (code, output, error) = Ask(headed, "? aid prk", "--top", "1");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("CHN AID PRK: 30 times", output, StringComparison.Ordinal);
        Assert.Equal(0, Ask(Rows(), "South Africa Express intent ?").Code);
    }

    [Fact]
    public void Later_events_change_no_outlook()
    {
        var known = Rows().Where(r => string.CompareOrdinal(r[^10..], "2024-03-15") < 0).ToArray();
        var plain = Ask(known, "PRK CONSULT ?", "--as-of", "2024-03-15").Output;
        Assert.Equal(plain, Ask([.. known, "PRK\tCONSULT\tUSA\t2024-03-15", "PRK\tCONSULT\tNEW\t2024-04-01"], "PRK CONSULT ?", "--as-of", "2024-03-15").Output);
        Assert.Equal(plain, Ask(known.Reverse(), "PRK CONSULT ?", "--as-of", "2024-03-15").Output);
    }

    [Fact]
    public void Bad_doubled_and_unordered_rows_are_told()
    {
        var (code, _, error) = Ask([.. Rows(), "PRK\tCONSULT\tCHN\t2024-13-01", "PRK\tCONSULT\t\t2024-01-02", "only two\tvalues",
            "PRK\tCONSULT\tCHN\t2024-01-01"], "PRK CONSULT ?");
        Assert.Equal(0, code);
        var line = Rows().Count + 1;
        Assert.Contains($"stream.tsv:{line}: '2024-13-01' is no date", error, StringComparison.Ordinal);
        Assert.Contains($"stream.tsv:{line + 1}: the object is empty", error, StringComparison.Ordinal);
        Assert.Contains($"stream.tsv:{line + 2}: 2 values where", error, StringComparison.Ordinal);
        Assert.Contains("1 row is out of order", error, StringComparison.Ordinal);
        Assert.Contains("given twice", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_names_get_the_nearest_and_other_forms_of_question_are_wrong_usage()
    {
        var (code, _, error) = Ask(Rows(), "PRKK CONSULT ?");
        Assert.Equal(2, code);
        Assert.Contains("no entity 'PRKK' in the events before 2024-04-30. Did you mean PRK", error, StringComparison.Ordinal);
        Assert.Contains("no relation 'CONSULTS' in the events before 2024-04-30. Did you mean CONSULT", Ask(Rows(), "PRK CONSULTS ?").Error,
            StringComparison.Ordinal);
        foreach (var query in new[] { "PRK ? CHN", "PRK CONSULT", "? ?", "" }) Assert.Equal(2, Ask(Rows(), query).Code);
        Assert.Equal(2, Ask(Rows(), "PRK CONSULT ?", "--top", "0").Code);
    }

    [Fact]
    public void Streams_that_teach_nothing_are_refused_with_the_reason()
    {
        Assert.Contains("the first event of", Ask(Rows(), "PRK CONSULT ?", "--as-of", "2023-05-01").Error, StringComparison.Ordinal);
        Assert.Contains("are of one day, 2024-01-01", Ask(Rows(1), "PRK CONSULT ?").Error, StringComparison.Ordinal);
        Assert.Contains("stream.tsv: no event", Ask([], "PRK CONSULT ?").Error, StringComparison.Ordinal);
        Assert.Contains("none of 1 rows can be read", Ask(["subject,relation,object,date"], "PRK CONSULT ?").Error, StringComparison.Ordinal);
        Assert.Equal(1, Ask([], "PRK CONSULT ?").Code);
    }

    [Fact]
    public void The_ledgers_own_events_are_asked_and_scored_the_same_way()
    {
        Dictionary<string, string> country = new() { ["PRK"] = "North Korea", ["CHN"] = "China", ["RUS"] = "Russia", ["KOR"] = "South Korea",
            ["USA"] = "United States", ["JPN"] = "Japan", ["South Africa"] = "South Africa" }, code = new() { ["CONSULT"] = "040", ["AID"] = "070",
            ["ACCUSE"] = "112", ["Express intent"] = "010" };
        using var ledger = new TestLedger();
        ledger.LoadText("icews", "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget "
            + "Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n"
            + string.Concat(Rows().Select(r => r.Split('\t')).Select((f, i) => $"{i}\t{f[3]}\tX\tNULL\t{country[f[0]]}\tX\t{code[f[1]]}\t1\tY\tNULL\t"
                + $"{country[f[2]]}\t1\t1\tP\tNULL\tNULL\tNULL\tKenya\t1\t1\n")));
        var path = ledger.File.FilePath;
        ledger.File.Dispose();
        var (done, output, error) = ProgramChild.Run("", ["outlook", "--query", "North Korea CONSULT ?", "--ledger", path]);
        Assert.Equal((0, true), (done, error.Contains("icews", StringComparison.Ordinal)));
        Assert.Contains("PRK CONSULT CHN: 30 times, last 4 days ago", output, StringComparison.Ordinal);
        Assert.Equal(2, ProgramChild.Run("", ["outlook", "--query", "PRK STATE ?", "--ledger", path]).Code);
        Assert.Contains("2024-01-01 to 2024-01-31.", ProgramChild.Run("", ["outlook", "--query", "PRK CONSULT ?", "--as-of", "2024-02-01", "--ledger",
            path]).Output, StringComparison.Ordinal);
        Assert.Contains("At least one event within 3 days", ProgramChild.Run("", ["outlook", "backtest", "--horizon", "3", "--ledger", path]).Output,
            StringComparison.Ordinal);
        Assert.StartsWith("MRR 0.", ProgramChild.Run("", ["outlook", "backtest", "--ledger", path]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_without_events_says_what_to_load()
    {
        using var ledger = new TestLedger();
        var path = ledger.File.FilePath;
        ledger.File.Dispose();
        var (code, _, error) = ProgramChild.Run("", ["outlook", "--query", "PRK CONSULT ?", "--ledger", path]);
        Assert.Equal(1, code);
        Assert.Contains("no event between two states that is dated to a day. Read documents into it, load event data", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_states_and_only_the_version_loaded_last_are_of_the_stream()
    {
        const string head = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget "
            + "Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";
        static string Row(int id, string day, string by, string to) =>
            $"{id}\t{day}\tX\tNULL\t{by}\tX\t040\t1\tY\tNULL\t{to}\t1\t1\tP\tNULL\tNULL\tNULL\tKenya\t1\t1\n";
        using var ledger = new TestLedger();
        ledger.LoadText("icews", head + Row(1, "2017-01-01", "Kenya", "Uganda"), new() { Version = "1" });
        ledger.LoadText("icews", head + Row(2, "2017-01-02", "Peru", "Chile"), new() { Version = "2" });
        var day = Entente.Time.ImpreciseDate.OfDay(new(2023, 5, 2));
        var coded = new Coded("Peru and Chile met, rebels and NATO fought.");
        CodedEvent Act(ActorMention a, ActorMention b) => coded.Event(EventType.Assault, coded.Text, "fought", "fight", a, b) with { Date = day };
        coded.Events.Add(Act(coded.Who("rebels", "PER", "REB"), coded.Who("Chile", "CHL")));
        coded.Events.Add(Act(coded.Who("NATO", "NATO"), coded.Who("Chile", "CHL")));
        coded.Events.Add(Act(coded.Who("Peru", "PER"), coded.Who("Chile", "CHL")));
        RecordingTests.Record(ledger.File, coded);
        Assert.Equal(["2017-01-02 PER CONSULT CHL", "2023-05-02 PER ASSAULT CHL"],
            EventStream.Of(ledger.File, null).Events.Select(e => $"{e.Day:uuuu-MM-dd} {e.Actor} {e.Act} {e.Recipient}"));
    }
}
