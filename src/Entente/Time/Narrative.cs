namespace Entente.Time;

/// <summary>The date that a text last spoke of: what "two days later" and "that month" hang on.</summary>
internal sealed class Narrative
{
    /// <summary>Null until the text has named one.</summary>
    public ImpreciseDate? Date { get; private set; }

    /// <summary>The last one that was named with its year, of the running paragraph where the text says when it was written.</summary>
    public ImpreciseDate? WithYear { get; private set; }

    /// <summary>Years told of a paragraph do not carry into the next.</summary>
    public void BeginParagraph() => WithYear = null;

    /// <summary>A date that bounds others ("by May", "after 2014") is not what is being told of.</summary>
    public void Tell(ImpreciseDate date, DateRole role, bool yearGiven)
    {
        if (role is not (DateRole.Point or DateRole.During or DateRole.Since) || date.Precision == DatePrecision.Decade) return;
        Date = date;
        if (yearGiven) WithYear = date;
    }
}
