namespace Entente.Time;

/// <summary>How a date stands to what the sentence tells.</summary>
public enum DateRole
{
    /// <summary>It happened at some time within the date: "on 18 June", "in 2023".</summary>
    Point,
    /// <summary>It has gone on from the date: "since 2014", "from May onwards".</summary>
    Since,
    /// <summary>It went on up to the date: "until 1953", "up to June 2024".</summary>
    Until,
    /// <summary>It filled, or fell within, a stretch with stated ends: "from 1950 to 1953", "throughout 2023", "the past two weeks".</summary>
    During,
    /// <summary>Earlier than the date: "before 2014".</summary>
    Before,
    /// <summary>Later than the date: "after June 2024".</summary>
    After,
    /// <summary>Not later than the date: "by 2030".</summary>
    By,
}
