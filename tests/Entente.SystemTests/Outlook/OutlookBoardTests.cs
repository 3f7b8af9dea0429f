using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Entente.Actors;
using Entente.Cli;
using Entente.Outlook;
using Entente.Store;
using Entente.Store.Alignment;
using Entente.Store.Datasets;
using Entente.Store.Outlook;
using Entente.SystemTests.Datasets;
using Entente.SystemTests.Ledger;
using Entente.SystemTests.Learning;
using Entente.Web;
using Xunit;

namespace Entente.SystemTests.Outlook;

/// <summary>Issue, resolve, score on a small ledger: disputes up to 1999 first, up to 2003 later. What was learned is made beforehand, in a world of its
/// own.</summary>
public sealed class OutlookBoardTests
{
    private const string Head = "dispnum,ccode1,ccode2,year,gmlmidongoing,gmlmidonset,hostlev1,hostlev2\n";
    private static readonly Dyad Pair = new(new ActorId("USA"), new ActorId("IRN"));

    // United States 2, Iran 630, Russia 365, China 710.
    private static readonly string Until1999 = Head + Both(1, 2, 630, 1987) + Both(2, 365, 710, 1999);
    private static readonly string Until2003 = Until1999 + Both(3, 2, 630, 2000) + Both(4, 365, 710, 2003);

    private static string Both(int dispute, int a, int b, int year) => $"{dispute},{a},{b},{year},1,1,3,2\n{dispute},{b},{a},{year},1,1,2,3\n";

    private static void Learn(LedgerFile ledger)
    {
        var histories = MadeWorld.Histories();
        var last = histories[0].LastYear;
        var features = DyadFeatures.Of(histories, last);
        var model = DyadModel.Learn(histories, features, DyadRecord.Dispute, 1, last, MadeWorld.Options) with { Origin = 1999 };
        var facts = Enumerable.Range(0, histories.Count).Select(p => DyadFacts.Of(histories, features, p, DyadRecord.Dispute, last)!).First(f => f.IsOpen);
        var inputs = OutlookInputs.Of(ledger, null);
        var sources = ImmutableSortedDictionary<DyadRecord, DyadSource>.Empty.Add(DyadRecord.Dispute, new("gml-mid", "1", 1987, 1999));
        ledger.InTransaction(() =>
        {
            foreach (var kind in new[] { DyadRecord.Dispute, DyadRecord.Sanction, DyadRecord.Defence, DyadRecord.Visit })
                new KeptModel(kind == DyadRecord.Dispute ? model : null, sources, false).Keep(ledger, inputs, kind, 1, kind == DyadRecord.Dispute ? [(Pair,
                    facts)] : []);
        });
    }

    [Fact]
    public void Forecasts_are_issued_once_decided_when_the_record_covers_them_and_scored()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("gml-mid", Until1999, new LoadOptions { Version = "1" });
        Learn(ledger.File);
        ledger.File.Dispose();
        (int Code, string Output, string Error) Ask(params string[] arguments) => ProgramChild.Run([.. arguments, "--ledger", ledger.File.FilePath]);

        var (code, said, issued) = Ask("outlook", "IRN", "USA", "--issue");
        Assert.True(code == 0, issued);
        Assert.Contains("a new militarised dispute in 2000: ", said, StringComparison.Ordinal);
        Assert.Matches("what would change it most a year on|no single change of the record", said);
        Assert.Contains("no data set of the ledger records it", said, StringComparison.Ordinal);
        Assert.Matches(@"\Aentente: issued: f-[0-9a-f]{20} a new militarised dispute, Iran and United States, 2000: [^\n]*\n\z", issued);
        Assert.StartsWith("entente: issued before, from the same data", Ask("outlook", "IRN", "USA", "--issue").Error, StringComparison.Ordinal);
        var own = Ask("outlook", "say", "USA", "Iran", "dispute", "--by", "2039-12-31", "--chance", "30%", "--as", "Ann", "--note", "Talks broke down.");
        Assert.True(own.Code == 0, own.Error);
        Assert.Contains("30% (unlikely)", own.Output, StringComparison.Ordinal);
        Assert.Contains("0 forecasts decided, 2 open.", Ask("outlook", "resolve").Output, StringComparison.Ordinal);
        Assert.Contains("Nothing to score yet.", Ask("outlook", "score").Output, StringComparison.Ordinal);

        using (var more = LedgerFile.Open(ledger.File.FilePath, LedgerAccess.Write, TimeProvider.System))
        {
            var path = ledger.Folder.File("more.csv");
            File.WriteAllText(path, Until2003);
            new DatasetLoader(more, ActorRegister.Embedded).Load(DatasetCatalog.Find("gml-mid")!, Entente.Store.Datasets.Reading.DataInput.OfFile(path)[0],
                new LoadOptions { Version = "2" });
            Assert.Null(KeptModel.Find(more, OutlookInputs.Of(more, null), DyadRecord.Dispute, 1));
        }
        var resolved = Ask("outlook", "resolve").Output;
        Assert.Contains("came: on record for 2000 (gml-mid 2)", resolved, StringComparison.Ordinal);
        Assert.Contains("1 forecast decided, 1 open.", resolved, StringComparison.Ordinal);
        Assert.Contains("1 waits for gml-mid to cover 2039 or later; it covers 2003 now.", resolved, StringComparison.Ordinal);
        Assert.Contains("0 forecasts decided, 1 open.", Ask("outlook", "resolve").Output, StringComparison.Ordinal);
        var scores = Ask("outlook", "score", "--format", "csv").Output.Split('\n');
        Assert.StartsWith("entente,before the record,dispute,1,1,", scores[1], StringComparison.Ordinal);

        using var read = LedgerFile.Open(ledger.File.FilePath, LedgerAccess.Read, TimeProvider.System);
        var board = ForecastBook.All(read);
        var (forecast, outcome) = board.Single(f => f.Outcome is not null);
        Assert.Equal((DyadRecord.Dispute, Pair, 2000, 2000, "gml-mid", 1999, "entente"),
            (forecast.Kind, forecast.Dyad, forecast.FirstYear, forecast.LastYear, forecast.Dataset, forecast.CoveredTo, forecast.Forecaster));
        Assert.True(outcome!.Came);
        Assert.Equal(3, forecast.Reasons.Length);
        Assert.NotNull(StoredRun.Of(read, forecast.RunId));
        Assert.Equal("Talks broke down.", board.Single(f => f.Outcome is null).Forecast.Note);
        Assert.Contains(Math.Pow(1 - forecast.Chance, 2).ToString("R", System.Globalization.CultureInfo.InvariantCulture)[..8], scores[1],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partners_of_a_state_are_told_by_falling_chance_with_the_scores_of_such_forecasts()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("gml-mid", Until1999, new LoadOptions { Version = "1" });
        var histories = MadeWorld.Histories();
        var last = histories[0].LastYear;
        var features = DyadFeatures.Of(histories, last);
        var model = DyadModel.Learn(histories, features, DyadRecord.Dispute, 3, last, MadeWorld.Options) with { Kind = DyadRecord.Defence, Origin = 1999 };
        var facts = Enumerable.Range(0, histories.Count).Select(p => DyadFacts.Of(histories, features, p, DyadRecord.Dispute, last)!).ToList();
        var others = new[] { "IRN", "RUS", "CHN", "FRA" }.Select(s => new Dyad(new ActorId(s), new ActorId("USA")))
            .Append(new Dyad(new ActorId("FRA"), new ActorId("CHN"))).ToArray();
        DyadFacts[] kept = [.. facts.Where(f => f.IsOpen).DistinctBy(f => model.Of(f)!.Chance).Take(3), facts.First(f => !f.IsOpen),
            facts.First(f => f.IsOpen)];
        var sources = ImmutableSortedDictionary<DyadRecord, DyadSource>.Empty.Add(DyadRecord.Defence, new("atop", "1", 1987, 1999));
        ledger.File.InTransaction(() => new KeptModel(model, sources, false).Keep(ledger.File, OutlookInputs.Of(ledger.File, null), DyadRecord.Defence, 3,
            others.Zip(kept)));
        ledger.File.Dispose();
        (int Code, string Output, string Error) Ask(params string[] arguments) => ProgramChild.Run([.. arguments, "--ledger", ledger.File.FilePath]);

        var (code, said, error) = Ask("outlook", "USA", "--joins", "--horizon", "3y");
        Assert.True(code == 0, error);
        Assert.StartsWith("With whom United States may make a new defence pact within three years\n", said, StringComparison.Ordinal);
        said = said.Replace('\n', ' ');
        Assert.Contains("The likeliest of 3 states without one in 1999.", said, StringComparison.Ordinal);
        Assert.Contains("Scored on pairs without a pact, ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("France", said, StringComparison.Ordinal);
        var rows = Ask("outlook", "USA", "--joins", "--horizon", "3y", "--format", "csv").Output.Trim().Split('\n')[1..];
        Assert.Equal(["1", "2", "3"], rows.Select(r => r.Split(',')[2]));
        var chances = rows.Select(r => double.Parse(r.Split(',')[5], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(kept[..3].Select(f => model.Of(f)!.Chance).OrderDescending(), chances);
        Assert.Equal(ExitCode.WrongUsage, Ask("outlook", "USA", "RUS", "--joins").Code);
        Assert.Equal(ExitCode.WrongUsage, Ask("outlook", "USA", "--joins", "--issue").Code);

        // The page and the programs' address say the same; for one year, of which nothing was learned, both name the command.
        await using var workbench = await Workbench.StartAsync(UseCases.Of(ledger.File.FilePath), WorkbenchOptions.Default, default);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{workbench.Port}") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", workbench.Token);
        var asked = await client.GetStringAsync("/api/v1/outlook?a=USA&horizon=3y");
        Assert.Equal(Ask("outlook", "USA", "--joins", "--horizon", "3y", "--format", "json").Output, asked);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/state/USA"));
        page = page[page.IndexOf("<section id=\"joins\">", StringComparison.Ordinal)..page.IndexOf("<section id=\"contested\">", StringComparison.Ordinal)];
        Assert.Contains("With whom it may make a pact next", page, StringComparison.Ordinal);
        Assert.Contains("'entente outlook USA --joins' does, in about a minute each, once for all pairs", page, StringComparison.Ordinal);
        Assert.DoesNotContain("--horizon 3y'", page, StringComparison.Ordinal);
        Assert.Equal(rows.Select(r => $"/pair/USA/{r.Split(',')[1]}"), Regex.Matches(page, "href=\"([^\"]+)\"").Select(m => m.Groups[1].Value));
        Assert.Contains("The likeliest of 3 states without one in 1999. Base rate ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Outcome_is_by_the_data_set_named_and_void_where_the_question_falls_away()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("gml-mid", Until2003);
        var records = DyadRecords.Read(ledger.File, ActorRegister.Embedded, null);
        ForecastOutcome? Decide(string a, string b, int first, int last, string dataset = "gml-mid") => ForecastBook.Decide(new Forecast
        {
            Kind = DyadRecord.Dispute, Dyad = new(new ActorId(a), new ActorId(b)), FirstYear = first, LastYear = last, Dataset = dataset, Forecaster = "Ann",
            Issued = default, AsOf = new(1998, 1, 1), Chance = 0.5, InputsHash = "", RunId = "",
        }, records, default);
        Assert.True(Decide("USA", "IRN", 1999, 2001)!.Came);
        Assert.False(Decide("USA", "IRN", 2002, 2003)!.Came!.Value);
        Assert.Null(Decide("USA", "IRN", 2003, 2004));
        Assert.Null(Decide("USA", "IRN", 1999, 2001, "mid"));
        Assert.Contains("one was on record for 2000 already", Decide("USA", "IRN", 2001, 2003)!.Reason, StringComparison.Ordinal);
        Assert.Null(Decide("USA", "IRN", 2001, 2003)!.Came);
        Assert.Null(Decide("DDR", "FRA", 1989, 1993)!.Came);
        Assert.Contains("were not both states in 1991", Decide("DDR", "FRA", 1989, 1993)!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IRN USA dispute --by 2039-06-01 --chance 0.3", "Say --by 2039-12-31")]
    [InlineData("IRN USA dispute --by 2001 --chance 0.3", "that year is over")]
    [InlineData("IRN USA dispute --by 2039 --chance 30", "is no chance")]
    [InlineData("IRN USA quarrel --by 2039 --chance 0.3", "is none of dispute, sanction, pact, visit")]
    [InlineData("IRN IRQ visit --by 2039 --chance 0.3", "could never be decided")]
    [InlineData("IRN USA dispute --by 2039 --chance 0.3 --as Entente", "other than 'entente'")]
    public void What_could_not_be_decided_is_refused(string question, string why)
    {
        var (code, _, error) = ProgramChild.Run(["outlook", "say", .. question.Split(' '), "--ledger", "none.duckdb"]);
        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.False(File.Exists("none.duckdb"));
    }
}
