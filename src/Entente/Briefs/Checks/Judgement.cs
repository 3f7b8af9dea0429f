using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Ledger;

namespace Entente.Briefs.Checks;

/// <summary>Judgements of one kind about the same states, tested once; their claims in the order of the text.</summary>
/// <param name="States">In the order of the first claim's words.</param>
/// <param name="Unresolved">Those it is about that are no states of the register, as they are worded.</param>
public sealed record Judgement(string Kind, ImmutableArray<ActorId> States, bool Negated, ImmutableArray<Claim> Claims, ImmutableArray<string> Unresolved)
{
    /// <summary>The kind of what is to come.</summary>
    public const string Outlook = "outlook";

    /// <summary>
    /// The author's own judgements among a document's claims. One whose words are of what is to come is an outlook, whatever else the reader found in it
    /// ("is likely to deepen" is not "is deepening"), and so is an act of a pair that the author expects.
    /// </summary>
    public static ImmutableArray<Judgement> Of(IEnumerable<Claim> claims) =>
        [.. claims.Where(c => c is { Kind: ClaimKind.Assessment, ByAuthor: true } || (ToCome.IsForecast(c) && Of(c).Length == 2))
            .OrderBy(c => c.Quote).ThenBy(c => c.Trigger).ThenBy(c => c.Id)
            .GroupBy(c => (Kind: KindOf(c), Set: string.Join('+', Of(c).Order()), Negated: c.Polarity == Polarity.Negated))
            .Select(g => new Judgement(g.Key.Kind, Of(g.First()), g.Key.Negated, [.. g],
                [.. g.First().Subjects.Where(m => !IsState(m.Actor)).Select(m => m.Text).Distinct(StringComparer.Ordinal)]))];

    private static string KindOf(Claim claim) => claim.Kind == ClaimKind.Event || ToCome.Tells(claim) ? Outlook : claim.AssessmentKind!;

    // Of an act both sides; of a judgement its subjects.
    private static ImmutableArray<ActorId> Of(Claim claim) =>
        [.. (claim.Kind == ClaimKind.Event ? new ActorMention?[] { claim.Actor, claim.Recipient } : claim.Subjects.AsEnumerable<ActorMention?>())
            .Where(m => IsState(m?.Actor)).Select(m => m!.Actor!.Value).Distinct()];

    private static bool IsState(ActorId? id) => id is { } key && ActorRegister.Embedded.Find(key)?.Kind == ActorKind.State;
}
