using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Alignment.Explanation;
using Entente.Alignment.Faces;
using Entente.Documents;
using Entente.Store.Alignment;

namespace Entente.Work.Pairs;

/// <summary>The explanation of a pair for programs. Parts are in standard deviations of a face; null is unknown.</summary>
internal sealed class WhyJson(ExplanationEvidence evidence)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = SafeJson.Encoder, WriteIndented = true, NewLine = "\n" };

    public string ToText()
    {
        var root = new JsonObject
        {
            ["pair"] = new JsonArray(evidence.Pair.A.Value, evidence.Pair.B.Value),
            ["years"] = new JsonArray([.. evidence.Years.Select(y => (JsonNode)y)]),
            ["unit"] = "standard deviations of all pairs",
            ["interest_rather_than_values"] = Word(InterestTest.AcrossFaces([.. evidence.Explained.Where(e => !e.Stages.IsEmpty).Select(e => e.Verdict)])),
            ["faces"] = new JsonArray([.. evidence.Explained.Select(e => (JsonNode)Node(e))]),
            ["unknown"] = new JsonArray([.. evidence.Missing.Select(i => (JsonNode)new JsonObject { ["indicator"] = i.Name, ["dataset"] = i.Dataset })]),
            ["sources"] = new JsonObject([.. evidence.Sources.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)new JsonArray([.. s.Value.Select(f =>
                (JsonNode)new JsonObject { ["dataset"] = f.Dataset, ["version"] = f.Version, ["file"] = f.Name, ["sha256"] = f.Sha256 })])))]),
        };
        return root.ToJsonString(Json) + "\n";
    }

    private static string Lower(PredictorGroup group) => group == PredictorGroup.Interests ? "interests" : "values";

    private static string Word(Verdict verdict) => verdict switch { Verdict.Supported => "supported", Verdict.Contradicted => "contradicted",
        _ => "cannot be told" };

    private static double? Round(double? value) => value is { } v && double.IsFinite(v) ? Math.Round(v, 6) : null;

    private static JsonObject Node(ShareInterval i) => new() { ["value"] = Round(i.Value), ["q05"] = Round(i.Lower), ["q95"] = Round(i.Upper) };

    private JsonObject Node(FaceExplanation e)
    {
        var last = evidence.Faces?.Evidence.LastRecord(e.Face);
        return new()
        {
            ["face"] = FaceModel.Name(e.Face),
            ["last_record"] = last,
            ["before"] = evidence.Years.IsEmpty ? null : Node(e.Face, evidence.Years[0], last),
            ["after"] = evidence.Years.IsEmpty ? null : Node(e.Face, Math.Min(evidence.Years[^1], last ?? int.MaxValue), last),
            ["changes"] = new JsonArray([.. (evidence.Faces?.Changes() ?? []).Where(c => c.Face == e.Face && !evidence.Years.IsEmpty
                && c.Year > evidence.Years[0] && c.Year <= evidence.Years[^1])
                .Select(c => (JsonNode)new JsonObject { ["year"] = c.Year, ["record"] = c.Record?.ToString(), ["began"] = c.Began, ["words"] = c.Words })]),
            ["interest_rather_than_values"] = Word(e.Verdict),
            ["group_shares"] = new JsonObject([.. e.GroupShares.Select(g => KeyValuePair.Create(Lower(g.Key), (JsonNode?)Node(g.Value)))]),
            ["forms"] = new JsonArray([.. e.Stages.Select((s, i) => (JsonNode)Node(e, s, i == 0))]),
        };
    }

    private JsonObject? Node(Face face, int year, int? last)
    {
        if (evidence.Faces is not { } faces || last is null || year > last || year < faces.Evidence.FirstYear
            || !faces.Evidence.Exists[year - faces.Evidence.FirstYear]) return null;
        var y = faces.Of(face)[year - faces.Evidence.FirstYear];
        double? If(double value) => y.IsKnown ? Round(value) : null;
        return new() { ["year"] = year, ["value"] = If(y.Mean), ["q05"] = If(y.Lower), ["q95"] = If(y.Upper), ["evidence"] = Round(y.Evidence) };
    }

    private JsonObject Node(FaceExplanation e, SecondStage stage, bool main)
    {
        var predictors = new JsonArray();
        for (var k = 0; k < stage.Specification.Predictors.Length; k++)
        {
            var p = stage.Specification.Predictors[k];
            predictors.Add((JsonNode)new JsonObject
            {
                ["name"] = p.Name, ["group"] = Lower(p.Group), ["what"] = p.What, ["indicator"] = p.Indicators[0],
                    ["slope"] = Round(stage.Fit.Coefficients[k]), ["standard_error"] = Round(stage.Fit.StandardError(k)),
                ["share"] = main ? Node(e.PredictorShares[k]) : null,
                ["level"] = stage.Level is { } level ? Node(level.Predictors[k]) : null, ["change"] = stage.Change is { } change
                    ? Node(change.Predictors[k]) : null,
                ["held_years"] = new JsonArray([.. stage.Specification.Years.Where(y => evidence.Table.YearOf(p, y) != y).Select(y => (JsonNode)y)]),
            });
        }
        return new JsonObject
        {
            ["form"] = stage.Specification.Name, ["years"] = new JsonArray([.. stage.Specification.Years.Select(y => (JsonNode)y)]),
                ["caution"] = stage.Specification.Caution,
            ["pair_years"] = stage.Fit.Observations, ["pairs"] = stage.Fit.Dyads, ["states"] = stage.Fit.Members, ["r_squared"] = Round(stage.Fit.RSquared),
            ["predictors"] = predictors, ["level"] = Node(stage.Level), ["change"] = Node(stage.Change),
            ["interest_rather_than_values"] = Word(stage.Verdict),
        };
    }

    private static JsonObject? Node(PairAccount? account) => account is null ? null : new()
    {
        ["years"] = new JsonArray([.. account.Years.Select(y => (JsonNode)y)]), ["distance"] = Node(account.Distance),
        ["interests"] = account.Groups.TryGetValue(PredictorGroup.Interests, out var i) ? Node(i) : null,
            ["values"] = account.Groups.TryGetValue(PredictorGroup.Values, out var v) ? Node(v) : null,
        ["neither"] = Node(account.Neither), ["interests_less_values"] = Node(account.InterestsLessValues),
    };
}
