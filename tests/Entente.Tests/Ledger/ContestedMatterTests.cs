using System.Collections.Immutable;
using Entente.Coding;
using Entente.Documents;
using Entente.Ledger;
using Xunit;

namespace Entente.Tests.Ledger;

/// <summary>One matter that some stand for and others against, over propositions made by hand.</summary>
public sealed class ContestedMatterTests
{
    // Keys of one digit.
    private static string Key(string digit) => digit.PadLeft(20, '0');

    private static IEnumerable<string> Digits(IEnumerable<string> keys) => keys.Select(k => k[^1..]);

    private static Claim Said(string id, string document, string speaker, string? actor, Stance stance, int at = 0)
    {
        var c = new Coded("Peru, Japan, Tokyo said: Peru shelled Chile.", document);
        c.Events.Add(c.Event(EventType.Assault, "Peru shelled Chile", "shelled", "shell", c.Who("Peru", "PER"), c.Who("Chile", "CHL")) with
        {
            Attributions = [c.Says(c.Who(speaker, actor), stance, "said")],
        });
        return c.Claims[0] with { Id = new("c-" + Key(id)), DocumentId = document, Quote = new TextSpan(at, at + 5) };
    }

    private static Proposition Of(string id, Claim[] pro, params Claim[] contra) => new()
    {
        Id = new("p-" + Key(id)), Key = default, Matter = new("m-" + Key("1")), Kind = ClaimKind.Event, Statement = "statement " + id,
        Status = PropositionStatus.Contested, Best = pro.Concat(contra).First().Id,
        For = [.. pro.Select(c => c.Id)], Against = [.. contra.Select(c => c.Id)],
    };

    private static ContestedMatter? Matter(Claim[] claims, params Proposition[] propositions) => ContestedMatter.Of(propositions, claims).SingleOrDefault();

    [Fact]
    public void Claims_are_in_the_order_of_documents_then_places_then_keys()
    {
        Claim[] pro = [Said("9", "b", "Japan", "JPN", Stance.Alleges), Said("3", "a", "Japan", "JPN", Stance.Alleges, 30),
            Said("5", "a", "Japan", "JPN", Stance.Alleges, 10), Said("4", "a", "Japan", "JPN", Stance.Alleges, 10)];
        var contra = Said("1", "c", "Peru", "PER", Stance.Denies);
        var matter = Matter([.. pro, contra], Of("1", pro, contra))!;
        Assert.Equal(["4", "5", "3", "9"], Digits(matter.For.Select(c => c.Id.Value)));
        Assert.Equal(["1"], Digits(matter.Against.Select(c => c.Id.Value)));
    }

    [Fact]
    public void Proposition_with_most_claims_comes_first_and_its_words_are_told()
    {
        Claim[] pro = [Said("1", "a", "Japan", "JPN", Stance.Alleges), Said("2", "b", "Japan", "JPN", Stance.Alleges)];
        Claim[] contra = [.. Enumerable.Range(3, 4).Select(i => Said($"{i}", $"d{i}", "Peru", "PER", Stance.Denies))];
        // One for; two for, one against; one for, three against; both of four claims.
        var matter = Matter([.. pro, .. contra], Of("c", pro[..1]), Of("b", pro, contra[0]), Of("a", pro[..1], contra[1..]))!;
        Assert.Equal(["a", "b", "c"], Digits(matter.Propositions.Select(p => p.Id.Value)));
        Assert.Equal("statement a", matter.Statement);
        Assert.Equal(["a", "b"], Digits(Matter([.. pro, .. contra], Of("b", pro[..1], contra[0]), Of("a", pro[..1], contra[1]))!
            .Propositions.Select(p => p.Id.Value)));
        Assert.Equal(["b", "a"], Digits(Matter([.. pro, .. contra], Of("b", pro), Of("a", [], contra[0]))!.Propositions.Select(p => p.Id.Value)));
        // Of what is denied alone there is no statement to tell.
        Assert.Equal("statement b", Matter([.. pro, .. contra], Of("a", [], contra), Of("b", pro[..1]))!.Statement);
    }

    [Fact]
    public void Speaker_is_known_by_who_he_is_not_by_the_words_for_him()
    {
        Claim pro = Said("1", "a", "Japan", "JPN", Stance.Alleges), contra = Said("2", "b", "Tokyo", "JPN", Stance.Denies);
        Assert.Null(Matter([pro, contra], Of("1", [pro], contra)));
        Claim one = Said("3", "a", "Japan", null, Stance.Alleges), other = Said("4", "b", "Tokyo", null, Stance.Denies);
        Assert.NotNull(Matter([one, other], Of("1", [one], other)));
    }

    [Fact]
    public void What_is_only_asserted_or_only_denied_is_not_contested()
    {
        Claim pro = Said("1", "a", "Japan", "JPN", Stance.Alleges), contra = Said("2", "b", "Peru", "PER", Stance.Denies);
        Assert.Null(Matter([pro], Of("1", [pro])));
        Assert.Null(Matter([contra], Of("1", [], contra)));
    }
}
