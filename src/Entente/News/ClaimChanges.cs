using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Findings;
using Entente.Ledger;
using Entente.Time;
using NodaTime;

namespace Entente.News;

/// <summary>
/// What one set of claims says that an earlier one didn't. Only what is said counts, not by which claim: a document that is read again, and a copy of
/// one that is known, change nothing (docs/guides/news.md).
/// </summary>
public sealed class ClaimChanges
{
    /// <summary>A plan without a date of its own may be kept or broken within half a year of its telling.</summary>
    public const int PledgeReachDays = 183;

    /// <summary>Reports of one act differ by days of telling.</summary>
    private const int SlackDays = 3;

    private readonly Watch watch;
    private readonly ImmutableArray<Claim> before, now;
    private readonly HashSet<string> documents;
    private readonly HashSet<ClaimId> known;
    private readonly HashSet<ClaimId> told = [];
    private readonly List<Change> changes = [];

    private ClaimChanges(Watch watch, ImmutableArray<Claim> before, ImmutableArray<Claim> now, IEnumerable<string> documents)
    {
        (this.watch, this.before, this.now) = (watch, before, now);
        this.documents = documents.ToHashSet(StringComparer.Ordinal);
        known = before.Select(c => c.Id).ToHashSet();
    }

    /// <param name="before">All claims that counted then of the matters concerned; any order.</param>
    /// <param name="now">All that count now.</param>
    /// <param name="documents">The documents whose claims count now, those without claims too.</param>
    /// <returns>The most important first.</returns>
    public static ImmutableArray<Change> Between(Watch watch, IEnumerable<Claim> before, IEnumerable<Claim> now, IEnumerable<string> documents,
        Func<ActorId, string?>? nameOf = null)
    {
        var made = new ClaimChanges(watch, [.. before.OrderBy(c => c.Id)], [.. now.OrderBy(c => c.Id)], documents);
        made.Find(nameOf);
        return Sorted(made.changes);
    }

    /// <summary>By importance: kind, hard acts before soft, the latest first.</summary>
    public static ImmutableArray<Change> Sorted(IEnumerable<Change> changes) =>
        [.. changes.OrderBy(c => c.Kind).ThenBy(Softness).ThenByDescending(c => c.Stories).ThenByDescending(c => c.Date?.Last ?? LocalDate.MinIsoValue)
            .ThenBy(c => c.Id, StringComparer.Ordinal)];

    private static int Softness(Change change) => change.Kind is not (ChangeKind.Deed or ChangeKind.PledgeKept)
        || change.Claims.IsEmpty ? 0 : change.Claims[0].Type switch
    {
        EventType.Assault or EventType.Mobilize or EventType.Coerce or EventType.Sanction => 0,
        EventType.Aid or EventType.Cooperate or EventType.Retreat or EventType.Concede or EventType.Agree => 1,
        _ => 2,
    };

    private void Find(Func<ActorId, string?>? nameOf)
    {
        var (propositionsBefore, propositions) = (PropositionMatcher.Match(before, nameOf), PropositionMatcher.Match(now, nameOf));
        var (eventsBefore, events) = (EventMerger.Merge(before, propositionsBefore, nameOf), EventMerger.Merge(now, propositions, nameOf));
        AddContested(ContestedMatter.Of(propositionsBefore, before), ContestedMatter.Of(propositions, now));
        AddSides();
        AddPledges();
        AddDeeds(eventsBefore, events);
        AddGone(eventsBefore, events);
    }

    private void AddContested(ImmutableArray<ContestedMatter> then, ImmutableArray<ContestedMatter> current)
    {
        var contested = then.Select(m => m.Id).ToHashSet();
        foreach (var matter in current.Where(m => !contested.Contains(m.Id) && m.For.Concat(m.Against).Any(watch.Concerns)))
        {
            var all = matter.For.Concat(matter.Against).ToList();
            if (all.TrueForAll(c => known.Contains(c.Id))) continue;
            Add(new Change
            {
                Kind = ChangeKind.Contested,
                Statement = $"{Clean(matter.Statement)}: said by {Speakers(matter.For)}, denied by {Speakers(matter.Against)}.",
                Date = LatestSaid(all.Where(c => !known.Contains(c.Id))),
                Note = matter.Against.All(c => known.Contains(c.Id)) ? "before: only denied" : matter.For.All(c => known.Contains(c.Id))
                    ? "before: denied by nobody" : null,
                Claims = [.. NewFirst(all)],
                Matter = matter.Id,
            });
            // The rest of what its speakers say on the matter is told with it.
            foreach (var claim in now.Where(c => c.Key.Matter == matter.Id)) told.Add(claim.Id);
        }
    }

    private void AddSides()
    {
        var stood = before.Select(c => (c.Key.Matter, Speaker(c), c.Side, KindOf(c))).ToHashSet();
        var fresh = now.Where(c => watch.Concerns(c) && !known.Contains(c.Id) && !told.Contains(c.Id) && KindOf(c) is not null);
        foreach (var group in fresh.GroupBy(c => (c.Key.Matter, Speaker: Speaker(c), c.Side, Kind: KindOf(c))).OrderBy(g => g.Min(c => c.Id)))
        {
            if (stood.Contains(group.Key)) continue;
            var claims = group.OrderByDescending(c => c.Confidence).ThenBy(c => c.Id).ToImmutableArray();
            var others = before.Where(c => c.Key.Matter == group.Key.Matter && c.Side is not ClaimSide.Neither && Speaker(c) != group.Key.Speaker).ToList();
            string? Of(ClaimSide side, string word) => others.Where(c => c.Side == side).ToList() is { Count: > 0 } some
                ? $"{word} before by {Speakers(some)}" : null;
            Add(new Change
            {
                Kind = group.Key.Kind!.Value,
                Statement = Wording.Default.Sentence(claims[0]),
                Date = group.Key.Kind == ChangeKind.Pledge ? claims[0].Date : LatestSaid(claims),
                Note = string.Join("; ", new[] { Of(ClaimSide.For, "said"), Of(ClaimSide.Against, "denied") }
                    .Where(n => n is not null)) is { Length: > 0 } note ? note : null,
                Claims = claims,
                Matter = group.Key.Matter,
            });
        }
    }

    private void AddPledges()
    {
        var settled = Settled(before);
        foreach (var (pledge, outcome, kept) in Settled(now))
        {
            if (!watch.Concerns(outcome) || (known.Contains(pledge.Id) && known.Contains(outcome.Id)) || told.Contains(outcome.Id)
                || settled.Exists(s => s.Kept == kept && s.Outcome.Key == outcome.Key && Touch(s.Outcome.Date, outcome.Date))) continue;
            Add(new Change
            {
                Kind = kept ? ChangeKind.PledgeKept : ChangeKind.PledgeBroken,
                Statement = Wording.Default.Sentence(outcome),
                Date = outcome.Date,
                Note = $"told before as {(pledge.Stance == Stance.Pledges ? "promised" : "planned")}"
                    + (pledge.Said is { } said ? $", {DateWords.Short(ImpreciseDate.OfDay(said.First))}" : "") + $": {Wording.Default.Sentence(pledge)}",
                Claims = [outcome, pledge],
                Matter = outcome.Key.Matter,
            });
        }
    }

    private void AddDeeds(ImmutableArray<LedgerEvent> then, ImmutableArray<LedgerEvent> current)
    {
        var byKey = then.ToLookup(e => e.Key);
        var claimOf = now.ToDictionary(c => c.Id);
        foreach (var happened in current)
        {
            var claims = happened.Claims.Select(id => claimOf[id]).ToList();
            if (happened.PresupposedOnly || !claims.Exists(watch.Concerns) || claims.TrueForAll(c => known.Contains(c.Id))
                || claims.Exists(c => told.Contains(c.Id))) continue;
            if (byKey[happened.Key].Any(e => Touch(e.Date, happened.Date))) continue;
            var isWords = happened.Type is EventType.Accuse or EventType.Reject or EventType.Request or EventType.Threaten;
            var best = claims.OrderBy(c => c.ByAuthor ? 0 : 1).ThenBy(c => c.Modality == Modality.Presupposed ? 1 : 0).ThenByDescending(c => c.Confidence)
                .ThenBy(c => c.Id).First();
            Add(new Change
            {
                Kind = isWords ? ChangeKind.Words : ChangeKind.Deed,
                Statement = Wording.Default.Sentence(best),
                Date = happened.Date,
                Note = happened.Disputed ? "denied by others; the author tells it as a fact" : null,
                Claims = [best, .. NewFirst(claims.Where(c => c != best))],
                Matter = happened.Key.Matter,
            });
        }
    }

    // Told by documents of which a new version stands in their place, and by nothing else now.
    private void AddGone(ImmutableArray<LedgerEvent> then, ImmutableArray<LedgerEvent> current)
    {
        var byKey = current.ToLookup(e => e.Key);
        var claimOf = before.ToDictionary(c => c.Id);
        foreach (var happened in then)
        {
            var claims = happened.Claims.Select(id => claimOf[id]).ToList();
            if (happened.PresupposedOnly || !claims.Exists(watch.Concerns) || claims.Exists(c => documents.Contains(c.DocumentId))) continue;
            if (byKey[happened.Key].Any(e => Touch(e.Date, happened.Date)) || now.Any(c => c.Side == ClaimSide.For && c.Key == happened.Key
                && Touch(c.Date, happened.Date))) continue;
            var best = claims.OrderByDescending(c => c.Confidence).ThenBy(c => c.Id).First();
            Add(new Change
            {
                Kind = ChangeKind.Retraction,
                Statement = "No longer told: " + Wording.Default.Sentence(best),
                Date = happened.Date,
                Note = "gone from the new version of the document that told it",
                Claims = [.. claims.OrderByDescending(c => c.Confidence).ThenBy(c => c.Id)],
                Matter = happened.Key.Matter,
            });
        }
    }

    private void Add(Change change)
    {
        changes.Add(change);
        foreach (var claim in change.Claims)
        {
            told.Add(claim.Id);
            // "accused X of Y" is told with Y.
            if (claim.Within is { } within) told.Add(within);
        }
    }

    /// <summary>What a new stand on a matter is news as; absent where it is none by itself (facts are deeds).</summary>
    private static ChangeKind? KindOf(Claim claim)
    {
        if (claim.Stance == Stance.Retracts) return ChangeKind.Retraction;
        if (claim.Kind != ClaimKind.Event || claim.ByAuthor && !claim.IsProspective || claim.Stance == Stance.DeclinesToComment) return null;
        if (claim.Side == ClaimSide.Against) return claim.Stance == Stance.Denies && !claim.IsProspective ? ChangeKind.Denial : null;
        if (IsPledge(claim)) return ChangeKind.Pledge;
        return claim.IsProspective || claim.TellsAsKnown || claim.Modality == Modality.Presupposed ? null : ChangeKind.Side;
    }

    private static bool IsPledge(Claim claim) =>
        claim.Kind == ClaimKind.Event && claim.Polarity == Polarity.Affirmed && claim.Side == ClaimSide.For
        && (claim.Stance == Stance.Pledges || claim.Modality == Modality.Future)
        && claim.Attributions.All(a => a.Stance is Stance.Pledges or Stance.Asserts or Stance.Confirms);

    /// <summary>Plans and promises with the first later statement of the same thing as done, or as not done.</summary>
    private static List<(Claim Pledge, Claim Outcome, bool Kept)> Settled(ImmutableArray<Claim> claims)
    {
        var settled = new List<(Claim, Claim, bool)>();
        foreach (var same in claims.Where(c => c.Kind == ClaimKind.Event && c.Key.HasBothParties).GroupBy(c => c.Key).OrderBy(g => g.Key))
        {
            var pledges = same.Where(IsPledge).Where(c => c.Said is not null).OrderBy(c => c.Said).ThenBy(c => c.Id).ToList();
            if (pledges.Count == 0) continue;
            foreach (var kept in (bool[])[true, false])
            {
                var outcomes = same.Where(c => kept ? c.TellsAsKnown && c.Modality == Modality.Actual : IsFailure(c)).OrderBy(c => c.Date).ThenBy(c => c.Id);
                var done = new List<Claim>();
                foreach (var outcome in outcomes)
                {
                    if (done.Exists(d => Touch(d.Date, outcome.Date)) || pledges.Find(p => Meets(p, outcome)) is not { } pledge) continue;
                    done.Add(outcome);
                    settled.Add((pledge, outcome, kept));
                }
            }
        }
        return settled;
    }

    private static bool IsFailure(Claim claim) =>
        claim is { Kind: ClaimKind.Event, Polarity: Polarity.Negated, Modality: Modality.Actual, IsProspective: false } && claim.Side == ClaimSide.Against
        && claim.Attributions.All(a => a.Speaker is not null && a.Stance is Stance.Asserts or Stance.Confirms);

    private static bool Meets(Claim pledge, Claim outcome)
    {
        if (outcome.Date is not { } date || pledge.Said is not { } said || outcome.Said is not { } told || told.First <= said.Last
            || date.Last <= said.First) return false;
        return pledge.Date is { Precision: not DatePrecision.Assumed } planned ? Touch(planned, date) : date.First <= said.Last.PlusDays(PledgeReachDays);
    }

    private static bool Touch(ImpreciseDate? a, ImpreciseDate? b) =>
        a is null || b is null ? a is null && b is null : a.First.PlusDays(-SlackDays) <= b.Last && b.First <= a.Last.PlusDays(SlackDays);

    private IEnumerable<Claim> NewFirst(IEnumerable<Claim> claims) =>
        claims.OrderBy(c => known.Contains(c.Id) ? 1 : 0).ThenByDescending(c => c.Confidence).ThenBy(c => c.Id);

    private static ImpreciseDate? LatestSaid(IEnumerable<Claim> claims) => claims.Select(c => c.Said).OfType<ImpreciseDate>().Max();

    private static string Speaker(Claim claim) => claim.ByAuthor ? "author of " + claim.DocumentId
        : claim.Speaker is not { } speaker ? "unnamed in " + claim.DocumentId : speaker.Actor?.Value ?? WorldText.Line(speaker.Text).ToLowerInvariant();

    private static string Speakers(IEnumerable<Claim> claims) => Wording.List([.. claims
        .Select(c => c.ByAuthor ? "an author" : c.Speaker is { } s ? s.Actor is { } id ? Wording.NameOf(id) : Wording.Default.Name(s) : "unnamed speakers")
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static string Clean(string statement) => WorldText.Line(statement).TrimEnd('.');
}
