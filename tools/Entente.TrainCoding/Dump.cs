using System.Text.Json;
using Entente.Actors;
using Entente.Coding;

namespace Entente.TrainCoding;

/// <summary>Coded events as lines, in the shape of `entente code --all`, for scoring what held-out models code.</summary>
internal static class Dump
{
    public static string Events(string id, CodedText coded, string text) => JsonSerializer.Serialize(new
    {
        id,
        events = coded.Events.Where(e => !e.IsStatement).Select(e => new
        {
            root = EventTypes.Root15(e.Type), actor = Mention(e.Actor), recipient = Mention(e.Recipient), reciprocal = e.Reciprocal,
            trigger = new { start = e.Trigger.Start, lemma = e.TriggerLemma }, polarity = e.Polarity.ToString().ToLowerInvariant(), modality = e.Modality.ToString(), confidence = e.Confidence, explain = e.Rule,
        }),
    });

    private static object? Mention(ActorMention? m) => m is null ? null : new
    {
        text = m.Text, code = m.Actor is { } a ? ActorRegister.Embedded.Find(a)?.PloverCode : null, sector = m.Sector,
    };
}
