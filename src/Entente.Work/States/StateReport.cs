using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Alignment.Standing;
using Entente.Documents;
using Entente.Findings;
using Entente.Record;
using NodaTime;

namespace Entente.Work.States;

/// <summary>A state's standing, as sentences, rows or JSON; each figure with its indicator and data set.</summary>
internal sealed class StateReport(StandingEvidence evidence, ImmutableArray<StateFaces> faces, StateFacesTold facesTold, LocalDate? asOf)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = SafeJson.Encoder, WriteIndented = true, NewLine = "\n" };

    private readonly StateStanding standing = evidence.Standing;

    public void WriteText(TextWriter writer)
    {
        var told = new StateProse(evidence, facesTold, asOf).Tell("");
        writer.Write(Paragraph.Wrap(told.Title));
        foreach (var (heading, paragraphs) in told.Parts)
        {
            writer.Write($"\n{heading}\n");
            foreach (var paragraph in paragraphs) writer.Write(Paragraph.Wrap(paragraph));
        }
        if (!told.Table.IsEmpty)
        {
            writer.Write($"\nYear by year ({told.TableNote})\n");
            var widths = told.Table[0].Select((_, c) => told.Table.Max(l => l[c].Length)).ToArray();
            foreach (var line in told.Table) writer.Write(string.Join("  ", line.Select((cell, c) => cell.PadLeft(widths[c]))) + "\n");
        }
        writer.Write("\nSources\n");
        foreach (var source in told.Sources) writer.Write(Paragraph.Wrap(source, "  "));
    }

    public StateAnswer ToAnswer() => new StateProse(evidence, facesTold, asOf).Tell(ToJson());

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("iso3,year,aspect,known,count,total,unit,concentration,effective_number,first,first_value,first_share,indicator,dataset,version\n");
        foreach (var series in standing.Series)
            foreach (var y in series.Years)
                Row(writer, y.Year, series.Aspect.Name, y.Known, y.Count, y.Total, series.Aspect.Indicator, y.Concentration, y.EffectiveNumber,
                    y.Counterparts.FirstOrDefault());
        foreach (var y in standing.Voting)
        {
            var agreement = Indicators.Find("un.agreement.half")!;
            Row(writer, y.Year, "voting-near", y.Compared, y.Near, y.Mean, agreement, null, null, y.Others.FirstOrDefault());
            Row(writer, y.Year, "voting-far", y.Compared, y.Far, y.Mean, agreement, null, null, y.Others.LastOrDefault());
        }
    }

    private void Row(TextWriter writer, int year, string aspect, int known, int? count, double? total, Indicator indicator, double? concentration,
        double? effective, Counterpart? first)
    {
        var (datasets, versions) = SourceFile.Named(evidence.Sources[indicator.Name]);
        object?[] cells = [standing.State.Value, year, aspect, known, count, total, PlainText.OfCell(indicator.Unit), Round(concentration), Round(effective),
            first?.State.Value, Round(first?.Value), Round(first?.Share), indicator.Name, PlainText.OfCell(datasets), PlainText.OfCell(versions)];
        writer.Write(string.Join(',', cells.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture))) + "\n");
    }

    public string ToJson()
    {
        var root = new JsonObject
        {
            ["state"] = standing.State.Value, ["name"] = ActorNames.Of(standing.State), ["name_then"] = ActorRegister.Embedded.NameOn(standing.State,
                new LocalDate(standing.Years[^1], 12, 31)),
            ["from"] = standing.Years[0], ["to"] = standing.Years[^1], ["as_of"] = asOf?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            ["faces"] = new JsonArray([.. faces.Select(Node)]),
            ["aspects"] = new JsonArray([.. standing.Series.Select(Node)]),
            ["voting"] = standing.Voting.IsEmpty ? null : new JsonObject
            {
                ["indicator"] = Node(Indicators.Find("un.agreement.half")!), ["near"] = new StandingOptions().Near, ["far"] = new StandingOptions().Far,
                ["years"] = new JsonArray([.. standing.Voting.Select(Node)]),
            },
            ["trade_ties"] = standing.Trade.IsEmpty ? null : new JsonObject
            {
                ["indicator"] = Node(Indicators.Find("trade.exports")!),
                ["years"] = new JsonArray([.. standing.Trade.Select(t => (JsonNode)new JsonObject
                {
                    ["year"] = t.Year,
                    ["ties"] = new JsonArray([.. t.Ties.Select(x => (JsonNode)new JsonObject { ["state"] = x.State.Value,
                        ["own_share"] = Round(x.Own), ["others_share"] = Round(x.Others), ["asymmetry"] = Round(x.Asymmetry) })]),
                })]),
            },
            ["unknown"] = new JsonArray([.. evidence.Missing.Select(i => (JsonNode)new JsonObject { ["indicator"] = i.Name, ["dataset"] = i.Dataset,
                ["why"] = "not loaded" })]),
        };
        return root.ToJsonString(Json) + "\n";
    }

    private JsonNode Node(StandingSeries series) => new JsonObject
    {
        ["aspect"] = series.Aspect.Name, ["indicator"] = Node(series.Aspect.Indicator), ["window_years"] = series.Aspect.WindowYears,
        ["years"] = new JsonArray([.. series.Years.Select(y => (JsonNode)new JsonObject
        {
            ["year"] = y.Year, ["known"] = y.Known, ["count"] = y.Count, ["total"] = y.Total, ["concentration"] = Round(y.Concentration),
                ["effective_number"] = Round(y.EffectiveNumber),
            ["counterparts"] = new JsonArray([.. y.Counterparts.Select(c => (JsonNode)new JsonObject { ["state"] = c.State.Value,
                ["value"] = Round(c.Value), ["share"] = Round(c.Share), ["share_of_theirs"] = Round(c.ReverseShare) })]),
        })]),
    };

    private static JsonNode Node(VotingYear y) => new JsonObject
    {
        ["year"] = y.Year, ["compared"] = y.Compared, ["mean"] = Round(y.Mean), ["place_from_lowest"] = y.Place, ["ranked"] = y.Ranked == 0 ? null
            : y.Ranked, ["near"] = y.Near, ["far"] = y.Far,
        ["others"] = new JsonObject([.. y.Others.Select(o => KeyValuePair.Create(o.State.Value, (JsonNode?)Round(o.Value)))]),
    };

    private static JsonNode Node(StateFaces f) => new JsonObject
    {
        ["face"] = FaceModel.Name(f.Face), ["year"] = f.Year, ["since"] = f.Since < f.Year ? f.Since : null, ["unit"] = "standard deviations of all pairs",
        ["others"] = new JsonObject([.. f.Others.Select(o => KeyValuePair.Create(o.State.Value, (JsonNode?)new JsonObject
        {
            ["value"] = Round(o.Now.Mean), ["q05"] = Round(o.Now.Lower), ["q95"] = Round(o.Now.Upper), ["before"] = o.Before is { } then
                ? Round(then.Mean) : null,
        }))]),
    };

    private JsonNode Node(Indicator indicator) => new JsonObject
    {
        ["name"] = indicator.Name, ["unit"] = indicator.Unit, ["covers"] = new JsonArray(indicator.CoverageFirst, indicator.CoverageLast),
            ["missing"] = indicator.Missing.ToString(),
        ["files"] = new JsonArray([.. evidence.Sources[indicator.Name].Select(f => (JsonNode)new JsonObject { ["dataset"] = f.Dataset,
            ["version"] = f.Version, ["file"] = f.Name, ["sha256"] = f.Sha256, ["days_only"] = f.DaysOnly })]),
    };

    private static double? Round(double? value) => value is { } v ? Math.Round(v, 6) : null;
}
