using System.Text.Json.Nodes;
using Entente.Actors;

namespace Entente.Web.Endpoints;

/// <summary>An actor by what somebody calls it.</summary>
internal static class ActorFinder
{
    private const int MostNear = 5;

    public static string Write(string name)
    {
        var register = ActorRegister.Embedded;
        var found = register.Resolve(name, null) is { } id ? [id] : register.Lookup(name, null).Select(m => m.Actor).OfType<ActorId>().Distinct().ToList();
        return EndpointJson.Write(new JsonObject
        {
            ["query"] = name,
            ["found"] = new JsonArray([.. found.Select(register.Find).OfType<Actor>().Select(a => (JsonNode)new JsonObject
            {
                ["key"] = a.Id.Value, ["name"] = a.Name, ["official"] = a.Official, ["kind"] = a.Kind.ToString().ToLowerInvariant(), ["home"] = a.Home?.Value,
            })]),
            ["nearest"] = EndpointJson.Strings(found.Count > 0 ? [] : register.Nearest(name, MostNear)),
        });
    }
}
