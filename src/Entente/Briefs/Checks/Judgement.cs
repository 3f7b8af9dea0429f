using System.Collections.Immutable;
using Entente.Actors;
using Entente.Ledger;

namespace Entente.Briefs.Checks;

/// <summary>Judgements of one kind about the same states, tested once; their claims in the order of the text.</summary>
/// <param name="States">In the order of the first claim's words.</param>
/// <param name="Unresolved">Those it is about that are no states of the register, as they are worded.</param>
public sealed record Judgement(string Kind, ImmutableArray<ActorId> States, bool Negated, ImmutableArray<Claim> Claims, ImmutableArray<string> Unresolved)
{
    /// <summary>The author's own judgements among a document's claims.</summary>
    public static ImmutableArray<Judgement> Of(IEnumerable<Claim> claims) =>
        [.. claims.Where(c => c is { Kind: ClaimKind.Assessment, ByAuthor: true }).OrderBy(c => c.Quote).ThenBy(c => c.Trigger).ThenBy(c => c.Id)
            .GroupBy(c => (c.AssessmentKind!, Set: string.Join('+', Of(c).Order()), Negated: c.Polarity == Coding.Polarity.Negated))
            .Select(g => new Judgement(g.Key.Item1, Of(g.First()), g.Key.Negated, [.. g],
                [.. g.First().Subjects.Where(m => !IsState(m.Actor)).Select(m => m.Text).Distinct(StringComparer.Ordinal)]))];

    private static ImmutableArray<ActorId> Of(Claim claim) => [.. claim.Subjects.Where(m => IsState(m.Actor)).Select(m => m.Actor!.Value).Distinct()];

    private static bool IsState(ActorId? id) => id is { } key && ActorRegister.Embedded.Find(key)?.Kind == ActorKind.State;
}
