namespace Entente.Reading;

/// <summary>How sure a statement must be to be printed. What lies below is withheld and counted.</summary>
public enum PrintLevel
{
    /// <summary>For precision: what a brief may be built on. The default.</summary>
    Strict,
    /// <summary>For the best balance of precision and recall.</summary>
    Balanced,
    /// <summary>Everything that was read.</summary>
    All,
}
