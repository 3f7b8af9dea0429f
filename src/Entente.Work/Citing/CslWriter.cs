using System.Text.Json.Nodes;
using Entente.Time;
using NodaTime;

namespace Entente.Work.Citing;

/// <summary>References as CSL-JSON: an array of items.</summary>
internal static class CslWriter
{
    public static string Write(IEnumerable<Reference> references) => CitedJson.Write(new JsonArray([.. references.Select(r => (JsonNode)Item(r))]));

    private static JsonObject Item(Reference r)
    {
        var item = new JsonObject { ["id"] = r.Key, ["type"] = r.Kind, ["title"] = CitedJson.Line(r.Title) };
        if (!r.Authors.IsEmpty) item["author"] = new JsonArray([.. r.Authors.Select(a => (JsonNode)new JsonObject { ["literal"] = CitedJson.Line(a) })]);
        if (r.Publisher is { } publisher) item["publisher"] = CitedJson.Line(publisher);
        if (r.Version is { } version) item["version"] = CitedJson.Line(version);
        if (r.Issued is { } issued) item["issued"] = Date(issued);
        if (r.Accessed is { } accessed) item["accessed"] = new JsonObject { ["date-parts"] = new JsonArray(Parts(accessed, 3)) };
        if (r.Address is { } address) item["URL"] = CitedJson.Line(address);
        item["note"] = CitedJson.Line(r.Note);
        return item;
    }

    private static JsonObject Date(ImpreciseDate date)
    {
        var parts = date.Precision switch
        {
            DatePrecision.Day or DatePrecision.Assumed => new JsonArray(Parts(date.First, 3)),
            DatePrecision.Month => new JsonArray(Parts(date.First, 2)),
            DatePrecision.Year => new JsonArray(Parts(date.First, 1)),
            _ => new JsonArray(Parts(date.First, 3), Parts(date.Last, 3)),
        };
        var value = new JsonObject { ["date-parts"] = parts };
        if (date.Precision == DatePrecision.Assumed) value["circa"] = true;
        return value;
    }

    private static JsonArray Parts(LocalDate day, int count) => new([.. new[] { day.Year, day.Month, day.Day }.Take(count).Select(n => (JsonNode)n)]);
}
