using System.Collections.Immutable;

namespace Entente.Ledger;

/// <summary>
/// One matter that is asserted by some and denied by others, though not always in the same words: one side charges that artillery is supplied,
/// the other denies that a deal on arms exists. Claims are in the order of their documents and spans.
/// </summary>
public sealed record ContestedMatter
{
    public required MatterId Id { get; init; }
    /// <summary>The propositions it is made of, the one with most claims first.</summary>
    public required ImmutableArray<Proposition> Propositions { get; init; }
    public required ImmutableArray<Claim> For { get; init; }
    public required ImmutableArray<Claim> Against { get; init; }

    /// <summary>The statement of the first proposition that somebody stands for.</summary>
    public string Statement => (Propositions.FirstOrDefault(p => !p.For.IsEmpty) ?? Propositions[0]).Statement;

    /// <summary>The matters of these propositions that have claims on both sides, sorted by key.</summary>
    /// <param name="claims">At least the claims that the propositions name.</param>
    public static ImmutableArray<ContestedMatter> Of(IEnumerable<Proposition> propositions, IEnumerable<Claim> claims)
    {
        var known = claims.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
        var matters = ImmutableArray.CreateBuilder<ContestedMatter>();
        foreach (var matter in propositions.GroupBy(p => p.Matter).OrderBy(m => m.Key))
        {
            ImmutableArray<Claim> Sorted(IEnumerable<ClaimId> ids) =>
                [.. ids.Select(id => known[id]).OrderBy(c => c.DocumentId, StringComparer.Ordinal).ThenBy(c => c.Quote).ThenBy(c => c.Id)];
            var pro = Sorted(matter.SelectMany(p => p.For));
            var contra = Sorted(matter.SelectMany(p => p.Against));
            if (pro.IsEmpty || contra.IsEmpty) continue;
            matters.Add(new ContestedMatter
            {
                Id = matter.Key,
                Propositions = [.. matter.OrderByDescending(p => p.For.Length + p.Against.Length).ThenBy(p => p.Id)],
                For = pro,
                Against = contra,
            });
        }
        return matters.ToImmutable();
    }
}
