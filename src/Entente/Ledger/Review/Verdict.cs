using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Entente.Ledger.Review;

/// <summary>What one person said of a claim, and when. It stands beside the claim and never changes it; a later one stands beside an earlier one.</summary>
public sealed record Verdict
{
    public const int LongestName = 100, LongestReason = 10_000;

    public ClaimId Claim { get; }
    public VerdictKind Kind { get; }
    /// <summary>What it should be; only where it is corrected.</summary>
    public Correction? Correction { get; }
    /// <summary>Who says so.</summary>
    public string By { get; }
    /// <summary>When it was given, to the microsecond.</summary>
    public Instant At { get; }
    public string? Why { get; }

    /// <exception cref="ArgumentException">A correction without what is corrected, a wrong one without a reason, no name, or a text that is too
    /// long.</exception>
    public Verdict(ClaimId claim, VerdictKind kind, Correction? correction, string by, Instant at, string? why)
    {
        if ((kind == VerdictKind.Corrected) != (correction is not null))
            throw new ArgumentException("A correction says what is corrected, and nothing else does.");
        by = PersonWords.Name(by);
        why = PersonWords.Checked("why", why?.Trim(), LongestReason, isLine: false);
        if (kind == VerdictKind.Wrong && why.Length == 0) throw new ArgumentException("why: no reason is given. Say what the passage tells instead.");
        (Claim, Kind, Correction, By, Why) = (claim, kind, correction, by, why.Length == 0 ? null : why);
        At = PersonWords.Moment(at);
    }

    /// <summary>Made of all that it says: the same verdict has the same key in every ledger.</summary>
    public string Id => "v-" + ContentHash.Of([Claim.Value, Kind.ToString(), By, InstantPattern.ExtendedIso.Format(At), Why,
        .. Correction?.Fields.Select(f => $"{f.Key}={f.Value}") ?? []]);

    public LocalDate Day => At.InUtc().Date;

    /// <summary>"held to be wrong by A. Analyst, 2026-11-26: nobody shelled".</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture,
        $"{(Kind == VerdictKind.Corrected ? "corrected" : $"held to be {KindName}")} by {By}, {LocalDatePattern.Iso.Format(Day)}")
        + (Correction is null && Why is null ? "" : ": " + string.Join("; ", new[] { Correction?.ToString(), Why }.OfType<string>()));

    public string KindName => Kind.ToString().ToLowerInvariant();
}
