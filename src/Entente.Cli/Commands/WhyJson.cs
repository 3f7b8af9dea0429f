using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Alignment.Explanation;
using Entente.Alignment.Latent;
using Entente.Panels;
using Entente.Store.Alignment;

namespace Entente.Cli.Commands;

/// <summary>The explanation of a pair for programs. Parts are in standard deviations of alignment; null is unknown.</summary>
internal sealed class WhyJson(ExplanationEvidence evidence)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    public string ToText()
    {
        var root = new JsonObject
        {
            ["pair"] = new JsonArray(evidence.Pair.A.Value, evidence.Pair.B.Value),
            ["years"] = new JsonArray([.. evidence.Years.Select(y => (JsonNode)y)]),
            ["before"] = evidence.Before is { } b ? Node(b.Month, b.Alignment) : null,
            ["after"] = evidence.After is { } a ? Node(a.Month, a.Alignment) : null,
            ["contributions"] = evidence is { Before: { Alignment.Settled: true } before, After: { Alignment.Settled: true } after } ? new JsonArray([.. ContributionChange.Between(evidence.Alignment.Input.Indicators, before.Alignment, after.Alignment).Select(Node)]) : null,
            ["interest_rather_than_values"] = Word(InterestTest.Overall([.. evidence.Stages.Select(s => s.Verdict)])),
            ["forms"] = new JsonArray([.. evidence.Stages.Select((s, i) => (JsonNode)Node(s, i == 0))]),
            ["group_shares"] = new JsonObject([.. evidence.GroupShares.Select(g => KeyValuePair.Create(Lower(g.Key), (JsonNode?)Node(g.Value)))]),
            ["unknown"] = new JsonArray([.. evidence.Missing.Select(i => (JsonNode)new JsonObject { ["indicator"] = i.Name, ["dataset"] = i.Dataset })]),
            ["sources"] = new JsonObject([.. evidence.Sources.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)new JsonArray([.. s.Value.Select(f =>
                (JsonNode)new JsonObject { ["dataset"] = f.Dataset, ["version"] = f.Version, ["file"] = f.Name, ["sha256"] = f.Sha256 })])))]),
        };
        return root.ToJsonString(Json) + "\n";
    }

    private static string Lower(PredictorGroup group) => group == PredictorGroup.Interests ? "interests" : "values";

    private static string Word(Verdict verdict) => verdict switch { Verdict.Supported => "supported", Verdict.Contradicted => "contradicted", _ => "cannot be told" };

    private static double? Round(double? value) => value is { } v && double.IsFinite(v) ? Math.Round(v, 6) : null;

    private static JsonObject Node(ShareInterval i) => new() { ["value"] = Round(i.Value), ["q05"] = Round(i.Lower), ["q95"] = Round(i.Upper) };

    private static JsonObject Node(int month, MonthAlignment m) => new()
    {
        ["month"] = new PanelPeriod(PeriodUnit.Month, month).ToString(), ["alignment"] = Round(m.Value), ["q05"] = Round(m.Lower), ["q95"] = Round(m.Upper),
        ["state"] = m.Settled ? Round(m.State) : null, ["evidence"] = m.Settled ? Round(m.Evidence) : null, ["converged"] = m.Settled,
    };

    private JsonNode Node(ContributionChange c)
    {
        var covered = evidence.Alignment.Coverage.First(x => x.Indicator == c.Indicator);
        return new JsonObject { ["indicator"] = c.Indicator, ["before"] = Round(c.Before), ["after"] = Round(c.After), ["change"] = Round(c.Change), ["on_scale"] = Round(c.OnScale), ["dataset"] = covered.Dataset, ["version"] = covered.Version, ["first_year"] = covered.First, ["last_year"] = covered.Last };
    }

    private JsonObject Node(SecondStage stage, bool main)
    {
        var predictors = new JsonArray();
        for (var k = 0; k < stage.Specification.Predictors.Length; k++)
        {
            var p = stage.Specification.Predictors[k];
            predictors.Add((JsonNode)new JsonObject
            {
                ["name"] = p.Name, ["group"] = Lower(p.Group), ["what"] = p.What, ["indicator"] = p.Indicators[0], ["slope"] = Round(stage.Fit.Coefficients[k]), ["standard_error"] = Round(stage.Fit.StandardError(k)),
                ["share"] = main ? Node(evidence.PredictorShares[k]) : null,
                ["level"] = stage.Level is { } level ? Node(level.Predictors[k]) : null, ["change"] = stage.Change is { } change ? Node(change.Predictors[k]) : null,
                ["held_years"] = new JsonArray([.. stage.Specification.Years.Where(y => evidence.Table.YearOf(p, y) != y).Select(y => (JsonNode)y)]),
            });
        }
        return new JsonObject
        {
            ["form"] = stage.Specification.Name, ["years"] = new JsonArray([.. stage.Specification.Years.Select(y => (JsonNode)y)]), ["caution"] = stage.Specification.Caution,
            ["pair_years"] = stage.Fit.Observations, ["pairs"] = stage.Fit.Dyads, ["states"] = stage.Fit.Members, ["r_squared"] = Round(stage.Fit.RSquared),
            ["predictors"] = predictors, ["level"] = Node(stage.Level), ["change"] = Node(stage.Change),
            ["interest_rather_than_values"] = Word(stage.Verdict),
        };
    }

    private static JsonObject? Node(PairAccount? account) => account is null ? null : new()
    {
        ["years"] = new JsonArray([.. account.Years.Select(y => (JsonNode)y)]), ["distance"] = Node(account.Distance),
        ["interests"] = account.Groups.TryGetValue(PredictorGroup.Interests, out var i) ? Node(i) : null, ["values"] = account.Groups.TryGetValue(PredictorGroup.Values, out var v) ? Node(v) : null,
        ["neither"] = Node(account.Neither), ["interests_less_values"] = Node(account.InterestsLessValues),
    };
}
