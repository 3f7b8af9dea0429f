namespace Entente.Briefs.Checks;

/// <summary>A measure of a test and its thresholds on the score: at or beyond them the measure supports or contradicts; between them it tells
/// nothing.</summary>
public sealed record DeclaredMeasure(string Name, CheckStatistic Statistic, double Supported, double Contradicted)
{
    /// <summary>Null: unknown, or between the thresholds.</summary>
    public CheckAnswer? Of(double? score) => score is not { } s ? null
        : Statistic == CheckStatistic.LowPercentile ? Low(s)
        : s >= Supported - 1e-12 ? CheckAnswer.Supported : s <= Contradicted + 1e-12 ? CheckAnswer.Contradicted : null;

    // "0.5 0.1": in the lower half supports, in the uppermost tenth contradicts.
    private CheckAnswer? Low(double s) => s <= Supported + 1e-12 ? CheckAnswer.Supported : s >= 1 - Contradicted - 1e-12 ? CheckAnswer.Contradicted : null;

    /// <summary>Thresholds made stricter (0.5) or looser (2): the tail left over is halved or doubled, for shares the share is doubled or halved.</summary>
    public DeclaredMeasure Scaled(double factor) => Statistic switch
    {
        CheckStatistic.Share => this with { Supported = Math.Min(1, Supported / factor), Contradicted = Contradicted * factor },
        CheckStatistic.LowPercentile => this with { Supported = Math.Min(0.75, Supported * factor), Contradicted = Contradicted * Math.Min(factor, 2) },
        _ => this with { Supported = 1 - (1 - Supported) * factor, Contradicted = Math.Min(Contradicted * factor, 1 - (1 - Supported) * factor - 0.05) },
    };
}
