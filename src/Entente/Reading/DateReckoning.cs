namespace Entente.Reading;

/// <summary>How a statement's date was had from its words.</summary>
public enum DateReckoning
{
    /// <summary>The words give it whole: "in June 2012".</summary>
    Stated,
    /// <summary>Counted from the document's date: "on Tuesday", "last month", "in June".</summary>
    Counted,
}
