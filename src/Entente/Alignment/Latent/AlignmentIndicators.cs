using System.Collections.Immutable;

namespace Entente.Alignment.Latent;

/// <summary>
/// The indicators that alignment is read from on the real record, in the order that shipped parameters keep. Regime type, ideology, power and trade are
/// not among them: they are to explain alignment. Nor are ideal points: they are the same votes as <see cref="Votes"/>.
/// </summary>
public static class AlignmentIndicators
{
    /// <summary>Cohen's kappa of UN votes in one part of a session, with its sampling variance.</summary>
    public const string Votes = "un.kappa";
    /// <summary>An obligation of defence in the year, in either direction.</summary>
    public const string Defence = "alliance.defence";
    /// <summary>Any other pact in the year; only where there is none of defence.</summary>
    public const string OtherPact = "alliance.other";
    /// <summary>Sanctions of either on the other in the year, those of the UN left out.</summary>
    public const string Sanction = "sanction";
    /// <summary>A militarized dispute in the year.</summary>
    public const string Dispute = "dispute";
    /// <summary>An armed conflict with 25 deaths or more between the two in the year.</summary>
    public const string Conflict = "conflict";
    /// <summary>Major arms delivered by either to the other in the year.</summary>
    public const string ArmsDelivery = "arms.delivery";
    /// <summary>Arms ordered by either from the other in the year; only for years after deliveries end.</summary>
    public const string ArmsOrder = "arms.order";
    /// <summary>Visits of leaders in the year; pairs with the United States only.</summary>
    public const string Visit = "visit";
    /// <summary>Joint memberships of international organisations beyond what both states' habit of joining leads one to expect, log. Reported, but its shipped loading is 0: it shows the region, not alignment (docs/methods/latent-alignment.md).</summary>
    public const string Organisations = "igo.excess";
    /// <summary>Of the events reported by GDELT between the two in the month, those of conflict.</summary>
    public const string GdeltConflict = "gdelt.conflict";
    /// <summary>As <see cref="GdeltConflict"/>, by ICEWS.</summary>
    public const string IcewsConflict = "icews.conflict";
    /// <summary>As <see cref="GdeltConflict"/>, by POLECAT.</summary>
    public const string PolecatConflict = "polecat.conflict";
    /// <summary>An event that documents in the ledger tell of: 1 cooperation, 0 conflict.</summary>
    public const string Report = "report";

    /// <summary>All, in their order.</summary>
    public static ImmutableArray<AlignmentIndicator> All { get; } =
    [
        new(Votes, LikelihoodKind.Gaussian, 1),
        new(Defence, LikelihoodKind.Bernoulli, 1),
        new(OtherPact, LikelihoodKind.Bernoulli, 1),
        new(Sanction, LikelihoodKind.Bernoulli, -1),
        new(Dispute, LikelihoodKind.Bernoulli, -1),
        new(Conflict, LikelihoodKind.Bernoulli, -1),
        new(ArmsDelivery, LikelihoodKind.Bernoulli, 1),
        new(ArmsOrder, LikelihoodKind.Bernoulli, 1),
        new(Visit, LikelihoodKind.NegativeBinomial, 1),
        new(Organisations, LikelihoodKind.Gaussian, 1),
        new(GdeltConflict, LikelihoodKind.NegativeBinomial, -1),
        new(IcewsConflict, LikelihoodKind.NegativeBinomial, -1),
        new(PolecatConflict, LikelihoodKind.NegativeBinomial, -1),
        new(Report, LikelihoodKind.Bernoulli, 1),
    ];

    /// <summary>Place in <see cref="All"/>.</summary>
    /// <exception cref="ArgumentException">No indicator has the name.</exception>
    public static int IndexOf(string name)
    {
        for (var i = 0; i < All.Length; i++)
            if (All[i].Name == name) return i;
        throw new ArgumentException($"No indicator of alignment '{name}'; there are {string.Join(", ", All.Select(i => i.Name))}.", nameof(name));
    }
}
