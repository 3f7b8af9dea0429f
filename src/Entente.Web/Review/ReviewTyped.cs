using Entente.Ledger.Review;

namespace Entente.Web.Review;

/// <summary>What somebody filled into the form.</summary>
internal sealed record ReviewTyped(string Token, string Verdict, string By, string Why, IReadOnlyDictionary<string, string?> Coding)
{
    public static ReviewTyped Nothing { get; } = new("", "", "", "", new Dictionary<string, string?>());

    public static ReviewTyped Of(IReadOnlyDictionary<string, string> fields)
    {
        string Field(string name) => fields.GetValueOrDefault(name) ?? "";
        return new ReviewTyped(Field("form"), Field("verdict"), Field("by"), Field("why"),
            Correction.Names.Where(fields.ContainsKey).ToDictionary(n => n, n => (string?)fields[n], StringComparer.Ordinal));
    }

    /// <exception cref="ArgumentException">None of the three buttons.</exception>
    public VerdictKind Kind => Verdict switch
    {
        "right" => VerdictKind.Right, "wrong" => VerdictKind.Wrong, "corrected" => VerdictKind.Corrected,
        _ => throw new ArgumentException($"verdict: '{Verdict}' is none of right, wrong, corrected."),
    };
}
