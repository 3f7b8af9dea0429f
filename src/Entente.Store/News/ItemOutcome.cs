namespace Entente.Store.News;

/// <summary>What became of an article that a feed listed.</summary>
public enum ItemOutcome
{
    /// <summary>Read and recorded.</summary>
    Read,
    /// <summary>Its text was in the ledger already.</summary>
    Known,
    /// <summary>Not to be read: gone, not text, not allowed. It is not tried again.</summary>
    Refused,
    /// <summary>Not to be had now; tried again.</summary>
    Later,
}
