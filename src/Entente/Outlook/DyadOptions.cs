namespace Entente.Outlook;

/// <summary>How an outlook on two states is learned.</summary>
public sealed record DyadOptions
{
    /// <summary>Years of record before the first forecast: 15.</summary>
    public int LearningYears { get; init; } = 15;

    /// <summary>Years of forecasts that only serve to calibrate, before the first that is scored: 10.</summary>
    public int CalibrationYears { get; init; } = 10;

    /// <summary>Years from one learning to the next in the backtest: 5.</summary>
    public int RefitYears { get; init; } = 5;

    /// <summary>Years looked back on in learning: 40.</summary>
    public int LookBackYears { get; init; } = 40;

    /// <summary>Cases in which nothing came that are drawn for learning, each standing for as many as were not drawn: 30000.</summary>
    public int MostQuietCases { get; init; } = 30000;

    /// <summary>Penalty on the standardised coefficients: 20.</summary>
    public double Ridge { get; init; } = 20;

    /// <summary>Trees beside the logistic regression, 120; 0 for none.</summary>
    public int Trees { get; init; } = 120;

    /// <summary>Events that the highest chance ever said must rest on: 20.</summary>
    public int CapEvents { get; init; } = 20;

    /// <summary>Of the drawing: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Learned on at once; the figures don't depend on it. 2.</summary>
    public int Threads { get; init; } = 2;
}
