namespace Entente.Time;

/// <summary>How exactly a date was given by the words it was read from.</summary>
public enum DatePrecision
{
    /// <summary>A calendar day: "18 June 2024", "last Tuesday".</summary>
    Day,
    /// <summary>A week, Monday to Sunday.</summary>
    Week,
    /// <summary>A calendar month: "April 2019".</summary>
    Month,
    /// <summary>A quarter or a season of a year, three months.</summary>
    Quarter,
    /// <summary>A calendar year: "in 2023".</summary>
    Year,
    /// <summary>Ten calendar years: "the 1950s".</summary>
    Decade,
    /// <summary>Two stated ends: "from 1950 to 1953", "between March and May".</summary>
    Range,
    /// <summary>The words give no date; the document's own date stands in, and is only an upper bound for what is reported as past.</summary>
    Assumed,
}
