using Entente.Store;

namespace Entente.Work.Citing;

/// <summary>One thing of the ledger, or a data set, in a form that another program or a paper takes; for the command, its endpoint and its tool.</summary>
public static class Citation
{
    /// <exception cref="UserException">No such thing or format, or it can't be traced to its words.</exception>
    public static string Of(LedgerFile ledger, string id, string format)
    {
        if (!CitationFormat.All.Contains(format))
            throw new UserException($"format: '{PlainText.OfLine(format)}' is none of {string.Join(", ", CitationFormat.All)}.", ExitCode.WrongUsage);
        var cited = CitedReader.Read(ledger, id);
        var possible = CitationFormat.Of(cited.Key.Kind);
        if (!possible.Contains(format))
            throw new UserException($"{cited.Key.Id}: {format} has no form for a thing of this kind ({cited.Key.Kind}). Take {string.Join(", ", possible)}"
                + (cited.Claims is [var one, ..] ? $"; or cite its matter, {one.Key.Matter}." : "."), ExitCode.WrongUsage);
        return format switch
        {
            CitationFormat.Bibtex => BibtexWriter.Write(cited.References),
            CitationFormat.Csl => CslWriter.Write(cited.References),
            CitationFormat.Markdown => MarkdownCitation.Write(cited),
            CitationFormat.Stix => StixCitation.Write(cited),
            _ => ClaimReviewCitation.Write(cited),
        };
    }
}
