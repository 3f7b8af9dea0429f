namespace Entente.Work.Citing;

/// <summary>The forms in which `entente cite` writes.</summary>
public static class CitationFormat
{
    public const string Bibtex = "bibtex", Csl = "csl", Markdown = "markdown", Stix = "stix", ClaimReview = "claimreview";

    public static readonly string[] All = [Bibtex, Csl, Markdown, Stix, ClaimReview];

    /// <summary>Those that say something true of such a thing.</summary>
    public static string[] Of(string kind) => kind switch
    {
        "proposition" or "matter" => All,
        "claim" => [Bibtex, Csl, Markdown, Stix],
        _ => [Bibtex, Csl, Markdown],
    };
}
